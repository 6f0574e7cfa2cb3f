"""What each class of upper back and ribs complaint is offered, in order of preference."""

from synovia.domain.rules import Includes
from synovia.domain.strategy.neck.plans import LEVATOR_STRETCH
from synovia.domain.strategy.plans import Choice, OpenClass, Plan, Practice, Slot
from synovia.domain.strategy.shared.criteria import TRIGGER_POINT
from synovia.domain.terms.findings import muscles
from synovia.domain.terms.places import Place, Region

SHORT_PECTORALS = Includes(muscles.SHORT_MUSCLES, "pectorals")

PRESSURE = Choice(
    "M-TX-PA",
    Place.THORACIC,
    Slot.JOINT,
    "Mobilize the stiff or painful segment; used widely, hardly studied.",
    "Pressure on the stiff spot eases pain and helps you move.",
)
RIB_GLIDE = Choice(
    "M-RIB",
    Place.THORACIC,
    Slot.JOINT,
    "Glide the painful rib joint with the breath.",
    "Slow pressure on the sore rib, with your breath, eases it.",
)
THRUST = Choice(
    "THR-TX",
    Place.THORACIC,
    Slot.THRUST,
    "Thoracic thrust: a small short-term gain in one trial; mobilization is as good a choice.",
    "A quick small push at the upper back is possible; gentle pressure works as well.",
)
MASSAGE = Choice(
    "STM-GEN",
    Place.THORACIC,
    Slot.SOFT,
    "Massage for short-term relief, before movement.",
    "Massage relaxes tight muscles.",
)
TRIGGER_POINT_PRESSURE = Choice(
    "TPC",
    Place.THORACIC,
    Slot.SOFT,
    "Pressure on the trigger points that reproduce the pain.",
    "Steady pressure eases sore knots.",
    when=TRIGGER_POINT,
)
CHEST_STRETCH = Choice(
    "STR-PEC",
    Place.SHOULDER,
    Slot.STRETCH,
    "Stretch the short chest muscles.",
    "A stretch for the front of the chest.",
    when=SHORT_PECTORALS,
)

MUSCLE_ENERGY = Choice(
    "MET",
    Place.THORACIC,
    Slot.STRETCH,
    "Muscle energy where muscles guard and a glide is not tolerated; hardly studied.",
    "A gentle push and relax lets a tight back go.",
    when=Includes(muscles.GUARDING_MUSCLES, "thoracic_extensors"),
)

MOBILITY = Plan(
    "T-MOB",
    (PRESSURE, TRIGGER_POINT_PRESSURE, MASSAGE, CHEST_STRETCH, LEVATOR_STRETCH, MUSCLE_ENERGY, THRUST),
    (
        Practice("TX04", "Upper back mobility on hands and knees."),
        Practice("TX03", "Rotation in side-lying."),
        Practice("TX08", "Strength of the upper back."),
        Practice("TX02", "Rotation, further."),
        Practice("TX01", "Extension over a roll."),
        Practice("AE01", "Walking with a free arm swing."),
    ),
    ("stay-active-upper-back", "course", "imaging", "soreness", "safety-net-chest"),
    "The course of upper back pain is hardly studied; as with other spinal pain most people improve within weeks, "
    "and hands-on care adds a small short-term gain.",
    "Most upper back pain eases within weeks. How fast is not well known.",
    "southerst-2015",
    "thoracic_rotation",
)
RIBS = Plan(
    "RIB",
    (RIB_GLIDE, PRESSURE, MASSAGE),
    (
        Practice("TX10", "Calm deep breathing into the sore side."),
        Practice("TX03", "Rotation in side-lying opens the ribs."),
        Practice("TX04", "Upper back mobility."),
        Practice("AE01", "Walking."),
        Practice("TX08", "Strength of the upper back."),
    ),
    ("safety-net-chest", "stay-active-upper-back", "course", "soreness"),
    "Recent chest wall pain usually settles within weeks; with several kinds of care together more people report "
    "an important gain, though the mean gain is small.",
    "A sore rib joint usually settles within weeks.",
    "southerst-2015",
    "breath",
)
POSTURE = Plan(
    "POSTURE",
    (
        PRESSURE,
        MASSAGE,
        CHEST_STRETCH,
    ),
    (
        Practice("TX08", "Endurance of the upper back."),
        Practice("TX04", "Upper back mobility in pauses."),
        Practice("TX03", "Rotation in side-lying."),
        Practice("TX05", "Strength between the shoulder blades."),
        Practice("AE01", "Walking breaks up sitting."),
        Practice("TX07", "Chest stretch in a doorway.", when=SHORT_PECTORALS),
        Practice("TX06", "Arms along the wall."),
        Practice("PO02", "Change of position through the day."),
    ),
    ("position-change", "course", "stay-active-upper-back"),
    "Training changes measured posture a little (low certainty); pain relief by a change of posture is not promised.",
    "Moving often and getting stronger helps. No posture is the right one.",
    "slater-2019",
    "function",
)
UNCLASSIFIED = Plan(
    "THORACIC_UNCLASSIFIED",
    (
        Choice(
            "STM-GEN",
            Place.COMPLAINT,
            Slot.SOFT,
            "Soft-tissue work for guarding while the class is open.",
            "Massage relaxes tight muscles.",
        ),
    ),
    (
        Practice("AE01", "Walking keeps the body able."),
        Practice("TX04", "Upper back mobility."),
        Practice("TX10", "Calm breathing."),
        Practice("TX08", "General strength."),
    ),
    ("stay-active-upper-back", "course", "safety-net-chest"),
    "The class stays open until the examination is complete; most such pain eases over weeks to months.",
    "Most such pain eases over weeks to months.",
    "synovia-design",
    "function",
)

PLANS = {plan.code: plan for plan in (RIBS, MOBILITY, POSTURE, UNCLASSIFIED)}

OPEN_CLASSES = (
    OpenClass(
        (Region.THORACIC,),
        "THORACIC_UNCLASSIFIED",
        "Upper back or rib pain, class still open",
        "synovia-design",
    ),
)
