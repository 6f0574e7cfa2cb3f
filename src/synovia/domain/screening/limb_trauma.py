"""Injury of a limb: the trauma rules, and the ages and states in which no rule holds. Ruptures have their own room."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeastValue,
    Below,
    Cites,
    Gate,
    Is,
    Negative,
    Not,
    Positive,
    Rule,
    Said,
    Supports,
    ValueReference,
    Weight,
    named,
    value,
)
from synovia.domain.screening.where import (
    ANKLE_FOOT,
    ELBOW,
    HIP,
    KNEE,
    LIMB,
    LOWER_LIMB,
    SHOULDER,
    WRIST_HAND,
)
from synovia.domain.screening.wording import (
    DTF,
    DTM,
    HANDS_ON,
    M12,
    M34,
    MWM,
    STM,
    STR,
    THR_P,
    TRX,
    blocked_locally,
    refer,
    suspected,
    urgent,
    with_care,
)
from synovia.domain.terms.evidence import ActionLevel, Band, Urgency
from synovia.domain.terms.findings import care, complaint, injury, joint_signs, neurology, patient, red_flags
from synovia.domain.terms.places import Place

HELD = blocked_locally(THR_P, M34, M12, MWM, TRX, STM, DTM, DTF, STR, note="the injured joint")
RADIOGRAPH = urgent("physician the same day: radiograph", "The injury needs an X-ray today.")
OPINION = urgent("physician the same day: orthopedic opinion", "The injury must be seen by a doctor today.")
FRACTURE = suspected("FRACTURE_SUSPECTED", "fracture suspected")
INJURED = AllOf(Positive(red_flags.TRAUMA), Negative(red_flags.TRAUMA_CLEARED))
NOT_CLEARED = (Gate(red_flags.TRAUMA_CLEARED, presumed=False),)
FRESH = (Gate(red_flags.TRAUMA, presumed=True), *NOT_CLEARED)
"""A sign of the rule counts as one of an injury that nobody has cleared, until somebody answers."""
TAKEN_AS_TODAY = (
    Gate(red_flags.TRAUMA_DAYS, presumed=0),
    Gate(joint_signs.INJURY_DAYS, presumed=0),
    Gate(complaint.DURATION_DAYS, presumed=0),
    Gate(complaint.ONSET, presumed="insidious"),
)
"""An injury whose age nobody gave is taken as fresh."""


def _older_than(days: ValueReference) -> AnyOf:
    """The injury is older than this, by whichever of its dates is known."""
    return AnyOf(
        Above(red_flags.TRAUMA_DAYS, days),
        Above(joint_signs.INJURY_DAYS, days),
        AllOf(Is(complaint.ONSET, "trauma"), Above(complaint.DURATION_DAYS, days)),
    )


RULE_INVALID = AnyOf(
    Below(patient.AGE, value("trauma-rules/age")),
    Positive(care.INTOXICATED),
    Positive(neurology.PERIPHERAL_NEUROPATHY),
)


def _image(
    asks: str,
    when: AllOf,
    source: str,
    says: Said,
    found: Supports = FRACTURE,
    gates: tuple[Gate, ...] = FRESH,
) -> Rule:
    """A positive trauma rule: a radiograph the same day, and no force on the joint."""
    then = (RADIOGRAPH, found, HELD)
    return Rule(asks=asks, when=when, then=then, evidence=(Cites(source),), says=says, gates=gates)


def _worth(accuracy: str) -> Supports:
    return Supports("FRACTURE_SUSPECTED", "fracture suspected", Band.MODERATE, value(accuracy))


ankle_rule_asks_for_an_image = _image(
    "Does the Ottawa ankle rule ask for an image?",
    AllOf(
        ANKLE_FOOT,
        INJURED,
        AnyOf(
            Positive(injury.LATERAL_MALLEOLUS),
            Positive(injury.MEDIAL_MALLEOLUS),
            Positive(injury.CANNOT_WALK_FOUR_STEPS),
        ),
    ),
    "stiell-1992",
    Said(
        "Ottawa ankle rule positive: bone tenderness of a malleolus, or four steps not possible.",
        "After this injury your ankle needs an X-ray.",
    ),
    _worth("stiell-1992/ankle"),
)
foot_rule_asks_for_an_image = _image(
    "Does the Ottawa foot rule ask for an image?",
    AllOf(
        ANKLE_FOOT,
        INJURED,
        AnyOf(
            Positive(injury.FIFTH_METATARSAL),
            Positive(injury.NAVICULAR),
            Positive(injury.CANNOT_WALK_FOUR_STEPS),
        ),
    ),
    "stiell-1992",
    Said(
        "Ottawa foot rule positive: tender fifth metatarsal base or navicular, or four steps not possible.",
        "After this injury your foot needs an X-ray.",
    ),
    _worth("stiell-1992/ankle"),
)
knee_rule_asks_for_an_image = _image(
    "Does the Ottawa knee rule ask for an image?",
    AllOf(
        KNEE,
        INJURED,
        AnyOf(
            Positive(injury.PATELLA),
            Positive(injury.FIBULAR_HEAD),
            Positive(injury.CANNOT_FLEX_KNEE),
            Positive(injury.CANNOT_WALK_FOUR_STEPS),
        ),
    ),
    "ottawa-knee-1995",
    Said(
        "Ottawa knee rule positive: tender patella alone or fibular head, no 90 degrees, or no four steps.",
        "After this injury your knee needs an X-ray.",
    ),
    _worth("ottawa-knee/rule"),
)
older_injured_knee_needs_an_image = _image(
    "Is the patient with the injured knee 55 or older?",
    AllOf(
        KNEE,
        INJURED,
        AtLeastValue(patient.AGE, value("ottawa-knee/age")),
        Not(_older_than(value("ottawa-knee/days"))),
    ),
    "ottawa-knee-1995",
    Said(
        "Ottawa knee rule positive by age: 55 or older with a recent knee injury.",
        "From 55 on an injured knee needs an X-ray.",
    ),
    _worth("ottawa-knee/rule"),
    (*NOT_CLEARED, *TAKEN_AS_TODAY),
)
pittsburgh_rule_asks_for_an_image = _image(
    "Does the Pittsburgh knee rule ask for an image?",
    AllOf(
        KNEE,
        INJURED,
        Positive(injury.BLUNT_KNEE_TRAUMA),
        AnyOf(
            Below(patient.AGE, value("pittsburgh-knee/age-below")),
            Above(patient.AGE, value("pittsburgh-knee/age-above")),
            Positive(injury.CANNOT_WALK_FOUR_STEPS),
        ),
    ),
    "pittsburgh-knee-1994",
    Said(
        "Pittsburgh knee rule positive: fall or blow with age under 12 or over 50, or no four steps.",
        "After this fall or blow your knee needs an X-ray.",
    ),
    _worth("pittsburgh-knee/rule"),
)
named_rule_asks_for_an_image = _image(
    "Was the trauma rule of the painful joint found to ask for an image?",
    AllOf(LIMB, INJURED, Positive(injury.TRAUMA_RULE)),
    "stiell-1992",
    Said("Trauma rule of the joint positive.", "After this injury you need an X-ray."),
)
elbow_that_does_not_straighten_needs_an_image = _image(
    "After an injury, can the elbow not be straightened?",
    AllOf(ELBOW, INJURED, Positive(injury.CANNOT_EXTEND_ELBOW)),
    "appelboam-2008",
    Said(
        "Elbow extension test positive: full extension lost after trauma.",
        "An elbow that does not straighten after an injury needs an X-ray.",
    ),
    _worth("appelboam-2008/extension"),
)
dull_percussion_needs_an_image = _image(
    "Is the sound of patellar-pubic percussion diminished, or is four steps impossible after a fall on the hip?",
    AllOf(
        HIP,
        INJURED,
        AnyOf(Positive(injury.PERCUSSION_DULL), Positive(injury.CANNOT_WALK_FOUR_STEPS)),
    ),
    "medical-teaching",
    Said(
        "Patellar-pubic percussion diminished, or unable to walk after a hip injury: fracture of the hip until imaged.",
        "After this fall your hip needs an X-ray today.",
    ),
    _worth("patellar-pubic/percussion"),
)
shortened_leg_needs_an_image = _image(
    "After a fall, is the leg shorter and turned outward?",
    AllOf(LOWER_LIMB, Positive(injury.SHORT_ROTATED), INJURED),
    "medical-teaching",
    Said(
        "Shortened, outward-turned leg after a fall: hip fracture until imaged; no weight on it.",
        "The hip may be broken. Do not walk on it.",
    ),
)
injured_shoulder_needs_an_image = _image(
    "Does a shoulder injury come with deformity, swelling, age 60 or more?",
    AllOf(
        SHOULDER,
        INJURED,
        AnyOf(
            Positive(injury.DEFORMITY),
            Positive(joint_signs.SWELLING),
            AtLeastValue(patient.AGE, value("shoulder-trauma/age")),
        ),
    ),
    "synovia-design",
    Said(
        "Shoulder trauma with deformity, swelling, or at 60 or older: image before care.",
        "After this injury your shoulder needs an X-ray.",
    ),
    gates=NOT_CLEARED,
)
seizure_shoulder_needs_an_image = Rule(
    asks="Did the shoulder pain begin with a seizure or an electric shock?",
    when=AllOf(SHOULDER, Positive(injury.SEIZURE), Negative(red_flags.TRAUMA_CLEARED)),
    then=(RADIOGRAPH, suspected("DISLOCATION_SUSPECTED", "posterior shoulder dislocation suspected"), HELD),
    evidence=(Cites("synovia-design"), Cites("medical-teaching")),
    says=Said(
        "Shoulder pain since a seizure or electric shock: posterior dislocation until imaged.",
        "The shoulder may be out of its joint. It needs an X-ray today.",
    ),
    gates=NOT_CLEARED,
)
tender_scaphoid_needs_an_image = _image(
    "After a fall on the hand, is the snuffbox or the scaphoid tender?",
    AllOf(WRIST_HAND, INJURED, Positive(injury.SNUFFBOX)),
    "medical-teaching",
    Said(
        "Tender snuffbox or scaphoid after a fall on the hand: fracture until imaged; a first plain film can miss it.",
        "A small bone of your wrist may be broken. It needs an X-ray.",
    ),
)
deformed_limb_needs_an_image = _image(
    "Is the injured limb visibly deformed?",
    AllOf(LIMB, INJURED, Positive(injury.DEFORMITY)),
    "medical-teaching",
    Said("Visible deformity after an injury.", "A bone may be broken or out of its joint."),
)
nerve_signs_after_limb_trauma_are_urgent = Rule(
    asks="After significant trauma of a limb, are there nerve signs?",
    when=AllOf(
        LIMB,
        INJURED,
        AnyOf(
            Positive(red_flags.PARESTHESIA_AFTER_TRAUMA),
            AllOf(Positive(red_flags.SIGNIFICANT_TRAUMA), Is(neurology.NEURO_SCREEN, "abnormal")),
        ),
    ),
    then=(OPINION, HELD),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Tingling, numbness or an abnormal neurological screen since a limb injury: nerve or vessel injury.",
        "Numbness since the injury can mean a hurt nerve. A doctor must look today.",
    ),
    gates=NOT_CLEARED,
)
limb_trauma_is_not_cleared = Rule(
    asks="Was a limb injured in the last ten days, and has neither an image nor a trauma rule cleared it?",
    when=AllOf(
        LIMB,
        INJURED,
        Not(Negative(injury.TRAUMA_RULE)),
        Not(_older_than(value("trauma-rules/days"))),
    ),
    then=(
        blocked_locally(THR_P, M34, DTF, STR, note="the injured joint, until a fracture is excluded"),
        with_care("Ask the trauma rule of the joint first; light work away from the injury", M34, STR),
    ),
    evidence=(Cites("medical-teaching"), Cites("synovia-design")),
    says=Said(
        "Recent injury of the limb, fracture not yet excluded.",
        "After an injury we check for a broken bone first.",
    ),
    gates=(
        Gate(injury.TRAUMA_RULE, presumed=True),
        *NOT_CLEARED,
        *TAKEN_AS_TODAY,
    ),
)
trauma_question_of_a_limb_comes_first = Rule(
    asks="With a limb complaint, was there trauma in the last six weeks?",
    when=AllOf(LIMB, Positive(red_flags.TRAUMA)),
    then=with_care("Ask when it happened, and what excluded a fracture"),
    evidence=(Cites("medical-teaching"),),
    says=Said("Recent trauma of the limb.", "After an injury we ask first what was checked."),
    gates=(Gate(red_flags.TRAUMA, closes=HANDS_ON, at=Place.COMPLAINT, weight=Weight.CORE),),
    level=ActionLevel.OK,
)
major_limb_trauma_needs_an_answer = Rule(
    asks="Was the limb trauma significant, and has nothing cleared it?",
    when=AllOf(LIMB, INJURED, Positive(red_flags.SIGNIFICANT_TRAUMA), Not(Negative(injury.TRAUMA_RULE))),
    then=(
        refer("physician for imaging", "See a doctor first to rule out a broken bone.", Urgency.URGENT_DAYS),
        HELD,
    ),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Significant limb trauma, fracture not excluded.",
        "After a hard fall or blow a doctor should rule out a broken bone first.",
    ),
    gates=(Gate(injury.TRAUMA_RULE, presumed=True), *NOT_CLEARED),
)
trauma_rule_does_not_hold = Rule(
    asks="Was a limb injured in somebody for whom no trauma rule holds?",
    when=AllOf(LIMB, INJURED, RULE_INVALID),
    then=(
        refer("physician: radiograph by judgment", "See a doctor about an X-ray first.", Urgency.SAME_DAY),
        HELD,
    ),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Under 6, intoxicated or with a neuropathy: the trauma rules clear nobody.",
        "The usual tests after an injury cannot rule out a break in your case.",
    ),
    gates=NOT_CLEARED,
)
RULES = named("limb-trauma", globals())
