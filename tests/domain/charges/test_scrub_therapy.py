"""What the scrubber objects to in units, assistants, thresholds, plans and permissions, and how risk is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from synovia.domain.charges.claims.content import (
    Accident,
    Adjustment,
    Cause,
    Filing,
    Frequency,
    Insured,
    LineDecision,
    Turn,
)
from synovia.domain.charges.claims.fixes import (
    AddModifier,
    MoveUnits,
    RemoveModifier,
    SetAuthorization,
    SetCause,
    SetPointers,
    SetReferring,
    SetUnits,
    SplitAssistant,
    TidyModifiers,
)
from synovia.domain.charges.claims.scrub import (
    Authorization,
    GivenMinutes,
    PlanOfCare,
    Risk,
    Severity,
    apply_fix,
    risk_of,
)
from synovia.domain.charges.units import UnitRule
from tests.domain.charges.claimed import (
    DAY,
    DOCTOR,
    MEDICARE,
    checked,
    claim,
    injury_claim,
    keys,
    line,
)


class TestUnitsAndMinutes:
    @pytest.mark.parametrize(
        ("first", "second", "key", "fix"),
        [
            ((2, 20), (1, 18), None, None),  # 38 minutes make 3, the most minutes over get the last
            ((3, 24), (2, 23), "units_above_minutes", None),
            ((2, 22), (2, 23), "units_above_minutes", SetUnits(0, Decimal(1))),
            ((1, 20), (2, 18), "units_misplaced", MoveUnits(1, 0, Decimal(1))),
            ((1, 20), (1, 18), "units_below_minutes", SetUnits(0, Decimal(2))),
        ],
    )
    def test_the_eight_minute_rule(
        self, first: tuple[int, int], second: tuple[int, int], key: str | None, fix: object
    ) -> None:
        found = checked(claim(line("97110", *first), line("97140", *second)))
        assert [each.key for each in found] == ([key] if key else [])
        assert [each.fix for each in found if key] == ([fix] if key else [])

    def test_a_payer_by_the_rule_of_eights_takes_what_medicare_does_not(self) -> None:
        three = claim(*(line(code, 1, 8) for code in ("97110", "97112", "97140")))
        eights = replace(MEDICARE, unit_rule=UnitRule.EIGHTS)
        assert keys(checked(three)) == ["units_above_minutes"]
        assert checked(three, rules=eights) == ()

    def test_an_unknown_rule_objects_only_to_what_neither_rule_allows(self) -> None:
        unknown = replace(MEDICARE, unit_rule=None)
        either = claim(*(line(code, 1, 8) for code in ("97110", "97112", "97140")))
        neither = claim(line("97110", 3, 30))
        assert [(each.key, each.severity) for each in checked(either, rules=unknown)] == [
            ("unit_rule_unknown", Severity.WARNS)
        ]
        assert [(each.key, each.severity) for each in checked(neither, rules=unknown)] == [
            ("units_above_minutes", Severity.WARNS)
        ]

    def test_the_note_goes_before_the_lines(self) -> None:
        minutes = (GivenMinutes("97110", DAY, 20), GivenMinutes("97140", DAY, 15))
        assert keys(checked(minutes=minutes)) == ["units_above_minutes"]

    def test_missing_minutes_are_told(self) -> None:
        [told] = checked(claim(line(minutes=None)))
        assert (told.key, told.severity) == ("minutes_unknown", Severity.TELLS)


class TestAssistant:
    def test_the_assistants_units_are_split_off(self) -> None:
        """23 minutes by the assistant and 13 by the therapist make 2 units: one is marked, the last is the therapist's."""
        spoiled = claim(line("97110", 2, 36))
        minutes = (GivenMinutes("97110", DAY, 13, 23),)
        [found] = checked(spoiled, minutes=minutes)
        assert found.fix == SplitAssistant(0, Decimal(1))
        mended = apply_fix(spoiled, SplitAssistant(0, Decimal(1)))
        assert [(int(each.units), each.charge, each.modifiers) for each in mended.lines] == [
            (1, Decimal("62.00"), ("GP",)),
            (1, Decimal("62.00"), ("GP", "CQ")),
        ]
        assert checked(mended, minutes=minutes) == ()

    def test_a_service_all_by_the_assistant_is_marked_whole(self) -> None:
        [found] = checked(claim(line()), minutes=(GivenMinutes("97110", DAY, 0, 30),))
        assert found.fix == AddModifier(0, "CQ")

    def test_a_mark_too_many_costs_the_clinic(self) -> None:
        [found] = checked(claim(line("97110", 2, 30, "CQ")), minutes=(GivenMinutes("97110", DAY, 30, 0),))
        assert (found.severity, found.fix) == (Severity.WARNS, RemoveModifier(0, "CQ"))

    def test_cq_goes_with_gp(self) -> None:
        found = checked(claim(line(modifiers=("CQ",))))
        assert AddModifier(0, "GP") in [each.fix for each in found]


