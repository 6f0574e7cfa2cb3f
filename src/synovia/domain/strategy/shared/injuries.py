"""Sprain, strain, contusion and tendon pain, in whatever region: protected first, then loaded step by step."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtMost,
    Blocks,
    Cites,
    Is,
    Not,
    OneOf,
    Refers,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Mentions
from synovia.domain.terms.evidence import ActionLevel, Band, StudyType, Urgency
from synovia.domain.terms.findings import joint_signs, patient
from synovia.domain.terms.places import Place, Region
from synovia.domain.terms.techniques import Scope, TechniqueClass

KIND = joint_signs.SOFT_TISSUE_INJURY
ONE_PLACE = Not(Is(patient.REGION, Region.WIDESPREAD))
"""Somebody who hurts all over is not asked which tissue was injured."""
SPRAINED = AllOf(ONE_PLACE, OneOf(KIND, "sprain_grade_1", "sprain_grade_2", "sprain_grade_3"))
TORN_THROUGH = AllOf(ONE_PLACE, Is(KIND, "sprain_grade_3"))
STRAINED = AllOf(ONE_PLACE, Is(KIND, "muscle_strain"))
BRUISED = AllOf(ONE_PLACE, Is(KIND, "contusion"))
TENDON = AllOf(ONE_PLACE, Is(KIND, "tendinopathy"))

ligament_is_sprained = Rule(
    asks="Was a ligament found sprained?",
    when=SPRAINED,
    then=Supports("SPRAIN", "Sprained ligament", Band.MODERATE),
    evidence=(Cites("dubois-2020"), Cites("kisner-2018")),
    says=Said(
        "Ligament sprain, graded by hand: protect for 72 hours, then load; grading by hand is not very reliable.",
        "You have a sprain. Protect it for three days, then load it step by step.",
    ),
    study=StudyType.CONSENSUS,
)
ligament_is_torn_through = Rule(
    asks="Was a ligament found torn through (grade 3)?",
    when=TORN_THROUGH,
    then=(
        Refers(
            ActionLevel.REFER,
            "physician: complete ligament tear",
            Urgency.URGENT_DAYS,
            "A doctor should look at the torn ligament within days.",
        ),
        Blocks(
            TechniqueClass.THR_P,
            TechniqueClass.M34,
            TechniqueClass.MWM,
            TechniqueClass.STR,
            TechniqueClass.DTF,
            scope=Scope.LOCAL,
            at=Place.COMPLAINT,
            note="the torn ligament; never in the loose direction",
        ),
    ),
    evidence=(Cites("batavia-2006"), Cites("kisner-2018")),
    says=Said(
        "Grade 3 sprain: no force in the loose direction; a physician decides on bracing or repair.",
        "The ligament seems torn through. A doctor should see it; we do not stretch it.",
    ),
    study=StudyType.TEXTBOOK,
)
friction_waits_a_week = Rule(
    asks="Is the sprain no more than a week old?",
    when=AllOf(SPRAINED, AtMost(joint_signs.INJURY_DAYS, value("injury/friction-days"))),
    then=Blocks(
        TechniqueClass.DTF,
        scope=Scope.LOCAL,
        at=Place.COMPLAINT,
        note="friction on a ligament waits until the first week has passed",
    ),
    evidence=(Cites("cyriax"), Cites("kisner-2018")),
    says=Said("No friction on a ligament in the first week.", "We do not rub the fresh sprain."),
    study=StudyType.TEXTBOOK,
)
muscle_is_strained = Rule(
    asks="Was a muscle found strained?",
    when=STRAINED,
    then=Supports("STRAIN", "Strained muscle", Band.MODERATE),
    evidence=(Cites("dubois-2020"), Cites("kisner-2018")),
    says=Said(
        "Muscle strain: protect for 72 hours, then isometric and slow loading; no forced stretch.",
        "You have a strained muscle. Protect it for three days, then train it step by step.",
    ),
    study=StudyType.CONSENSUS,
)
muscle_is_bruised = Rule(
    asks="Was a contusion found?",
    when=BRUISED,
    then=Supports("CONTUSION", "Contusion", Band.MODERATE),
    evidence=(Cites("dubois-2020"), Cites("kisner-2018")),
    says=Said(
        "Contusion: compress, move early within comfort; no massage or forced stretch over it while it is fresh.",
        "You have a bruise. Move it gently; no rubbing or hard stretch for now.",
    ),
    study=StudyType.CONSENSUS,
)
torn_or_bruised_muscle_lasts_too_long = Rule(
    asks="Does a strain or contusion still hurt after six weeks?",
    when=AllOf(AnyOf(STRAINED, BRUISED), Above(joint_signs.INJURY_DAYS, value("injury/healing-days"))),
    then=Mentions(
        "A strain or contusion that still hurts after six weeks: look for bone forming in the muscle, a cyst of "
        "blood, a full tear or another source."
    ),
    evidence=(Cites("kisner-2018"), Cites("synovia-design")),
    says=Said("Slow healing: look again.", "It has lasted long. We look again for the reason."),
    study=StudyType.TEXTBOOK,
)
tendon_is_overloaded = Rule(
    asks="Was a tendon found painful under load?",
    when=TENDON,
    then=(
        Supports("TENDINOPATHY", "Tendon pain under load", Band.MODERATE),
        Mentions(
            "Loading for 12 weeks or more is the core of tendon care. Friction: no effect shown in two small trials "
            "(57 people), optional at most and never alone."
        ),
    ),
    evidence=(Cites("beyer-2015"), Cites("loew-2014")),
    says=Said(
        "Tendinopathy: isometric, then heavy slow loading for 12 weeks or more.",
        "You have a sore tendon. Slow training over three months makes it strong.",
    ),
    study=StudyType.TRIAL,
)

RULES = named("injuries", globals())
