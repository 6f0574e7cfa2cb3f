"""The tariff's files are read strictly: what is unknown, undated, uncited, twice or overlapping is refused."""

import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from synovia.domain.charges import ChargeProblem, Trouble
from synovia.domain.charges.tariff import Counting, MedicareStatus
from synovia.knowledge.tariff_files import Room, TariffFileProblem
from synovia.knowledge.tariff_tables import read_tariff, tariffs

SHIPPED = Path(__file__).parents[2] / "src" / "synovia" / "knowledge" / "tariffs"


@pytest.fixture
def spoiled(tmp_path: Path) -> Callable[[str, str, str], Room]:
    """A copy of the shipped folder with one text in one file replaced."""
    folder = tmp_path / "tariffs"
    shutil.copytree(SHIPPED, folder)

    def spoil(name: str, old: str, new: str) -> Room:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return Room(folder)

    return spoil


SPOILED = [
    ("a misspelled key", "medicare.toml", "carried_through =", "caried_through =", "unknown"),
    ("no date of checking", "injury.toml", "checked_on = 2026-11-23", "", "checked_on is missing"),
    ("no source", "states.toml", 'source = "tx-134-203"\n', "", "source is missing"),
    (
        "a source nobody lists",
        "states.toml",
        'source = "tx-134-203"',
        'source = "hearsay"',
        "not in sources.toml",
    ),
    ("no standing", "rules.toml", 'standing = "F"', "", "standing is missing"),
    ("a standing nobody knows", "codes.toml", 'standing = "F"', 'standing = "sure"', "not a known choice"),
    ("floating point", "medicare.toml", 'usual = "33.4009"', "usual = 33.4009", "wrong type"),
    ("a number that is none", "medicare.toml", 'usual = "33.4009"', 'usual = "33,4"', "quoted number"),
    ("a negative number", "medicare.toml", 'amount = "283.00"', 'amount = "-283.00"', "quoted number"),
    ("periods that overlap", "medicare.toml", "ends = 2024-03-08", "ends = 2024-03-09", "overlap"),
    (
        "an end before its start",
        "medicare.toml",
        "ends = 2022-12-31",
        "ends = 2021-12-31",
        "ends before it starts",
    ),
    ("a code twice", "codes.toml", 'number = "97162"', 'number = "97161"', "stands twice"),
    ("a paid code without values", "codes.toml", 'number = "97162"', 'number = "97199"', "has no values"),
    ("a substitute nobody knows", "codes.toml", 'instead = "G0283"', 'instead = "G9999"', "use instead"),
    ("a missing column", "medicare-values-2025.csv", "code,work", "number,work", "columns are"),
    ("a short row", "medicare-values-2025.csv", "20560,0.32,0.42,0.02", "20560,0.32,0.42", "too few fields"),
    (
        "a total that does not add up",
        "medicare-values-2026.csv",
        "97110,0.45,0.87",
        "97110,0.45,0.88",
        "add up",
    ),
    ("a date that is none", "pair-edits-2024-07.csv", "2019-12-31", "2019-12-32", "not a date"),
    ("a rule without an origin", "rules.toml", "[rule.copay]", "[rule.copayment]", "copay, copayment"),
    ("broken TOML", "tariff.toml", 'release = "', "release = ", "tariff.toml"),
]


@pytest.mark.parametrize(
    ("name", "old", "new", "says"), [pytest.param(*each[1:], id=each[0]) for each in SPOILED]
)
def test_a_spoiled_file_is_refused(
    spoiled: Callable[[str, str, str], Room], name: str, old: str, new: str, says: str
) -> None:
    with pytest.raises(TariffFileProblem, match=says):
        read_tariff(spoiled(name, old, new))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TariffFileProblem, match=r"sources\.toml"):
        read_tariff(Room(tmp_path))


def test_the_shipped_tariff_is_read_once_and_cannot_be_changed() -> None:
    tariff = tariffs()
    assert tariff is tariffs()
    with pytest.raises(TypeError):
        tariff.codes["97110"] = tariff.codes["97112"]  # type: ignore[index]


def test_every_rule_and_state_cites_a_listed_source() -> None:
    tariff = tariffs()
    cited = [origin.source for origin in tariff.rules.values()]
    cited += [state.origin.source for state in tariff.states.values()]
    cited += [state.origin.source for state in tariff.injury.values()]
    assert set(cited) <= set(tariff.sources)


def test_the_factor_changed_inside_2024() -> None:
    factor = tariffs().medicare.factor
    assert factor.on(date(2024, 3, 8)).value.usual == Decimal("32.7442")
    assert factor.on(date(2024, 3, 9)).value.usual == Decimal("33.2875")


def test_missing_years_are_carried_only_as_far_as_the_file_allows() -> None:
    deductible = tariffs().medicare.deductible
    found = deductible.on(date(2027, 12, 31))
    assert found.value == Decimal("283.00")
    assert found.carried == "2027 figures not published; 2026 used (Part B deductible)."
    with pytest.raises(ChargeProblem) as caught:
        deductible.on(date(2028, 1, 1))
    assert caught.value.troubles == {Trouble.FEE_MISSING}


def test_the_doubt_about_2026_is_told() -> None:
    found = tariffs().values_of("97110", date(2026, 6, 1))
    assert found.value.total == Decimal("0.87")
    assert "practice expense" in found.doubt


def test_codes_carry_our_own_words_and_ways_of_counting() -> None:
    codes = tariffs().codes
    assert codes["97140"].counting is Counting.TIMED
    assert codes["97161"].counting is Counting.UNTIMED
    assert codes["97010"].medicare is MedicareStatus.BUNDLED
    assert codes["97014"].instead == "G0283"
    assert len({code.words for code in codes.values()}) == len(codes)
    assert "American Medical Association" in tariffs().notice


def test_localities_are_found_by_state() -> None:
    texas = tariffs().localities_in("TX")
    assert len(texas) == 8
    assert [place.key for place in texas if place.name == "Dallas"] == ["04412-11"]
    assert tariffs().localities_in("ZZ") == ()


def test_a_code_without_a_value_that_year_is_refused() -> None:
    with pytest.raises(ChargeProblem) as caught:
        tariffs().values_of("98985", date(2025, 6, 1))
    assert caught.value.troubles == {Trouble.CODE_NOT_ON_SCHEDULE}
    with pytest.raises(ChargeProblem) as caught:
        tariffs().code("00000")
    assert caught.value.troubles == {Trouble.UNKNOWN_CODE}
