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
)
