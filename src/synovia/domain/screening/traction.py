"""What keeps traction closed, beside the rows that already do."""

from synovia.domain.rules import AnyOf, Cites, Positive, Rule, Said, named
from synovia.domain.screening.wording import TRX, blocked, blocked_in_region
from synovia.domain.terms.evidence import ActionLevel
from synovia.domain.terms.findings import conditions
from synovia.domain.terms.places import Place

TEACHING = (Cites("batavia-2006"),)

belt_traction_is_closed = Rule(
    asks="Would a traction belt press on a hernia, or burden heart or lungs?",
    when=AnyOf(Positive(conditions.HERNIA), Positive(conditions.HEART_LUNG)),
    then=blocked_in_region(TRX, at=Place.TRUNK),
    evidence=TEACHING,
    says=Said(
        "Hernia, or heart or lung insufficiency: no belt traction.",
        "A traction belt would not be safe for you.",
    ),
    level=ActionLevel.OK,
)

claustrophobia_closes_traction = Rule(
    asks="Is there claustrophobia?",
    when=Positive(conditions.CLAUSTROPHOBIA),
    then=blocked(TRX),
    evidence=TEACHING,
    says=Said("Claustrophobia: no strapped traction.", "We leave out straps that hold you in."),
    level=ActionLevel.OK,
)

jaw_disorder_closes_neck_traction = Rule(
    asks="Is there a disorder of the jaw joint?",
    when=Positive(conditions.JAW_JOINT),
    then=blocked_in_region(TRX, at=Place.CERVICAL),
    evidence=TEACHING,
    says=Said("Jaw joint disorder: no occipital halter.", "A neck halter would press on your jaw."),
    level=ActionLevel.OK,
)

RULES = named("traction", globals())
