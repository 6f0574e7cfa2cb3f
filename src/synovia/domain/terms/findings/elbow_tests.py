"""Tests and behavior of elbow complaints: tendons at the outer and inner elbow, the nerve behind the inner one."""

from synovia.domain.terms.finding import findings_in, number, sided, yes_no

LATERAL_TENDER = sided(
    yes_no(
        "lateral_epicondyle_tenderness",
        "Pressure at or just below the {side} lateral epicondyle reproduces the familiar pain",
        "Is the {side} lateral epicondyle tender?",
    )
)
COZEN = sided(
    yes_no(
        "cozen_test",
        "Cozen test: resisted wrist extension hurts at the outer {side} elbow",
        "Does resisted wrist extension hurt at the outer {side} elbow (Cozen)?",
    )
)
MAUDSLEY = sided(
    yes_no(
        "maudsley_test",
        "Maudsley test: resisted extension of the middle finger hurts at the outer {side} elbow",
        "Does resisted extension of the middle finger hurt at the outer {side} elbow (Maudsley)?",
    )
)
MILL_STRETCH = sided(
    yes_no(
        "mill_test",
        "Mill test: stretching the wrist extensors with the elbow straight hurts at the outer {side} elbow",
        "Does stretching the wrist extensors hurt at the outer {side} elbow (Mill)?",
    )
)
GRIP_PAIN = sided(
    yes_no(
        "gripping_hurts_outer_elbow",
        "Gripping hurts at the outer {side} elbow",
        "Does gripping hurt at the outer {side} elbow?",
        "Does it hurt at the outside of your {side} elbow when you grip?",
    )
)
PAIN_FREE_GRIP = sided(
    number(
        "pain_free_grip",
        "Pain-free grip of the {side} hand: the force reached when pain starts, elbow straight",
        "How many newtons of pain-free grip in the {side} hand?",
        unit="newtons",
        low=0,
        high=900,
    )
)
FULL_EXTENSION = sided(
    yes_no(
        "full_passive_elbow_extension",
        "The {side} elbow extends fully when moved by the examiner",
        "Does the {side} elbow extend fully when moved passively?",
    )
)
MEDIAL_TENDER = sided(
    yes_no(
        "medial_epicondyle_tenderness",
        "Pressure at or just below the {side} medial epicondyle reproduces the familiar pain",
        "Is the {side} medial epicondyle tender?",
    )
)
RESISTED_WRIST_FLEXION = sided(
    yes_no(
        "resisted_wrist_flexion_or_pronation_hurts",
        "Resisted wrist flexion or pronation hurts at the inner {side} elbow",
        "Does resisted wrist flexion or pronation hurt at the inner {side} elbow?",
    )
)
ULNAR_TINGLING = sided(
    yes_no(
        "little_finger_tingling",
        "Tingling or numbness of the little finger of the {side} hand",
        "Is there tingling or numbness in the little finger of the {side} hand?",
        "Does the little finger of your {side} hand tingle or feel numb?",
    )
)
ULNAR_TINEL = sided(
    yes_no(
        "tinel_at_inner_elbow",
        "Tapping behind the {side} medial epicondyle sends tingling to the little finger",
        "Is the Tinel sign at the inner {side} elbow positive?",
    )
)

FINDINGS = findings_in("elbow tests", globals())
