"""Where guidelines weigh care for low back pain differently, and what they say after an operation."""

from synovia.domain.rules import AllOf, Answered, Cites, Includes, Rule, Said, named
from synovia.domain.strategy.effects import Disagreement, Mentions
from synovia.domain.strategy.shared.criteria import IN_LOW_BACK
from synovia.domain.terms.evidence import StudyType
from synovia.domain.terms.findings import complaint, conditions

guidelines_weigh_hands_on_care_differently = Rule(
    asks="Is the stage known, so that guidelines can be compared?",
    when=AllOf(IN_LOW_BACK, Answered(complaint.DURATION_DAYS)),
    then=Disagreement(
        "How much weight hands-on care has in low back pain",
        "JOSPT 2021 says thrust or non-thrust mobilization should be used (A, acute and chronic). NICE NG59 allows "
        "manual therapy only in a package with exercise, and offers no traction, belt, TENS or ultrasound. KNGF "
        "2021 allows it only as an adjunct, for medium and high risk, never alone. WHO 2023 (chronic) is "
        "conditionally for exercise, manipulation, massage, acupuncture and cognitive therapy, and against "
        "traction, TENS, ultrasound and belts. ACP 2017 lists heat, massage, acupuncture and manipulation (acute), "
        "and exercise and rehabilitation first, manipulation among others (chronic). Here: never without exercise, "
        "the share of hands-on time shrinks.",
        "Guidelines differ on how much hands-on care helps. All of them want you to stay active, and so do we.",
        ("george-2021", "nice-ng59", "kngf-2021", "who-2023", "acp-2017"),
    ),
    evidence=(
        Cites("george-2021"),
        Cites("nice-ng59"),
        Cites("kngf-2021"),
        Cites("who-2023"),
        Cites("acp-2017"),
    ),
    says=Said("Guidelines give hands-on care different weight.", ""),
    study=StudyType.GUIDELINE,
)
low_back_was_operated_on = Rule(
    asks="Has the low back been operated on?",
    when=AllOf(IN_LOW_BACK, Includes(conditions.SPINAL_SURGERY, "lumbar")),
    then=Mentions(
        "After lumbar surgery: general education (B) and exercise (C) by the 2021 guideline, within the surgeon's "
        "limits; no rule here was made for operated backs."
    ),
    evidence=(Cites("george-2021"),),
    says=Said("Operated low back: education and exercise within the surgeon's limits.", ""),
    study=StudyType.GUIDELINE,
)

RULES = named("low-back", globals())
