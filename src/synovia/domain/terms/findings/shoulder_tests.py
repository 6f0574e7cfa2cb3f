"""Tests and behavior of shoulder complaints: rotator cuff, stiffness, instability, the joint above it."""

from synovia.domain.terms.finding import choice, findings_in, sided, yes_no

HAWKINS = sided(
    yes_no(
        "hawkins_kennedy",
        "Hawkins-Kennedy test: turning the raised {side} arm inward reproduces the shoulder pain",
        "Is the Hawkins-Kennedy test of the {side} shoulder positive?",
    )
)
NEER = sided(
    yes_no(
        "neer_sign",
        "Neer sign: lifting the {side} arm passively while the blade is held reproduces the shoulder pain",
        "Is the Neer sign of the {side} shoulder positive?",
    )
)
PAINFUL_ARC = sided(
    yes_no(
        "painful_arc",
        "Lifting the {side} arm sideways hurts in the middle of the arc and less above and below it",
        "Is there a painful arc of the {side} shoulder?",
    )
)
EMPTY_CAN = sided(
    yes_no(
        "empty_can_test",
        "Empty can (Jobe) test of the {side} arm is painful or weak",
        "Is the empty can test of the {side} shoulder painful or weak?",
    )
)
INFRASPINATUS = sided(
    yes_no(
        "resisted_external_rotation",
        "Infraspinatus test: resisted external rotation of the {side} arm at the side is painful or weak",
        "Is resisted external rotation of the {side} shoulder painful or weak?",
    )
)
ROTATION_WEAK = sided(
    yes_no(
        "external_rotation_weak",
        "External rotation of the {side} arm is clearly weak, or the arm falls back from the end position",
        "Is external rotation of the {side} shoulder clearly weak?",
    )
)
DROP_ARM = sided(
    yes_no(
        "drop_arm_test",
        "Drop arm test: the {side} arm cannot be lowered slowly from the side and drops",
        "Is the drop arm test of the {side} shoulder positive?",
    )
)
CANNOT_LIFT = sided(
    yes_no(
        "active_elevation_lost",
        "The {side} arm can be lifted for the patient but the patient cannot lift or hold it",
        "Is active lifting of the {side} arm lost while it can be lifted passively?",
    )
)
PASSIVE_LOSS = sided(
    yes_no(
        "passive_shoulder_motion_limited_as_active",
        "Passive motion of the {side} shoulder is limited as much as active motion, in lifting and in rotation",
        "Is passive motion of the {side} shoulder limited as much as active motion?",
    )
)
APPREHENSION = sided(
    yes_no(
        "apprehension_test",
        "Apprehension test: the {side} arm in abduction and external rotation brings fear of slipping out, not only pain",
        "Does the apprehension test of the {side} shoulder bring fear of slipping out?",
    )
)
RELOCATION = sided(
    yes_no(
        "relocation_test",
        "Relocation test: pressure from the front takes the fear of slipping out of the {side} shoulder away",
        "Is the relocation test of the {side} shoulder positive?",
    )
)
DISLOCATED = sided(
    yes_no(
        "shoulder_has_dislocated",
        "The {side} shoulder has slipped out or been put back in before",
        "Has the {side} shoulder ever dislocated?",
        "Has your {side} shoulder ever come out of joint?",
    )
)
CROSS_BODY = sided(
    yes_no(
        "cross_body_adduction",
        "Cross-body adduction of the {side} arm hurts on top of the shoulder",
        "Does cross-body adduction of the {side} arm hurt on top of the shoulder?",
    )
)
AC_TENDER = sided(
    yes_no(
        "acromioclavicular_tenderness",
        "The {side} acromioclavicular joint is tender and that is the familiar pain",
        "Is the {side} acromioclavicular joint tender?",
    )
)
XRAY = choice(
    "shoulder_xray",
    "What an X-ray of the painful shoulder shows, when there is one",
    "What does an X-ray of the shoulder show?",
    "none_taken",
    "normal",
    "osteoarthritis",
    "calcified_tendon",
    "other",
)
PAIN_MEDICINE = yes_no(
    "takes_medicine_for_shoulder_pain",
    "Medicine is taken for the shoulder pain",
    "Is medicine taken for the shoulder pain?",
    "Do you take medicine for your shoulder pain?",
)

FINDINGS = findings_in("shoulder tests", globals())
