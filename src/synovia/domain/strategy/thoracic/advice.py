"""What people with upper back or rib pain are told."""

from synovia.domain.strategy.shared.topic import Topic

TOPICS: tuple[Topic, ...] = (
    Topic(
        "stay-active-upper-back",
        "Advice to stay active and keep the upper back turning and bending; most such pain is harmless and eases.",
        "Keep your upper back moving and stay active. Hurt does not mean harm.",
        ("southerst-2015",),
        ("stay_active",),
    ),
    Topic(
        "safety-net-chest",
        "Chest safety net: breathlessness, pressure or pain with effort, fever, cough with blood, pain that turns "
        "constant: at once to a physician or ambulance.",
        "Call for help at once if you get short of breath. Do so too if your chest feels tight or heavy. See a "
        "doctor if you get a fever or cough up blood.",
        ("finucane-2020",),
        ("safety_net",),
    ),
    Topic(
        "position-change",
        "Change position every 30 to 60 minutes; set up screen and chair; endurance of the upper back rather than "
        "a rigid upright posture.",
        "Change your position at least every half hour or so. The best posture is the next one.",
        ("slater-2019",),
        ("posture", "ergonomics"),
    ),
)
