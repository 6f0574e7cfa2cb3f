"""Trigger points (Delphi 2018): a description with poor reliability, at most a moderate class."""

from synovia.domain.rules import AllOf, AnyOf, AtLeast, Cites, Includes, Positive, Rule, Said, Supports, named
from synovia.domain.strategy.effects import Mentions
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import muscles

CODE, NAME = "MYOFASCIAL", "Muscle pain with trigger points"

THREE_SIGNS = (
    Positive(muscles.TAUT_BAND),
    Positive(muscles.HYPERSENSITIVE_SPOT),
    Positive(muscles.REFERRED_FROM_SPOT),
)
UNRELIABLE = Mentions(
    "Examiners agree poorly on trigger points: two of three signs are the consensus, not a proof."
)

all_three_signs_of_a_trigger_point = Rule(
    asks="Are a taut band, a hypersensitive spot and referred pain all found?",
    when=AllOf(*THREE_SIGNS),
    then=(Supports(CODE, NAME, Band.MODERATE), UNRELIABLE),
    evidence=(Cites("fernandez-2018"), Cites("lucas-2009", where="reliability")),
    says=Said(
        "All three signs of a trigger point; reliability is poor to fair.",
        "A sore knot in a muscle brings on your pain.",
    ),
    study=StudyType.CONSENSUS,
)
two_signs_of_a_trigger_point = Rule(
    asks="Are two of the three signs of a trigger point found, or muscles with trigger points named?",
    when=AnyOf(AtLeast(2, *THREE_SIGNS), Includes(muscles.TRIGGER_POINTS, *muscles.MUSCLES)),
    then=(Supports(CODE, NAME, Band.LOW), UNRELIABLE),
    evidence=(Cites("fernandez-2018"), Cites("lucas-2009", where="reliability")),
    says=Said(
        "Two of three signs of a trigger point; reliability is poor to fair.",
        "A sore knot in a muscle may add to your pain.",
    ),
    study=StudyType.CONSENSUS,
)

RULES = named("myofascial", globals())
