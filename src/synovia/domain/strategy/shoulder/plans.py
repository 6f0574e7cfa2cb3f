"""What each class of shoulder complaint is offered, in order of preference."""

from synovia.domain.rules import AllOf, AtLeastValue, Includes, Is, Positive, value
from synovia.domain.strategy.neck.mobility import THORACIC_STIFF
from synovia.domain.strategy.plans import Choice, OpenClass, Plan, Practice, Slot
from synovia.domain.strategy.shared.criteria import on_the_painful_side
from synovia.domain.strategy.shoulder.cuff import WEAK_SINCE_INJURY
from synovia.domain.terms.evidence import Grade
from synovia.domain.terms.findings import complaint, joint_signs, muscles, shoulder_tests
from synovia.domain.terms.places import Place, Region

BURSA = Is(joint_signs.BURSA, "subacromial")
OLD_TENDINOPATHY = AllOf(
    Is(joint_signs.SOFT_TISSUE_INJURY, "tendinopathy"),
    AtLeastValue(complaint.DURATION_DAYS, value("stage/subacute-from")),
)
TRIGGER_POINT = Includes(
    muscles.TRIGGER_POINTS,
    "supraspinatus",
    "infraspinatus",
    "upper_trapezius",
    "pectorals",
    "latissimus_dorsi",
)


def _load(exercise: str, why: str) -> Practice:
    """Load or motion of the shoulder, which waits while a fresh injury is not imaged."""
    return Practice(exercise, why, unless=WEAK_SINCE_INJURY)


GLIDES = Choice(
    "M-GH",
    Place.SHOULDER,
    Slot.JOINT,
    "Glides of the shoulder joint; the backward glide first, also for external rotation.",
    "Gentle gliding of the joint eases pain and loosens it.",
)
GIRDLE = Choice(
    "M-SHG",
    Place.SHOULDER,
    Slot.JOINT,
    "Mobilize the shoulder blade and the collarbone joints.",
    "A freer shoulder blade helps you lift.",
)
GUIDED_LIFT = Choice(
    "MWM-GH",
    Place.SHOULDER,
    Slot.MOVEMENT,
    "Mobilization with movement through the painful arc, pain-free or not at all.",
    "Your therapist guides the joint while you lift your arm.",
    when=on_the_painful_side(Positive(shoulder_tests.PAINFUL_ARC)),
)
UPPER_BACK_THRUST = Choice(
    "THR-TX",
    Place.THORACIC,
    Slot.THRUST,
    "Upper back manipulation, an adjunct of low certainty; the rule for who responds was not validated.",
    "A quick movement of the upper back may ease the shoulder for a while.",
    when=THORACIC_STIFF,
)
UPPER_BACK = Choice(
    "M-TX-PA",
    Place.THORACIC,
    Slot.JOINT,
    "Mobilize the stiff upper back as an adjunct.",
    "A looser upper back makes lifting easier.",
    when=THORACIC_STIFF,
)
MASSAGE = Choice(
    "STM-GEN",
    Place.COMPLAINT,
    Slot.SOFT,
    "Soft-tissue work for guarding, before exercise.",
    "Massage relaxes tight muscles.",
)
POINTS = Choice(
    "TPC",
    Place.SHOULDER,
    Slot.SOFT,
    "Pressure on the trigger points that reproduce the pain.",
    "Steady pressure eases sore knots.",
    when=TRIGGER_POINT,
)
FRICTION = Choice(
    "DTF-CUFF",
    Place.SHOULDER,
    Slot.SOFT,
    "Friction of the cuff tendon: insufficient evidence, an adjunct to loading at most, never over the bursa.",
    "Rubbing of the tendon beside exercise, if you want to try it. Proof is thin.",
    when=OLD_TENDINOPATHY,
    unless=BURSA,
)
BACK_OF_SHOULDER = Choice(
    "STR-POST-CAPSULE",
    Place.SHOULDER,
    Slot.STRETCH,
    "Stretch the short back of the shoulder.",
    "A stretch for the back of the shoulder.",
    when=Includes(muscles.SHORT_MUSCLES, "posterior_shoulder_capsule", "infraspinatus"),
)
CHEST = Choice(
    "STR-PEC",
    Place.SHOULDER,
    Slot.STRETCH,
    "Stretch the short chest muscles.",
    "A stretch for a tight chest.",
    when=Includes(muscles.SHORT_MUSCLES, "pectorals"),
)
SIDE_OF_TRUNK = Choice(
    "STR-LAT",
    Place.SHOULDER,
    Slot.STRETCH,
    "Stretch the short latissimus dorsi.",
    "A stretch for the side of the trunk.",
    when=Includes(muscles.SHORT_MUSCLES, "latissimus_dorsi"),
)
CAPSULE = Choice(
    "STR-POST-CAPSULE",
    Place.SHOULDER,
    Slot.STRETCH,
    "Stretch; its intensity is set by irritability (B).",
    "A stretch that fits how sore the shoulder is.",
)
LONG_STRETCH = Choice(
    "STR-LLPS",
    Place.SHOULDER,
    Slot.STRETCH,
    "Low-load prolonged stretch once stiffness outlasts pain (frozen stage).",
    "A long, light stretch loosens a stiff joint.",
    when=AtLeastValue(complaint.DURATION_DAYS, value("adh-caps/frozen-from")),
)
LONG_STRETCH_AFTER_REST = Choice(
    "STR-LLPS",
    Place.SHOULDER,
    Slot.STRETCH,
    "Low-load prolonged stretch for the stiff joint.",
    "A long, light stretch loosens a stiff joint.",
)

