"""The education that belongs to wrist and hand."""

from synovia.domain.strategy.shared.topic import Topic

TOPICS: tuple[Topic, ...] = (
    Topic(
        "hand-joints",
        "Joint protection, aids for jars and pens, a thumb-base splint for load, daily motion; topical "
        "relief with the physician.",
        "Use thick grips and jar openers. A splint can rest the thumb. Move your fingers each day.",
        ("kloppenburg-2019", "kolasinski-2020"),
        ("osteoarthritis",),
    ),
    Topic(
        "carpal-tunnel",
        "Explain the sensitive median nerve: splint in neutral at night for some weeks, lighter grip and"
        " bent-wrist tasks; weakness or constant numbness must be told.",
        "Wear a straight splint at night for some weeks. Tell us if your thumb gets weak or stays numb.",
        ("erickson-2019",),
        ("nerve", "safety_net"),
    ),
)
