"""The education that belongs to the elbow."""

from synovia.domain.strategy.shared.topic import Topic

TOPICS: tuple[Topic, ...] = (
    Topic(
        "elbow-load",
        "Explain lateral elbow tendinopathy: lighten grip tasks, lift with the palm up, load the tendon "
        "in steps for 12 weeks; injection relieves early and does worse at a year.",
        "Lift with your palm up and grip less hard for now. Load the tendon in small steps for 12 weeks.",
        ("lucado-2022", "bisset-2006"),
        ("load",),
    ),
    Topic(
        "inner-elbow-load",
        "Explain medial elbow tendinopathy: fewer hard grips, loading in steps; tingling of the little "
        "finger or weakness must be told.",
        "Grip less hard for now and load the tendon in small steps. Tell us if the little finger tingles.",
        ("amin-2015",),
        ("load", "safety_net"),
    ),
    Topic(
        "bursa-offload",
        "Offload: pad or avoid leaning, compression; come back the same day with warmth, redness, fever "
        "or broken skin.",
        "Do not lean on the elbow; a soft pad helps. See a doctor the same day if it gets hot or red, or"
        " if you have a fever.",
        ("smith-1989", "medical-teaching"),
        ("bursitis", "safety_net"),
    ),
)
