"""What people with arthritis, a fresh injury, a sore tendon or a pelvic girdle are told, wherever it hurts."""

from synovia.domain.strategy.shared.topic import Topic

TOPICS: tuple[Topic, ...] = (
    Topic(
        "osteoarthritis",
        "Osteoarthritis: exercise and weight management are the core; hands-on care only beside exercise; flares "
        "come and go, the joint is not wearing out with use.",
        "Using the joint is good for it. Exercise is the best care for a worn joint. Flares come and go.",
        ("nice-ng226", "kolasinski-2020"),
        ("osteoarthritis", "stay_active"),
    ),
    Topic(
        "inflamed-joints",
        "Inflammatory arthritis: exercise is safe and strongly recommended; spare a hot joint for the days of a "
        "flare; new swelling goes to rheumatology.",
        "Exercise is safe for you. Rest a hot joint for a few days. Tell your joint doctor about new swelling.",
        ("rausch-osthoff-2018", "nice-ng100"),
        ("inflammatory", "safety_net"),
    ),
    Topic(
        "stiff-spine-exercise",
        "Axial spondyloarthritis: daily active exercise for motion, chest and strength is the strongest "
        "recommendation beside medicine; active care before passive.",
        "Move your spine every day. Active exercise helps most, next to your medicine.",
        ("ward-2019", "nice-ng65"),
        ("inflammatory", "stay_active"),
    ),
    Topic(
        "fresh-injury",
        "First three days: protect, compress, raise, no forced stretch, no deep massage; then load early and "
        "step by step.",
        "Protect it for three days. Then move and load it a bit more each day. Do not stretch it hard.",
        ("dubois-2020",),
        ("injury", "stay_active"),
    ),
    Topic(
        "injury-safety-net",
        "Come back at once when weight bearing is impossible, the joint locks, the limb is numb or cold, or "
        "swelling grows after the first days.",
        "Call us if you cannot put weight on it. Call too if it locks, gets numb or cold, or swells more.",
        ("kisner-2018",),
        ("safety_net",),
    ),
    Topic(
        "tendon-load",
        "Tendons need load for 12 weeks or more; some pain in training is fine when it settles by the next "
        "morning; rest alone does not rebuild a tendon.",
        "A sore tendon needs slow training for three months or more. Some pain is fine if it settles by morning.",
        ("beyer-2015", "thomee-1997"),
        ("tendon", "pain_monitoring"),
    ),
    Topic(
        "muscle-knots",
        "Trigger points: their examination is not very reliable; pressure brings short-term relief, movement and "
        "load keep it.",
        "Sore knots in a muscle are common and harmless. Pressure eases them for a while. Moving helps longer.",
        ("fernandez-2018", "lucas-2009"),
        ("muscle",),
    ),
    Topic(
        "pelvic-girdle",
        "Pelvic girdle pain in and after pregnancy: common, mostly settles after birth; even load, small steps, "
        "knees together in turning; a belt for short times only.",
        "Pelvis pain in pregnancy is common. It mostly eases after birth. Take small steps and turn in bed with "
        "your knees together.",
        ("vleeming-2008",),
        ("pelvis", "pregnancy"),
    ),
    Topic(
        "slipped-bone",
        "A stable slip is common and mostly harmless; strengthen the trunk, prefer neutral and bent positions, "
        "avoid end-range extension under load.",
        "A small slip of a bone is common and mostly stable. Train your trunk. Avoid bending far back.",
        ("delitto-2012",),
        ("control",),
    ),
)