CUFF = Plan(
    "RCRSP",
    (
        GUIDED_LIFT,
        GLIDES,
        POINTS,
        FRICTION,
        BACK_OF_SHOULDER,
        CHEST,
        SIDE_OF_TRUNK,
        UPPER_BACK_THRUST,
        UPPER_BACK,
        MASSAGE,
        GIRDLE,
    ),
    (
        _load("SH05", "Load of the rotator cuff: active rehabilitation is the core."),
        _load("SH06", "Isometric load, also while it is very sore."),
        _load("SH10", "Shoulder-girdle strength."),
        _load("SH09", "Shoulder-blade control."),
        _load("SH01", "Easy motion while it is sore."),
        _load("SH07", "Lifting strength once the arc allows."),
        _load("SH08", "Serratus strength."),
        _load("CX08", "Shoulder-blade setting."),
    ),
    ("shoulder-load", "course", "soreness", "shoulder-sleep"),
    "In primary care about one in four recovered at one month and six of ten at a year; loading needs 12 weeks to show.",
    "Many shoulders get better within months. Some take a year. Give the exercises 12 weeks.",
    "vanderwindt-1996",
    "reach",
    exercise=((None, Grade.A),),
    longer=True,
    pace="tendon",
)
TEAR = Plan(
    "RC-TEAR",
    (GLIDES, MASSAGE),
    (
        _load("SH06", "Isometric load of what is intact."),
        _load("SH02", "Assisted motion."),
        _load("SH03", "Assisted lifting and turning."),
        _load("SH05", "Strength of the remaining cuff."),
        _load("SH07", "Lifting strength as it returns."),
        Practice("WR01", "Keep the hand moving until the injury is imaged.", when=WEAK_SINCE_INJURY),
        Practice("AE01", "Walking until the injury is imaged.", when=WEAK_SINCE_INJURY),
    ),
    ("tear-opinion", "shoulder-load", "course", "soreness"),
    "Tears that came without injury often do well with 12 weeks of exercise; an opinion on repair is asked for meanwhile.",
    "Many torn tendons do well with 12 weeks of exercise. A doctor should look too.",
    "synovia-design",
    "reach",
    longer=True,
)
CAPSULITIS = Plan(
    "ADH-CAPS",
    (GLIDES, LONG_STRETCH, CAPSULE, MASSAGE, GIRDLE),
    (
        Practice("SH02", "Table slides within the pain limit."),
        Practice("SH03", "Assisted turning out and lifting."),
        Practice("SH01", "Pendulum while it is sore."),
        Practice("SH04", "Stretch once irritability allows."),
        Practice("TX05", "Upper back and shoulder strength once calm."),
    ),
    ("frozen-shoulder", "course", "soreness", "shoulder-sleep"),
    "Adhesive capsulitis mostly runs for one to two years; most people regain good use, some keep a mild loss.",
    "A frozen shoulder mostly takes one to two years. Most people get good use back.",
    "kelley-2013",
    "shoulder_external_rotation_passive",
    exercise=((None, Grade.B),),
    longer=True,
)
ARTHRITIS = Plan(
    "GH-OA",
    (GLIDES, MASSAGE, GIRDLE),
    (
        Practice("SH02", "Motion within comfort."),
        Practice("SH05", "Cuff strength."),
        Practice("SH10", "Shoulder-girdle strength."),
        Practice("SH01", "Easy motion while it is sore."),
        Practice("SH03", "Assisted motion."),
        Practice("AE01", "Walking for general fitness."),
    ),
    ("joint-wear", "course", "soreness"),
    "Osteoarthritis of the shoulder varies and mostly moves slowly; exercise brings modest gains.",
    "Joint wear moves slowly. Steady exercise eases it a little.",
    "michener-2023",
    "reach",
    longer=True,
    pace="osteoarthritis",
)
AFTER_REST = Plan(
    "SHOULDER_STIFF",
    (GLIDES, LONG_STRETCH_AFTER_REST, CAPSULE, MASSAGE, GIRDLE),
    (
        Practice("SH02", "Table slides, little and often."),
        Practice("SH03", "Assisted turning out and lifting."),
        Practice("SH01", "Pendulum."),
        Practice("SH05", "Cuff strength as motion returns."),
        Practice("SH07", "Lifting strength as motion returns."),
    ),
    ("stiff-after-rest", "course", "soreness"),
    "Most motion returns over weeks to months; how much depends on the injury and on its limits.",
    "Most motion comes back over weeks to months.",
    "kisner-2018",
    "shoulder_flexion",
)
INSTABILITY = Plan(
    "GH-INSTAB",
    (MASSAGE, UPPER_BACK),
    (
        Practice("SH06", "Isometric cuff in safe positions."),
        Practice("SH10", "Shoulder-girdle strength below shoulder height."),
        Practice("SH09", "Shoulder-blade control."),
        Practice("SH05", "Cuff strength, arm at the side."),
        Practice("CX08", "Shoulder-blade setting."),
        Practice("SH08", "Closed-chain strength."),
    ),
    ("shoulder-stable", "course", "soreness"),
    "After a first dislocation in young adults more than half have instability again within two years; less with age.",
    "A shoulder that slipped out may slip again, above all in young people. Strength helps.",
    "robinson-2006",
    "function",
    longer=True,
)
TOP_JOINT = Plan(
    "AC-JOINT",
    (GIRDLE, MASSAGE, UPPER_BACK),
    (
        Practice("SH06", "Isometric load below shoulder height."),
        Practice("SH10", "Shoulder-girdle strength."),
        Practice("SH09", "Shoulder-blade control."),
        Practice("CX08", "Shoulder-blade setting."),
    ),
    ("shoulder-load", "course", "soreness"),
    "Pain of the joint on top of the shoulder mostly eases over weeks to months with less cross-body and overhead load.",
    "It mostly eases over weeks to months. Reach across and overhead less for now.",
    "synovia-design",
    "reach",
)
UNCLASSIFIED = Plan(
    "SHOULDER_UNCLASSIFIED",
    (MASSAGE, GLIDES),
    (
        Practice("SH01", "Easy motion while the class is open."),
        Practice("SH06", "Light isometric load."),
        Practice("AE01", "Walking keeps the body able."),
    ),
    ("course",),
    "The class stays open until the examination is complete; most such pain eases over weeks to months.",
    "Most such pain eases over weeks to months.",
    "synovia-design",
    "function",
)

PLANS = {
    plan.code: plan
    for plan in (TEAR, INSTABILITY, CAPSULITIS, ARTHRITIS, AFTER_REST, TOP_JOINT, CUFF, UNCLASSIFIED)
}

OPEN_CLASSES = (
    OpenClass(
        (Region.SHOULDER,), "SHOULDER_UNCLASSIFIED", "Shoulder pain, class still open", "synovia-design"
    ),
)
