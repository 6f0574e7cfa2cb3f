"""The draft keeps everything exactly as typed, also what cannot be read."""

from synovia.records.examination.draft import Activity, Draft, typed_findings


def test_a_field_the_form_did_not_hold_stays() -> None:
    kept = Draft(findings={"nprs_now": "5", "onset": "trauma"})
    assert kept.merged(Draft(findings={"nprs_now": "6"})).findings == {"nprs_now": "6", "onset": "trauma"}


def test_a_field_the_form_emptied_goes() -> None:
    kept = Draft(findings={"nprs_now": "5", "pain_areas": ["neck_left"]}, words={"story": "Fell."})
    later = Draft(findings={"nprs_now": "", "pain_areas": []}, words={"story": " "})
    assert kept.merged(later).findings == {}
    assert kept.merged(later).words == {}


def test_what_cannot_be_read_is_kept_as_it_was_typed() -> None:
    kept = Draft().merged(Draft(findings={"cervical_flexion": " 400 "}))
    assert Draft.of(kept.as_json()).findings == {"cervical_flexion": " 400 "}


def test_activities_are_replaced_as_a_whole_and_only_when_the_form_held_them() -> None:
    kept = Draft(activities=(Activity("Driving", "4"),))
    assert kept.merged(Draft()).activities == (Activity("Driving", "4"),)
    assert kept.merged(Draft(activities=())).activities == ()


def test_a_form_gives_lists_for_sets_and_text_for_the_rest_and_nothing_that_is_no_finding() -> None:
    posted = [
        ("pain_areas", ["", "neck_left", "hand_left"]),
        ("nprs_now", ["5"]),
        ("csrfmiddlewaretoken", ["x"]),
        ("age", ["7"]),
        ("psfs_mean", ["9"]),
    ]
    assert typed_findings(posted) == {"pain_areas": ["neck_left", "hand_left"], "nprs_now": "5"}


def test_differences_name_what_is_not_the_same_in_two_versions() -> None:
    theirs = Draft(findings={"nprs_now": "5", "onset": "trauma"}, words={"story": "Fell."})
    mine = Draft(findings={"nprs_now": "6", "onset": "trauma"}, words={"story": "Slipped."})
    assert theirs.differences(mine) == ("story", "nprs_now")
