"""The language of the rules, word by word: what each says, how it takes a side, a value, and an explanation."""

from dataclasses import replace

import pytest

from synovia.domain.rules import (
    Above,
    AllOf,
    Answered,
    AnyOf,
    AtLeast,
    AtLeastValue,
    AtMost,
    AtMostOf,
    Below,
    Blocks,
    Cites,
    Criterion,
    DifferenceAtLeast,
    EitherSide,
    Gate,
    Includes,
    Is,
    Limits,
    Negative,
    Not,
    OneOf,
    Positive,
    Quantity,
    Refers,
    Rule,
    RuleBook,
    Said,
    ScoreAtLeast,
    Supports,
    Truth,
    Weight,
    value,
)
from synovia.domain.rules.book import Catalogue
from synovia.domain.rules.rule import hash_of
from synovia.domain.rules.tree import Branch, drawn, tree_of
from synovia.domain.rules.values import Accuracy, KnownValue, UnboundValue
from synovia.domain.terms.evidence import ActionLevel, Band, Standing, Urgency
from synovia.domain.terms.finding import Opposite, choice, choices, number, sided, yes_no
from synovia.domain.terms.places import Place, Side
from synovia.domain.terms.techniques import Scope, TechniqueClass

FEVER = yes_no("fever", "Fever", "Any fever?")
CHILLS = yes_no("chills", "Chills", "Any chills?")
CLEARED = yes_no("cleared", "Cleared", "Cleared?")
AGE = number("age", "Age", "How old?", unit="years", low=0, high=120)
ONSET = choice("onset", "Onset", "How?", "sudden", "slow", "trauma")
AREAS = choices("areas", "Areas", "Where?", "neck", "arm", "hand")
TURN = sided(number("turn", "Turn to the {side}", "Turn?", unit="degrees", low=0, high=110))
TEST = sided(yes_no("test", "Test on the {side}", "Test?"))
KIND = sided(choice("kind", "Kind on the {side}", "Which?", "old", "new", "none"))
MARKS = sided(choices("marks", "Marks on the {side}", "Where?", "a", "b", "c"))
OLD = value("k/old")
KNOWN: dict[str, KnownValue] = {
    "k/old": Quantity("k/old", 65, "years", "k", Standing.FOUND),
    "k/ten": Quantity("k/ten", 10, "degrees", "k", Standing.FOUND),
    "k/worth": Accuracy("k/worth", "k", Standing.FOUND, lr_positive=4.0),
}


