"""What the leg can do: tests of function that hip, knee, ankle and foot share."""

from synovia.domain.terms.finding import findings_in, number, sided, yes_no

SQUAT_PAIN = yes_no(
    "squat_reproduces_pain",
    "Squatting brings the familiar pain of the leg joint on",
    "Does squatting bring the familiar pain on?",
    "Does squatting bring your pain on?",
)
STAIRS_PAIN = yes_no(
    "stairs_reproduce_pain",
    "Climbing or going down stairs brings the familiar pain on",
    "Do stairs bring the familiar pain on?",
    "Do stairs bring your pain on?",
)
FUNCTION_REDUCED = yes_no(
    "leg_function_reduced",
    "The joint limits daily activities such as walking, stairs or rising",
    "Does the joint limit daily activities?",
    "Does it limit what you do in a day?",
)
SINGLE_LEG_STANCE = sided(
    number(
        "single_leg_stance_seconds",
        "Seconds of standing on the {side} leg alone, eyes open",
        "How many seconds on the {side} leg alone?",
        unit="seconds",
        low=0,
        high=120,
    )
)
CHAIR_STAND = number(
    "chair_stand_30s",
    "Chair stands in 30 seconds, arms crossed",
    "How many chair stands in 30 seconds?",
    unit="stands",
    low=0,
    high=60,
)
TIMED_UP_AND_GO = number(
    "timed_up_and_go",
    "Timed up and go: rise, walk three meters, turn, come back and sit",
    "How many seconds in the timed up and go?",
    unit="seconds",
    low=0,
    high=180,
)

FINDINGS = findings_in("leg function", globals())
