"""The education offered for hip, knee, ankle and foot."""

from synovia.domain.strategy.shared.topic import Topic

TOPICS = (
    Topic(
        "arthritis-core",
        "Osteoarthritis: exercise, weight where it matters and information are the core; wear is not the pain; no "
        "imaging is needed when the picture is typical.",
        "Exercise is the best care for a worn joint. Moving does not wear it out. If you are heavy, losing weight "
        "helps. A scan is rarely needed.",
        ("nice-ng226", "kolasinski-2020"),
        ("osteoarthritis", "exercise", "weight", "imaging"),
    ),
    Topic(
        "hands-on-disputed",
        "Say openly that guidelines disagree on hands-on care in osteoarthritis: only beside exercise, stopped when it "
        "does not help within some visits.",
        "Experts do not agree on hands-on care for worn joints. We use it only beside exercise. We stop if it does "
        "not help.",
        ("cibulka-2017", "nice-ng226", "kolasinski-2020"),
        ("conflict", "shared_decision"),
    ),
    Topic(
        "hip-pinch",
        "Non-arthritic hip pain: avoid forced deep flexion with inward rotation for now, vary sitting height, load the hip "
        "in easy range.",
        "Stay out of the deep pinch for now: no low seats, no deep squats. Train the hip where it moves with ease.",
        ("enseki-2014",),
        ("load_management", "avoid_pinch"),
    ),
    Topic(
        "hip-side",
        "Gluteal tendon: keep compression off it: no crossed legs, no hanging on one hip, a pillow between the knees, no "
        "stretch across the body; load grows slowly.",
        "Do not cross your legs or hang on one hip. Sleep with a pillow between your knees. Skip stretches that pull "
        "the leg across.",
        ("mellor-2018", "grimaldi-2017"),
        ("load_management", "avoid_compression"),
    ),
    Topic(
        "kneecap-load",
        "Patellofemoral pain: manage load, short-term tape may help, strength of hip and knee is the core; hands-on care is "
        "never alone.",
        "Cut down the stairs and squats that hurt, but keep moving. Strong hips and thighs help most. Tape can ease "
        "the pain at first.",
        ("willy-2019",),
        ("load_management", "taping"),
    ),
    Topic(
        "offload-kneeling",
        "Aseptic bursitis at the kneecap: no kneeling, pads when it cannot be avoided, light compression; no rubbing of the "
        "bursa; come back at once with heat, redness, fever or broken skin.",
        "Do not kneel on it. Use a pad if you must. A light wrap helps. Call us the same day if it gets hot or red, "
        "or if you get a fever.",
        ("cyriax-1984", "smith-1989"),
        ("offload_kneeling", "offload", "safety_net"),
    ),
    Topic(
        "offload-bursa",
        "Aseptic bursitis: take pressure and repeated rubbing off the bursa, treat the way the limb moves, no friction; come "
        "back with heat, redness or fever.",
        "Take the pressure off the sore spot for some weeks. Call us the same day if it gets hot or red, or if you get "
        "a fever.",
        ("cyriax-1984",),
        ("offload", "safety_net"),
    ),
    Topic(
        "sprain-early",
        "Lateral sprain: early progressive weight bearing with a brace or tape, movement from the first days; return by "
        "function, training of balance prevents the next one.",
        "Walk on it as soon as you can, with a brace if it helps. Move it from the first days. Train your balance to "
        "prevent the next sprain.",
        ("martin-2021",),
        ("early_loading", "bracing"),
    ),
    Topic(
        "ankle-steady",
        "Instability: balance and strength training for weeks is the core; a brace or tape in sport; laxity is not stretched.",
        "Balance and strength training make your ankle steady. Wear a brace for sport at first.",
        ("martin-2021",),
        ("balance", "bracing"),
    ),
    Topic(
        "heel-load",
        "Plantar heel pain: stretch before the first steps, spread the standing over the day, tape or insoles for a while, "
        "loading of the sole.",
        "Stretch the sole before you get up. Spread your standing over the day. Soft shoes or tape can help at first.",
        ("koc-2023", "rathleff-2015"),
        ("load_management", "taping"),
    ),
    Topic(
        "tendon-load",
        "Tendon: keep loading within tolerated pain, no complete rest; pain up to 5 of 10 that settles by morning is fine; "
        "tendons need three months and more.",
        "Do not rest the tendon fully. Some pain is fine if it settles by next morning. A tendon needs three months or "
        "more.",
        ("chimenti-2024", "thomee-1997"),
        ("load_management", "pain_monitoring"),
    ),
    Topic(
        "toe-shoe",
        "Stiff big toe: a stiff or rocker sole and a roomy toe box spare the joint; walk as tolerated.",
        "A stiff sole and a wide shoe spare your toe. Keep walking as you can.",
        ("kisner-2018", "synovia-design"),
        ("footwear",),
    ),
)
