"""Upper back pain tied to posture: only where a posture provokes it or posture is the patient's own goal."""

from synovia.domain.rules import AllOf, AnyOf, Cites, Negative, OneOf, Positive, Rule, Said, Supports, named
from synovia.domain.strategy.effects import Mentions
from synovia.domain.strategy.shared.criteria import IN_THORACIC
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import posture

CODE, NAME = "POSTURE", "Upper back pain brought on by staying in one position"

ROUNDED = AnyOf(
    OneOf(posture.KYPHOSIS, "moderate", "marked"),
    OneOf(posture.ROUNDED_SHOULDERS, "moderate", "marked"),
    OneOf(posture.FORWARD_HEAD, "moderate", "marked"),
)

a_position_brings_the_pain_on = Rule(
    asks="Does staying in one position bring the upper back pain on?",
    when=AllOf(IN_THORACIC, Positive(posture.POSTURE_PROVOKES)),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("slater-2019"), Cites("synovia-design")),
    says=Said(
        "A sustained posture reproduces the familiar symptoms; vary position, build endurance.",
        "Staying in one position brings on your pain. Moving often and getting stronger helps.",
    ),
    study=StudyType.CONSENSUS,
)
posture_is_the_patients_goal = Rule(
    asks="Does the patient want to work on a rounded posture?",
    when=AllOf(IN_THORACIC, Positive(posture.POSTURE_GOAL), ROUNDED),
    then=Supports(CODE, NAME, Band.LOW),
    evidence=(Cites("slater-2019"), Cites("synovia-design")),
    says=Said(
        "Posture is the patient's goal; training changes measured angles a little, pain relief is not promised.",
        "You want to work on your posture. Training can change it a little.",
    ),
    study=StudyType.CONSENSUS,
)
posture_alone_asks_for_nothing = Rule(
    asks="Is the posture rounded, but neither provoking nor a goal?",
    when=AllOf(IN_THORACIC, ROUNDED, Negative(posture.POSTURE_PROVOKES), Negative(posture.POSTURE_GOAL)),
    then=Mentions(
        "A rounded posture without a linked symptom or goal is common in people without pain: described, not "
        "treated."
    ),
    evidence=(Cites("slater-2019"),),
    says=Said("Posture alone is no reason to treat.", "There is no one right posture."),
    study=StudyType.CONSENSUS,
)

RULES = named("thoracic", globals())
