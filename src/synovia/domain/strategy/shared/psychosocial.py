"""Thoughts and feelings that slow recovery, outside the low back, which has a class of its own for them."""

from synovia.domain.rules import Above, AllOf, AnyOf, AtLeastValue, Cites, Not, Rule, Said, named, value
from synovia.domain.strategy.effects import Foresees, Mentions
from synovia.domain.strategy.shared.criteria import IN_LOW_BACK
from synovia.domain.terms.evidence import StudyType
from synovia.domain.terms.findings import questionnaires

LOW_MOOD = AtLeastValue(questionnaires.PHQ2, value("phq-2/positive"))
HIGH_SCORES = (
    LOW_MOOD,
    AtLeastValue(questionnaires.PCS, value("pcs/high")),
    Above(questionnaires.FABQ_ACTIVITY, value("fabq-pa/high")),
    Above(questionnaires.FABQ_WORK, value("fabq-w/high")),
)

worry_or_fear_slows_recovery = Rule(
    asks="Outside the low back: does a score of mood, worry or fear of movement stand high?",
    when=AllOf(Not(IN_LOW_BACK), AnyOf(*HIGH_SCORES)),
    then=(
        Foresees(
            "Low mood, catastrophizing or fear of movement foretells a slower course: explain pain, set graded "
            "activity, check the score again.",
            "Worry and low mood can slow things down. Small steps each week help, and you can talk to us about it.",
        ),
        Mentions(
            "The cut-offs of fear and worry were found in low back pain; elsewhere they are borrowed. The fear of "
            "movement score of 11 questions has no agreed cut-off anywhere."
        ),
    ),
    evidence=(Cites("kroenke-2003"), Cites("sullivan-1995"), Cites("waddell-1993"), Cites("woby-2005")),
    says=Said(
        "A high psychosocial score: education and graded activity, adjusted expectation.",
        "Worry and fear of movement can keep pain going. Both can be trained down.",
    ),
    study=StudyType.COHORT,
)
mood_screen_is_positive = Rule(
    asks="Is the mood screen positive?",
    when=LOW_MOOD,
    then=Mentions(
        "PHQ-2 of 3 or more is a screen, no diagnosis: ask about mood and safety, complete a full mood "
        "questionnaire, and tell primary care with consent."
    ),
    evidence=(Cites("kroenke-2003"),),
    says=Said("Mood screen positive.", "Low mood is common with pain. Your doctor can help with it."),
    study=StudyType.COHORT,
)

RULES = named("psychosocial", globals())