class TestThreshold:
    def test_kx_from_the_line_that_passes_the_years_sum(self) -> None:
        """2,400.00 used; the first line (58.12) stays below 2,480.00, the second (29.06) passes it."""
        found = checked(therapy_used=Decimal("2400.00"))
        assert [(each.key, each.line, each.fix) for each in found] == [
            ("attest_missing", 1, AddModifier(1, "KX"))
        ]

    def test_exactly_at_the_threshold_needs_no_kx(self) -> None:
        assert checked(claim(line()), therapy_used=Decimal("2421.88")) == ()

    def test_kx_is_one_click_only_under_a_certified_plan(self) -> None:
        open_plan = PlanOfCare(date(2026, 8, 24))
        found = checked(claim(line()), therapy_used=Decimal("2480.00"), plan=open_plan)
        assert [each.fix for each in found if each.key == "attest_missing"] == [None]

    def test_kx_too_early_draws_questions(self) -> None:
        [found] = checked(claim(line("97110", 2, 30, "KX")))
        assert (found.key, found.severity, found.fix) == (
            "attest_early",
            Severity.WARNS,
            RemoveModifier(0, "KX"),
        )

    def test_a_new_year_starts_from_zero(self) -> None:
        plan = PlanOfCare(date(2025, 12, 1), signed_on=date(2025, 12, 5))
        days = (date(2025, 12, 30), date(2026, 1, 5))
        lines = tuple(line(on=day) for day in days)
        found = checked(claim(*lines), therapy_used=Decimal("2405.00"), plan=plan)
        assert [(each.key, each.line) for each in found] == [("attest_missing", 0)]

    def test_unknown_dollars_are_told(self) -> None:
        [told] = checked(therapy_used=None)
        assert (told.key, told.severity) == ("therapy_used_unknown", Severity.TELLS)

    def test_possible_review_is_told(self) -> None:
        found = checked(claim(line("97110", 2, 30, "KX")), therapy_used=Decimal("2990.00"))
        assert [(each.key, each.severity) for each in found] == [("review_possible", Severity.TELLS)]


class TestPlanAndPermissions:
    def test_the_certifying_provider_is_named_in_one_click(self) -> None:
        [found] = checked(claim(referring=None))
        assert (found.key, found.fix) == ("referring_missing", SetReferring(DOCTOR))

    @pytest.mark.parametrize(
        ("plan", "said"),
        [
            (PlanOfCare(date(2026, 8, 24), signed_on=date(2026, 9, 23)), []),
            (PlanOfCare(date(2026, 8, 14), signed_on=date(2026, 9, 14)), ["plan_signed_late"]),
            (PlanOfCare(date(2026, 8, 24)), ["plan_not_certified_yet"]),
            (PlanOfCare(date(2026, 8, 10)), ["plan_not_certified"]),
            (PlanOfCare(date(2026, 8, 10), order_on_file=True, sent_on=date(2026, 8, 12)), []),
            (PlanOfCare(date(2026, 8, 10), order_on_file=True), ["plan_not_certified"]),
            (PlanOfCare(date(2026, 8, 10), recertification=True, order_on_file=True, sent_on=date(2026, 8, 12)), ["plan_not_certified"]),
            (PlanOfCare(date(2026, 6, 16), signed_on=date(2026, 6, 20)), []),  # day 90
            (PlanOfCare(date(2026, 6, 15), signed_on=date(2026, 6, 20)), ["plan_ended"] * 2),
            (PlanOfCare(date(2026, 8, 1), signed_on=date(2026, 8, 3), runs_through=date(2026, 9, 13)), ["plan_ended"] * 2),
            (PlanOfCare(date(2026, 9, 15), signed_on=date(2026, 9, 15)), ["plan_ended"] * 2),  # not begun
            (None, ["plan_unknown"]),
        ],
    )  # fmt: skip
    def test_the_plan_is_certified_and_holds(self, plan: PlanOfCare | None, said: list[str]) -> None:
        assert keys(checked(plan=plan)) == said

    @pytest.mark.parametrize(("since", "said"), [(None, []), (9, []), (10, ["progress_report_due"])])
    def test_a_progress_report_every_ten_treatment_days(self, since: int | None, said: list[str]) -> None:
        assert keys(checked(days_since_report=since)) == said

    @pytest.mark.parametrize(
        ("held", "said"),
        [
            (Authorization("A-550", date(2026, 9, 1), date(2026, 9, 30), visits=6, visits_used=5), []),
            (Authorization("A-550", visits=6, visits_used=6), ["authorization_visits"]),
            (Authorization("A-550", units=Decimal(20), units_used=Decimal(18)), ["authorization_units"]),
            (Authorization("A-550", ends=date(2026, 9, 13)), ["authorization_days"] * 2),
            (Authorization("A-550", starts=date(2026, 9, 15)), ["authorization_days"] * 2),
            (Authorization("A-550", codes=frozenset({"97110"})), ["authorization_codes"]),
            (Authorization("A-551"), ["authorization_differs"]),
            (None, ["authorization_unknown"]),
        ],
    )
    def test_an_authorization_covers_days_visits_units_and_services(
        self, held: Authorization | None, said: list[str]
    ) -> None:
        assert keys(checked(injury_claim(), authorization=held)) == said

    def test_an_authorization_on_file_is_written_in_one_click(self) -> None:
        bare = injury_claim(authorization="")
        [found] = checked(bare, authorization=Authorization("A-550"))
        assert found.fix == SetAuthorization("A-550")
        assert keys(checked(bare)) == ["authorization_missing"]

    def test_an_hmo_wants_a_referral_that_still_holds(self) -> None:
        of_hmo = claim(filing=Filing.HMO)
        assert "referral_missing" in keys(checked(of_hmo))
        assert "referral_ended" in keys(checked(of_hmo, referral_through=date(2026, 9, 13)))

    def test_a_work_injury_says_so_in_one_click(self) -> None:
        told = Accident((), date(2026, 8, 30), "ME")
        spoiled = injury_claim(accident=told)
        assert SetCause(Cause.EMPLOYMENT) in [each.fix for each in checked(spoiled)]


