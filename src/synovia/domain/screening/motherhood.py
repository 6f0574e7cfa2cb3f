"""Pregnancy and the weeks after birth."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeastValue,
    Below,
    Cites,
    Gate,
    Includes,
    Positive,
    Rule,
    Said,
    Weight,
    named,
    value,
)
from synovia.domain.screening.wording import (
    DTF,
    DTM,
    M34,
    STM,
    STR,
    THR_C,
    THR_L,
    THR_SI,
    THRUST_TRUNK,
    TRX,
    blocked,
    blocked_in_region,
    emergency,
    with_care,
)
from synovia.domain.terms.findings import pregnancy
from synovia.domain.terms.places import Place

TEACHING = (Cites("batavia-2006"), Cites("acog-2020"))

pregnancy_warning_sign_is_an_emergency = Rule(
    asks="Is there a warning sign in pregnancy?",
    when=AllOf(
        Positive(pregnancy.PREGNANT),
        Includes(pregnancy.WARNING_SIGNS, *pregnancy.WARNING_SIGNS.choices),
    ),
    then=emergency("obstetric emergency care", "Go to the maternity emergency unit now."),
    evidence=TEACHING,
    says=Said("Warning sign in pregnancy: stop.", "This is a warning sign in pregnancy. Get help now."),
)

pregnancy_is_a_precaution = Rule(
    asks="Is the patient pregnant?",
    when=Positive(pregnancy.PREGNANT),
    then=(
        blocked_in_region(TRX, at=Place.TRUNK),
        with_care("Side-lying; low amplitude, never high-amplitude rotation", *THRUST_TRUNK, THR_C),
        with_care("No deep pressure on abdomen or inner thigh", STM, DTM, DTF),
        with_care("Ligaments are lax: short of end range", M34, STR),
    ),
    evidence=TEACHING,
    says=Said(
        "Pregnancy: side-lying, no belt traction, short of end range; exercise by obstetric advice.",
        "In pregnancy we treat you on your side and gently. Exercise is good for you.",
    ),
    gates=(Gate(pregnancy.PREGNANT, closes=(*THRUST_TRUNK,)),),
)

early_late_or_risky_pregnancy_closes_pelvic_thrust = Rule(
    asks="Is the pregnancy in its first trimester, from 34 weeks on, or complicated?",
    when=AllOf(
        Positive(pregnancy.PREGNANT),
        AnyOf(
            Below(pregnancy.WEEKS, value("pregnancy/first-trimester")),
            AtLeastValue(pregnancy.WEEKS, value("pregnancy/late")),
            Positive(pregnancy.COMPLICATED),
        ),
    ),
    then=blocked(THR_L, THR_SI),
    evidence=TEACHING,
    says=Said(
        "First trimester, 34 weeks or later, or complicated pregnancy: no lumbar or sacroiliac thrust.",
        "At this stage of pregnancy we leave out quick techniques to the low back.",
    ),
    gates=(Gate(pregnancy.WEEKS, pregnancy.COMPLICATED, closes=(THR_L, THR_SI), weight=Weight.EXAM),),
)

weeks_after_birth_are_a_precaution = Rule(
    asks="Was there a birth within six weeks?",
    when=Below(pregnancy.POSTPARTUM_WEEKS, value("postpartum/weeks")),
    then=with_care("Ligaments are still lax: low force", *THRUST_TRUNK, M34, TRX, STR),
    evidence=TEACHING,
    says=Said(
        "Less than six weeks after birth.", "After birth your joints are still loose, so we go gently."
    ),
)

RULES = named("motherhood", globals())