@pytest.mark.parametrize(
    ("criterion", "words"),
    [
        (Positive(FEVER), "fever"),
        (Negative(FEVER), "no fever"),
        (Is(ONSET, "sudden"), "onset is sudden"),
        (OneOf(ONSET, "sudden", "slow"), "onset is one of sudden, slow"),
        (OneOf(ONSET, ("sudden", "slow")), "onset is one of sudden, slow"),
        (Includes(AREAS, "arm", "hand"), "areas includes arm or hand"),
        (Below(AGE, OLD), "age below 65 years"),
        (AtMost(AGE, OLD), "age at most 65 years"),
        (Above(AGE, OLD), "age above 65 years"),
        (AtLeastValue(AGE, OLD), "age at least 65 years"),
        (Answered(FEVER), "fever answered"),
        (Not(Positive(FEVER)), "not (fever)"),
        (AllOf(Positive(FEVER), AnyOf(Positive(CHILLS), Positive(CLEARED))), "fever and (chills or cleared)"),
        (
            AnyOf(Positive(FEVER), AllOf(Positive(CHILLS), Negative(CLEARED))),
            "fever or (chills and no cleared)",
        ),
        (AtLeast(2, Positive(FEVER), Positive(CHILLS)), "at least 2 of: fever; chills"),
        (AtMostOf(1, Positive(FEVER), Positive(CHILLS)), "not (at least 2 of: fever; chills)"),
        (EitherSide(Positive(TEST)), "on one side: test"),
        (
            ScoreAtLeast(2, (Positive(FEVER), 1), (Positive(CHILLS), -2)),
            "a score of at least 2 from: +1 if fever; -2 if chills",
        ),
        (
            DifferenceAtLeast(TURN.left, TURN.right, value("k/ten")),
            "turn_left over turn_right differ by at least 10 degrees",
        ),
        (
            DifferenceAtLeast(TURN.left, TURN.right, value("k/ten"), either_way=True),
            "turn_left and turn_right differ by at least 10 degrees",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_criterion_says_what_it_asks(criterion: Criterion, words: str) -> None:
    assert criterion.bound(KNOWN).words() == words


def test_a_value_not_bound_yet_is_spoken_of_by_its_key_and_refuses_to_compare() -> None:
    assert Below(AGE, OLD).words() == "age below k/old"
    with pytest.raises(UnboundValue, match="k/old"):
        Below(AGE, OLD).judge({"age": 70})
    with pytest.raises(UnboundValue, match="k/worth"):
        _ = value("k/worth").accuracy


def test_a_key_nobody_knows_refuses_and_a_known_one_keeps_its_name() -> None:
    with pytest.raises(UnboundValue, match="no value 'k/new'"):
        Below(AGE, value("k/new")).bound(KNOWN)
    bound = OLD.bound(KNOWN)
    assert (bound.key, bound.number) == ("k/old", 65)
    assert value("k/worth").bound(KNOWN).words() == "k/worth"


NESTED = AllOf(
    AnyOf(Positive(TEST), AtLeast(1, Below(TURN, OLD))),
    Not(OneOf(ONSET, "trauma")),
    Not(Positive(TEST)),
    ScoreAtLeast(1, (Positive(TEST), 1), (Above(TURN, OLD), 1)),
    Includes(AREAS, "arm"),
    OneOf(KIND, "old", "new"),
    Includes(MARKS, "a", "b"),
)


def test_a_criterion_on_a_side_asks_that_side_in_every_part() -> None:
    left = NESTED.on(Side.LEFT)

    of_left = {"test_left", "turn_left", "kind_left", "marks_left", "onset", "areas"}
    assert left.names() == EitherSide(NESTED).on(Side.LEFT).names() == of_left
    assert EitherSide(NESTED).on(Side.RIGHT).names() == {name.replace("_left", "_right") for name in of_left}
    assert "kind_left is one of old, new" in left.words()
    assert "marks_left includes a or b" in left.words()
    assert "a score of at least 1 from: +1 if test_left" in left.words()


def test_binding_reaches_every_part() -> None:
    bound = EitherSide(NESTED).bound(KNOWN)

    assert "turn_left below 65 years" in bound.on(Side.LEFT).words()
    assert "turn_left above 65 years" in bound.on(Side.LEFT).words()


def test_the_side_on_which_it_holds_is_told() -> None:
    either = EitherSide(Positive(TEST))

    assert either.side({"test_left": True, "test_right": True}) == (Side.LEFT, Side.RIGHT)
    assert either.side({"test_left": False, "test_right": True}) == (Side.RIGHT,)
    assert either.side({}) == ()


def test_the_opposite_side_is_the_other_one() -> None:
    more = DifferenceAtLeast(Opposite(TURN), TURN, value("k/ten"))

    either = EitherSide(more.bound(KNOWN))
    assert either.side({"turn_left": 30, "turn_right": 41}) == (Side.LEFT,)


def test_a_difference_counts_one_way_or_either_way_and_is_explained_by_both_measures() -> None:
    ten = value("k/ten")
    one_way = DifferenceAtLeast(TURN.left, TURN.right, ten).bound(KNOWN)
    either_way = DifferenceAtLeast(TURN.left, TURN.right, ten, either_way=True).bound(KNOWN)

    assert (
        one_way.judge({"turn_left": 30, "turn_right": 20}),
        one_way.judge({"turn_left": 29, "turn_right": 20}),
    ) == (
        Truth.YES,
        Truth.NO,
    )
    assert one_way.judge({"turn_left": 20, "turn_right": 30}) is Truth.NO
    assert either_way.judge({"turn_left": 20, "turn_right": 30}) is Truth.YES
    assert either_way.judge({"turn_left": 21, "turn_right": 30}) is Truth.NO
    assert one_way.because({"turn_left": 30, "turn_right": 20}) == {"turn_left", "turn_right"}
    assert one_way.because({"turn_left": 30}) == frozenset()
    assert one_way.missing({"turn_left": 30}) == {"turn_right"}


def test_parts_may_be_given_as_one_tuple() -> None:
    together = (Positive(FEVER), Positive(CHILLS))

    assert AtLeast(1, together) == AtLeast(1, *together)
    assert Includes(AREAS, ("arm", "hand")) == Includes(AREAS, "arm", "hand")


def test_an_answered_question_is_a_yes_and_one_never_asked_is_unknown() -> None:
    asked = Answered(FEVER)

    assert (asked.judge({"fever": False}), asked.judge({})) == (Truth.YES, Truth.UNKNOWN)
    assert asked.because({"fever": False}) == asked.missing({}) == {"fever"}
    assert not asked.because({})
    assert not asked.missing({"fever": False})
    assert asked.names() == {"fever"}


SCORE = ScoreAtLeast(2, (Positive(FEVER), 1), (Positive(CHILLS), 1), (Positive(CLEARED), -2))


@pytest.mark.parametrize(
    ("facts", "truth", "because", "missing"),
    [
        ({"fever": True, "chills": True, "cleared": False}, Truth.YES, {"fever", "chills", "cleared"}, set()),
        ({"fever": True, "chills": True}, Truth.UNKNOWN, set(), {"cleared"}),
        ({"fever": True, "chills": True, "cleared": True}, Truth.NO, {"cleared"}, set()),
        ({"fever": True, "chills": False}, Truth.NO, {"chills"}, set()),
        ({"fever": True}, Truth.UNKNOWN, set(), {"chills", "cleared"}),
        ({}, Truth.UNKNOWN, set(), {"fever", "chills", "cleared"}),
    ],
)
def test_a_score_is_settled_when_what_is_open_can_no_longer_change_it(
    facts: dict[str, bool], truth: Truth, because: set[str], missing: set[str]
) -> None:
    assert SCORE.judge(facts) is truth
    assert SCORE.because(facts) == because
    assert SCORE.missing(facts) == missing
    assert SCORE.names() == {"fever", "chills", "cleared"}


def test_parts_that_share_a_finding_are_explained_by_the_smallest_sets() -> None:
    two = AtLeast(1, Positive(FEVER), AllOf(Positive(FEVER), Positive(CHILLS)))

    assert two.because({"fever": True, "chills": True}) == {"fever"}
    apart = AtLeast(1, Positive(FEVER), Positive(CHILLS))
    assert apart.because({"fever": True, "chills": True}) == {"fever", "chills"}
    assert apart.because({}) == frozenset()
    assert Positive(FEVER).because({}) == frozenset()


def test_a_no_that_one_finding_settles_on_both_sides_needs_no_other() -> None:
    either = EitherSide(AllOf(Positive(FEVER), Positive(TEST)))

    assert either.because({"fever": False, "test_left": False}) == {"fever"}
    assert either.because({"test_left": False, "test_right": False}) == {"test_left", "test_right"}
    assert either.because({"fever": True, "test_left": True}) == {"fever", "test_left"}


def test_a_choice_the_finding_never_takes_refuses_to_exist() -> None:
    with pytest.raises(ValueError, match="onset is never 'now'; it is one of sudden, slow, trauma"):
        Is(ONSET, "now")
    with pytest.raises(ValueError, match="areas is never 'knee'"):
        Includes(AREAS, "arm", "knee")


def test_a_gate_says_what_it_keeps_closed_where_and_how_much_it_weighs() -> None:
    gate = Gate(FEVER, CHILLS, closes=(TechniqueClass.THR_C,), at=Place.CERVICAL, weight=Weight.CORE)

    assert gate.questions == (FEVER, CHILLS)
    assert (gate.closes, gate.at, gate.weight, gate.presumed) == (
        (TechniqueClass.THR_C,),
        Place.CERVICAL,
        Weight.CORE,
        None,
    )
    assert gate.open_questions(frozenset({"chills", "cleared"})) == (CHILLS,)
    plain = Gate(FEVER)
    assert (plain.closes, plain.at, plain.weight) == ((), Place.EVERYWHERE, Weight.SCREEN)
    assert Gate(CLEARED, presumed=False).presumed is False


def test_a_block_reaches_everywhere_or_the_region_unless_said() -> None:
    everywhere, there = Blocks(TechniqueClass.DTF), Blocks(TechniqueClass.DTF, at=Place.HIP, note="bursa")
    local = Blocks(TechniqueClass.DTF, scope=Scope.LOCAL, at=Place.HIP)

    assert (everywhere.classes, everywhere.scope, everywhere.at, everywhere.note) == (
        (TechniqueClass.DTF,),
        Scope.NONE,
        Place.EVERYWHERE,
        "",
    )
    assert (there.scope, there.at, there.note) == (Scope.REGION, Place.HIP, "bursa")
    assert local.scope is Scope.LOCAL
    assert there.bound(KNOWN) is there
    limit = Limits("Gently", TechniqueClass.STM, at=Place.KNEE)
    assert (limit.how, limit.classes, limit.at) == ("Gently", (TechniqueClass.STM,), Place.KNEE)
    assert Limits("Gently").at is Place.EVERYWHERE
    assert limit.bound(KNOWN) is limit


RULE = Rule(
    asks="Old with fever?",
    when=AllOf(Positive(FEVER), AtLeastValue(AGE, OLD)),
    then=(
        Supports("ILL", "Ill", Band.HIGH, value("k/worth")),
        Refers(ActionLevel.REFER, "physician", Urgency.SAME_DAY),
    ),
    evidence=(Cites("k"),),
    says=Said("Old with fever."),
    id="room/ill",
)


def test_binding_a_rule_binds_its_effects_and_keeps_them() -> None:
    bound = RULE.bound(KNOWN)
    supports, refers = bound.effects

    assert isinstance(supports, Supports)
    assert supports.accuracy is not None
    assert supports.accuracy.accuracy.lr_positive == 4.0
    assert (supports.code, refers) == ("ILL", RULE.effects[1])
    assert bound.judge({"fever": True, "age": 65}).holds


def test_hashes_are_sixteen_digits_and_tell_sets_apart() -> None:
    bound, other = RULE.bound(KNOWN), replace(RULE, id="room/other").bound(KNOWN)

    assert len(bound.content_hash()) == len(hash_of((bound,))) == 16
    assert hash_of((bound, other)) != hash_of((bound,))
    assert hash_of((bound, other)) == hash_of((other, bound))


def test_a_criterion_is_drawn_as_a_tree() -> None:
    criterion = AllOf(
        Not(Positive(FEVER)),
        AnyOf(Positive(CHILLS)),
        AtLeast(1, Positive(CHILLS), Positive(CLEARED)),
        EitherSide(AnyOf(Positive(TEST), Negative(TEST))),
        ScoreAtLeast(1, (Positive(FEVER), 1)),
    )

    assert drawn(tree_of(criterion)).splitlines() == [
        "all of",
        "├─ not",
        "│  └─ fever",
        "├─ chills",
        "├─ at least 1 of",
        "│  ├─ chills",
        "│  └─ cleared",
        "├─ on one side",
        "│  └─ any of",
        "│     ├─ test",
        "│     └─ no test",
        "└─ a score of at least 1",
        "   └─ +1 points for",
        "      └─ fever",
    ]
    assert drawn(Branch("alone")) == "alone"


def test_a_book_asks_only_the_rules_that_can_speak_of_the_region() -> None:
    here, there = RULE.bound(KNOWN), replace(RULE, id="room/there").bound(KNOWN)
    book = RuleBook(
        rules=(here, there),
        readings=(),
        values=KNOWN,
        sources={},
        catalogue=Catalogue(),
        references=None,  # type: ignore[arg-type]
        drug_classes=(),
        release="r",
        content_hash="h",
        hashes={},
        by_region={"neck": (here,)},
    )

    def asked(region: str) -> list[str]:
        return [one.rule.id for one in book.judge({"region": region, "fever": True, "age": 70})]

    assert asked("neck") == ["room/ill"]
    assert asked("knee") == ["room/ill", "room/there"]
    assert [one.truth for one in book.judge({"region": "neck", "fever": True, "age": 70})] == [Truth.YES]
    assert len(book.judge({})) == 2