class TestMending:
    def test_modifiers_are_tidied(self) -> None:
        spoiled = claim(line(modifiers=("59", "GP", "59")))
        [found] = checked(spoiled)
        assert found.fix == TidyModifiers(0)
        assert apply_fix(spoiled, TidyModifiers(0)).lines[0].modifiers == ("GP", "59")

    def test_pointers_that_hold_are_kept(self) -> None:
        spoiled = claim(line(pointers=(2, 5, 2)), diagnoses=("M54.50", "M62.81"))
        [found] = checked(spoiled)
        assert found.fix == SetPointers(0, (2,))

    def test_no_diagnosis_is_guessed_among_several(self) -> None:
        [found] = checked(claim(line(pointers=()), diagnoses=("M54.50", "M62.81")))
        assert found.fix is None


class TestRisk:
    def test_one_word_a_number_and_the_reason(self) -> None:
        none, some, blocked = (
            checked(),
            checked(claim(line("97110", 2, 30, "KX"))),
            checked(claim(line(modifiers=()))),
        )
        assert [risk_of(each).risk for each in (none, some, blocked)] == [Risk.LOW, Risk.MEDIUM, Risk.HIGH]
        assert risk_of(none).says == "No check objects."
        assert risk_of(blocked).count == 1
        assert risk_of(blocked).says.startswith(
            "1 objection would stop or deny this claim. First: Line 1 (97110"
        )

    def test_what_could_not_be_checked_raises_no_risk(self) -> None:
        risk = risk_of(checked(therapy_used=None))
        assert (risk.risk, risk.count, risk.told) == (Risk.LOW, 0, 1)
        assert risk.says == "1 point could not be checked."


class TestLaterPayers:
    FIRST = replace(
        claim().insured,
        payer=replace(claim().insured.payer, name="Coastal Health", filing=Filing.COMMERCIAL),
        paid=Decimal("100.00"),
        adjustments=(Adjustment("CO", "45", Decimal("56.00")), Adjustment("PR", "2", Decimal("30.00"))),
    )
    SECOND = replace(claim().insured, turn=Turn.SECONDARY, msp_reason="12")

    def test_medicare_second_with_all_it_needs(self) -> None:
        assert checked(claim(insured=self.SECOND, others=(self.FIRST,))) == ()

    @pytest.mark.parametrize(
        ("second", "first", "key"),
        [
            (replace(SECOND, msp_reason=""), FIRST, "second_reason_missing"),
            (SECOND, replace(FIRST, paid=None), "earlier_decision_missing"),
            (SECOND, replace(FIRST, paid=Decimal("99.00")), "earlier_unbalanced"),
            (SECOND, replace(FIRST, turn=Turn.SECONDARY), "turn_twice"),
            (replace(SECOND, turn=Turn.PRIMARY), FIRST, "turn_twice"),
        ],
    )
    def test_what_is_missing_or_does_not_add_up(self, second: Insured, first: Insured, key: str) -> None:
        assert key in keys(checked(claim(insured=second, others=(first,))))

    def test_the_lines_the_first_payer_decided_add_up_too(self) -> None:
        decided = LineDecision(
            1, Decimal("80.00"), Decimal(2), (Adjustment("CO", "45", Decimal("43.00")),), DAY
        )
        first = replace(
            self.FIRST, adjustments=(Adjustment("CO", "45", Decimal("43.00")),), line_decisions=(decided,)
        )
        found = checked(claim(insured=self.SECOND, others=(first,)))
        assert ("earlier_line_unbalanced", 0) in [(each.key, each.line) for each in found]

    def test_a_void_repeats_what_was_sent_right_or_wrong(self) -> None:
        sent = claim(line(modifiers=()), frequency=Frequency.VOID, original_reference="2026257001")
        assert checked(sent) == ()

    def test_the_clinics_own_setting_is_named_as_its_source(self) -> None:
        rules = MEDICARE.changed(authorization_needed=True)
        [found] = checked(rules=rules)
        assert (found.key, found.source) == ("authorization_missing", "clinic-setting")
