"""What one finding of the examination says about another, read before anything is judged."""

from synovia.domain.rules import Cites, Implies, Is, OneOf, Positive, Rule, named
from synovia.domain.terms.findings import complaint, low_back_tests, neck_tests

shopping_cart_means_relief_bending_forward = Rule(
    asks="Is walking easier on a shopping cart?",
    when=Positive(low_back_tests.SHOPPING_CART),
    then=Implies(complaint.RELIEF_BENDING, True),
    evidence=(Cites("suri-2010"),),
)
pain_gone_when_seated_means_relief_sitting = Rule(
    asks="Are the leg symptoms gone while seated?",
    when=Positive(low_back_tests.NO_PAIN_SEATED),
    then=Implies(complaint.RELIEF_SITTING, True),
    evidence=(Cites("suri-2010"),),
)
reproduced_headache_means_headache = Rule(
    asks="Does pressure on the upper neck reproduce the headache?",
    when=Positive(neck_tests.HEADACHE_REPRODUCED),
    then=Implies(neck_tests.HEADACHE, True),
    evidence=(Cites("ichd-3"),),
)

quebec_grade_means_whiplash = Rule(
    asks="Has a whiplash grade been given?",
    when=OneOf(neck_tests.WAD_GRADE, "1", "2", "3", "4"),
    then=Implies(neck_tests.WHIPLASH, True),
    evidence=(Cites("spitzer-1995"),),
)
gradual_onset_means_no_whiplash = Rule(
    asks="Did it begin gradually, without trauma?",
    when=Is(complaint.ONSET, "insidious"),
    then=Implies(neck_tests.WHIPLASH, False),
    evidence=(Cites("synovia-design"),),
)

RULES = named("strategy-reading", globals())
