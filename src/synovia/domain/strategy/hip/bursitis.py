"""Bursitis at the front of the hip; bursitis at its side is read as trochanteric pain."""

from synovia.domain.rules import AllOf, Cites, Is, Positive, Rule, Said, Supports, named
from synovia.domain.strategy.shared.bursae import bursa_is_spared
from synovia.domain.strategy.shared.criteria import IN_HIP
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import joint_signs
from synovia.domain.terms.places import Place

CODE, NAME = "BURSITIS_ILIOPSOAS_ASEPTIC", "Findings consistent with a bursitis at the front of the hip"

iliopsoas_bursitis_is_likely = Rule(
    asks="Is the bursa at the front of the hip tender, and does its muscle hurt?",
    when=AllOf(IN_HIP, Is(joint_signs.BURSA, "iliopsoas"), Positive(joint_signs.BURSA_STRETCH_PAIN)),
    then=(Supports(CODE, NAME, Band.MODERATE), *bursa_is_spared(Place.HIP)),
    evidence=(Cites("cyriax-1984"),),
    says=Said(
        "Local tenderness with pain on resisted or stretched hip flexion.",
        "A small pad at the front of your hip is sore. Less pressure lets it settle.",
    ),
    study=StudyType.TEXTBOOK,
)

RULES = named("hip", globals())
