"""Low back pain with a known, stable slip. The picture alone is no class: the findings carry it."""

from synovia.domain.rules import AllOf, AnyOf, Cites, Includes, Is, Positive, Rule, Said, Supports, named
from synovia.domain.strategy.effects import Mentions
from synovia.domain.strategy.low_back.mobility import EXTENSION_ROTATION
from synovia.domain.strategy.shared.criteria import IN_LOW_BACK
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import conditions, low_back_tests, motion

CODE, NAME = "SPONDYLOLISTHESIS", "Low back pain with a known stable slip (grade I or II)"

STABLE_SLIP = Is(conditions.LISTHESIS, "stable_grade_1_or_2")
FITS = AnyOf(
    Positive(low_back_tests.ABERRANT_MOVEMENT),
    Positive(low_back_tests.POOR_TRUNK_CONTROL),
    Positive(low_back_tests.PRONE_INSTABILITY),
    Positive(low_back_tests.WORSE_EXTENSION),
    Includes(motion.PAINFUL_LOW_BACK_MOTIONS, "extension"),
    EXTENSION_ROTATION,
)
ALSO_WITHOUT_PAIN = Mentions(
    "A stable slip is common in people without pain: it sets limits (no thrust or pressure at the level, no loaded "
    "end-range extension); what is treated are the findings, with a flexion or neutral bias and trunk control."
)

slip_fits_the_findings = Rule(
    asks="Is there a stable slip, with pain on extension or poor control?",
    when=AllOf(IN_LOW_BACK, STABLE_SLIP, FITS),
    then=(Supports(CODE, NAME, Band.MODERATE), ALSO_WITHOUT_PAIN),
    evidence=(Cites("delitto-2012"), Cites("synovia-design")),
    says=Said(
        "Known stable slip with extension pain or poor control.",
        "One of your bones has slipped a little. A strong trunk takes care of it.",
    ),
    study=StudyType.CONSENSUS,
)
slip_is_known = Rule(
    asks="Is a stable slip known?",
    when=AllOf(IN_LOW_BACK, STABLE_SLIP),
    then=(Supports(CODE, NAME, Band.LOW), ALSO_WITHOUT_PAIN),
    evidence=(Cites("delitto-2012"), Cites("brinjikji-2015")),
    says=Said(
        "Known stable slip; without fitting findings it does not explain the pain.",
        "One of your bones has slipped a little. That is common and mostly harmless.",
    ),
    study=StudyType.CONSENSUS,
)

RULES = named("low-back", globals())
