"""The education offered: what the clinician explains and the same in plain words for the patient."""

from synovia.domain.strategy.elbow.advice import TOPICS as ELBOW
from synovia.domain.strategy.shared.topic import Topic
from synovia.domain.strategy.shoulder.advice import TOPICS as SHOULDER
from synovia.domain.strategy.wrist_hand.advice import TOPICS as WRIST_HAND

_TOPICS = (
    Topic(
        "stay-active-neck",
        "Advice to stay active, return to normal activity, keep the neck moving; avoid a collar.",
        "Keep your neck moving and stay active. Hurt does not mean harm.",
        ("blanpied-2017",),
        ("stay_active",),
    ),
    Topic(
        "stay-active-back",
        "Advice to stay active and avoid bed rest; heat is fine.",
        "Stay active and avoid bed rest. Warmth is fine. Hurt does not mean harm.",
        ("george-2021", "nice-ng59"),
        ("stay_active",),
    ),
    Topic(
        "imaging",
        "Without red flags imaging is not needed; wear and tear on scans is common in people without pain.",
        "You do not need a scan now. Most people without pain also have wear on a scan.",
        ("brinjikji-2015", "george-2021"),
        ("imaging",),
    ),
    Topic(
        "headache",
        "Headache diary; vary posture; see a physician if the headache changes in kind.",
        "Note your headaches in a diary. Change position often. See a doctor at once if the headache is new or different.",
        ("blanpied-2017", "ichd-3"),
        ("headache", "safety_net"),
    ),
    Topic(
        "whiplash",
        "Reassure: recovery is expected within two to three months; early activity, minimal collar use.",
        "Most people recover from a whiplash in two to three months. Move early; a collar slows you down.",
        ("blanpied-2017", "carroll-2008"),
        ("whiplash", "stay_active"),
    ),
    Topic(
        "nerve-neck",
        "Explain the irritated root: mostly settles without surgery; positions of ease; no heavy overhead work now.",
        "A neck nerve is sore. It mostly settles without surgery. Rest your hand on your head if that eases the arm.",
        ("blanpied-2017", "wong-2014"),
        ("nerve",),
    ),
    Topic(
        "nerve-back",
        "Explain the irritated root: mostly settles without surgery; positions of ease, graded walking.",
        "A back nerve is sore. It mostly settles without surgery. Short walks help more than rest.",
        ("kngf-2021", "nice-ng59"),
        ("nerve",),
    ),
    Topic(
        "safety-net-arm",
        "Come back at once with growing weakness, clumsy hands, unsteady gait, bladder or bowel change.",
        "Call at once if your arm gets weaker, your hands get clumsy, or you walk unsteadily.",
        ("blanpied-2017",),
        ("safety_net",),
    ),
    Topic(
        "safety-net-leg",
        "Cauda equina safety net: saddle numbness, bladder, bowel or sexual change, growing leg weakness: emergency.",
        "Go to the emergency room at once if you get numb between the legs. Go too if your bladder or bowel "
        "act up, or if a leg gets weak.",
        ("kngf-2021",),
        ("safety_net",),
    ),
    Topic(
        "control",
        "Explain control training: many low-load repetitions, progress on control, not on pain alone.",
        "Train little and often. Good control comes before heavy load.",
        ("hicks-2005", "george-2021"),
        ("motor_control",),
    ),
    Topic(
        "direction",
        "Explain the direction that eases: use it often, avoid the other for some days, watch where pain moves.",
        "Use the movement that eases you many times a day. It is good when pain moves toward the spine.",
        ("long-2004", "browder-2007"),
        ("directional_preference",),
    ),
    Topic(
        "stenosis",
        "Explain claudication: walk in bouts, lean forward or sit to ease, cycling, pacing; surgery is optional.",
        "Walk in short bouts and sit or lean forward to ease your legs. Cycling is often easy.",
        ("whitman-2006", "schneider-2019"),
        ("stenosis", "pacing"),
    ),
    Topic(
        "pain-explained",
        "Pain neuroscience education with active treatment.",
        "Pain is an alarm. It can get too loud. Steady movement, sleep and calm turn it down.",
        ("george-2021",),
        ("pain_neuroscience",),
    ),
    Topic(
        "graded-activity",
        "Graded activity and exposure by quota; set the pace by plan, not by pain.",
        "Do a set amount each day and add a little each week, on good days and bad days.",
        ("george-2021", "delitto-2012"),
        ("graded_activity",),
    ),
    Topic(
        "pacing",
        "Pacing: start at half the target, build over 6 to 12 weeks, plan rest before exhaustion.",
        "Start at half of what you could do. Add a little each week. Rest before you are worn out.",
        ("macfarlane-2017",),
        ("pacing",),
    ),
    Topic(
        "sleep",
        "Sleep habits; address fatigue and mood with primary care.",
        "Regular sleep helps pain. Get up at the same time each day.",
        ("macfarlane-2017", "nice-ng193"),
        ("sleep",),
    ),
    Topic(
        "pelvis",
        "Load both legs evenly, avoid long one-legged loads; a belt may help for short tasks.",
        "Stand on both legs and change position often. Avoid long one-legged tasks.",
        ("vleeming-2008",),
        ("pelvis",),
    ),
    Topic(
        "self-care",
        "Low risk: one or two visits with advice, a home program and a safety net are enough.",
        "The odds are good. You can do most of this yourself, with one or two visits.",
        ("hill-2008",),
        ("self_care",),
    ),
    Topic(
        "support",
        "High risk: psychologically informed care; consider referral when mood or fear dominates.",
        "Worry and low mood are part of pain for many people. We can help, and so can your doctor.",
        ("hill-2008", "kroenke-2003"),
        ("psychologically_informed",),
    ),
    Topic(
        "posture",
        "No single right posture; vary position; train only with a linked symptom or goal.",
        "There is no one right posture. The best posture is the next one.",
        ("slater-2019",),
        ("posture",),
    ),
)

TOPICS = {topic.id: topic for topic in (*_TOPICS, *SHOULDER, *ELBOW, *WRIST_HAND)}
