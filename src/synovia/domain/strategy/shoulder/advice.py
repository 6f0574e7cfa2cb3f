"""The education that belongs to the shoulder."""

from synovia.domain.strategy.shared.topic import Topic

TOPICS: tuple[Topic, ...] = (
    Topic(
        "shoulder-load",
        "Explain rotator cuff related pain: tendons that need load, not rest; start below the pain "
        "limit, build up over 12 weeks; scans often show changes in people without pain.",
        "Your shoulder tendons are sore, not worn out. Load them a little, often, and build up over 12 "
        "weeks.",
        ("desmeules-2025", "hopewell-2021"),
        ("load", "stay_active"),
    ),
    Topic(
        "shoulder-sleep",
        "Sleeping: arm on a pillow, not on the sore side; keep reaching tasks short for some weeks.",
        "Sleep with a pillow under your arm. Do not lie on the sore side for now.",
        ("synovia-design",),
        ("sleep",),
    ),
    Topic(
        "frozen-shoulder",
        "Explain adhesive capsulitis: its stages, a course of one to two years or more, move within the "
        "pain limit, match stretching to irritability; injection is an option early.",
        "A frozen shoulder takes time, often one to two years. Move it often, within the pain. Ask about"
        " a shot early on.",
        ("kelley-2013",),
        ("capsulitis", "prognosis"),
    ),
    Topic(
        "tear-opinion",
        "A torn tendon is not an emergency unless it follows an injury; many do well with exercise; an "
        "opinion sets the choices out.",
        "A torn tendon can still work well with training. A doctor will tell you the choices.",
        ("park-2005", "synovia-design"),
        ("tear",),
    ),
    Topic(
        "shoulder-stable",
        "Instability: avoid arm back and up at the end of range for now, train control first; what to do"
        " if it slips.",
        "Keep your arm out of the throwing position for now. If it slips out and stays out, go to an "
        "emergency room.",
        ("farber-2006", "medical-teaching"),
        ("instability", "safety_net"),
    ),
    Topic(
        "joint-wear",
        "Explain osteoarthritis: pain is not damage, motion and strength help, scans are not needed for "
        "the diagnosis; pace big tasks.",
        "Joint wear is common, and moving is safe. Strength and motion ease the pain. You need no scan "
        "for that.",
        ("nice-ng226",),
        ("osteoarthritis", "stay_active"),
    ),
    Topic(
        "stiff-after-rest",
        "Stiffness after immobilization: little and often, warmth before, within the limits of surgeon "
        "or fracture clinic, never forced.",
        "Move the stiff joint little and often, after warmth. Never force it.",
        ("kisner-2018",),
        ("stiffness",),
    ),
)
