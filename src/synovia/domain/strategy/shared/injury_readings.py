"""What a fresh injury and a body chart full of pain say about plain questions of the screening."""

from synovia.domain.rules import (
    Above,
    AllOf,
    Answered,
    AtLeastValue,
    AtMost,
    Cites,
    Implies,
    Is,
    OneOf,
    Rule,
    named,
    value,
)
from synovia.domain.terms.findings import (
    complaint,
    conditions,
    joint_signs,
    mechanism,
    patient,
    questionnaires,
)
from synovia.domain.terms.places import Region

TORN_OR_BRUISED = OneOf(
    joint_signs.SOFT_TISSUE_INJURY,
    "sprain_grade_1",
    "sprain_grade_2",
    "sprain_grade_3",
    "muscle_strain",
    "contusion",
)

injury_of_the_last_days_is_acute = Rule(
    asks="Is the sprain, strain or contusion no more than three days old?",
    when=AllOf(TORN_OR_BRUISED, AtMost(joint_signs.INJURY_DAYS, value("injury/protect-days"))),
    then=Implies(conditions.ACUTE_INJURY, True, firm=True),
    evidence=(Cites("synovia-design"),),
)
older_injury_is_not_acute = Rule(
    asks="Is the sprain, strain or contusion more than three days old?",
    when=AllOf(TORN_OR_BRUISED, Above(joint_signs.INJURY_DAYS, value("injury/protect-days"))),
    then=Implies(conditions.ACUTE_INJURY, False),
    evidence=(Cites("synovia-design"),),
)
injury_of_a_complaint_of_days_is_acute = Rule(
    asks="Has a complaint with a sprain, strain or contusion lasted no more than three days?",
    when=AllOf(TORN_OR_BRUISED, AtMost(complaint.DURATION_DAYS, value("injury/protect-days"))),
    then=Implies(conditions.ACUTE_INJURY, True),
    evidence=(Cites("synovia-design"),),
)
many_painful_sites_are_widespread = Rule(
    asks="Do at least seven of the 19 sites hurt?",
    when=AtLeastValue(questionnaires.WPI, value("fibromyalgia/wpi")),
    then=Implies(mechanism.WIDESPREAD, True),
    evidence=(Cites("wolfe-2016"),),
)
complaint_of_many_places_is_widespread = Rule(
    asks="Does the patient come for pain in many places, drawn on the body chart?",
    when=AllOf(Is(patient.REGION, Region.WIDESPREAD), Answered(complaint.PAIN_AREAS)),
    then=Implies(mechanism.WIDESPREAD, True),
    evidence=(Cites("synovia-design"),),
)

RULES = named("injury-reading", globals())
