"""Wear on a picture of the spine: common without pain, never a class of its own."""

from synovia.domain.rules import AllOf, Cites, Includes, OneOf, Rule, Said, named
from synovia.domain.strategy.effects import Mentions
from synovia.domain.strategy.shared.criteria import IN_LOW_BACK, IN_NECK
from synovia.domain.terms.evidence import StudyType
from synovia.domain.terms.findings import conditions, patient
from synovia.domain.terms.places import SPINE_REGIONS

WORN = Includes(
    conditions.IMAGING, "disc_degeneration", "disc_bulge_or_herniation", "facet_degeneration", "spondylosis"
)

imaging_alone_names_no_class = Rule(
    asks="Does imaging of the painful spine show wear?",
    when=AllOf(OneOf(patient.REGION, *SPINE_REGIONS), WORN),
    then=Mentions(
        "Disc degeneration, spondylosis and facet wear are common in people without pain (disc degeneration 37 % at "
        "20 and 96 % at 80 years, bulges 30 to 84 %, facet wear 4 to 83 %; recalled). No class is drawn from them: "
        "the findings decide between mobility, coordination, direction, nerve root and stenosis."
    ),
    evidence=(Cites("brinjikji-2015"),),
    says=Said(
        "Wear on imaging, shown and not classified by.",
        "Wear on a scan is common in people without pain. What you feel and how you move tells more.",
    ),
    study=StudyType.SYSTEMATIC_REVIEW,
)
worn_low_back_is_classified_by_findings = Rule(
    asks="Does imaging of the low back show wear or a narrow canal?",
    when=AllOf(
        IN_LOW_BACK,
        Includes(
            conditions.IMAGING,
            "disc_degeneration",
            "facet_degeneration",
            "spondylosis",
            "lumbar_canal_stenosis",
        ),
    ),
    then=Mentions(
        "Degenerative low back: stiff segments and motion lead to mobility deficits, poor control to coordination, a "
        "direction that eases to related leg pain, root signs to radiating pain, claudication to stenosis; a narrow "
        "canal on imaging without claudication is no stenosis syndrome."
    ),
    evidence=(Cites("brinjikji-2015"), Cites("suri-2010")),
    says=Said("Degeneration of the low back is mapped by findings.", ""),
    study=StudyType.SYSTEMATIC_REVIEW,
)
worn_neck_is_classified_by_findings = Rule(
    asks="Does imaging of the neck show wear?",
    when=AllOf(IN_NECK, WORN),
    then=Mentions(
        "Cervical spondylosis: stiff segments and motion lead to mobility deficits, arm signs to radiating pain, "
        "headache signs to neck headache. Clumsy hands or unsteady gait with it is a cord until imaged."
    ),
    evidence=(Cites("brinjikji-2015"), Cites("blanpied-2017")),
    says=Said("Degeneration of the neck is mapped by findings.", ""),
    study=StudyType.GUIDELINE,
)

RULES = named("degeneration", globals())
