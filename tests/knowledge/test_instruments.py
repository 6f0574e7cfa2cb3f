"""What ships, and how strictly instruments are read. No test holds anybody's wording."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from synovia.domain.outcomes.instrument import Instrument
from synovia.knowledge.instruments import InstrumentsRefused, instruments, read_instruments
from synovia.knowledge.instruments.json_lines import lines_of
from synovia.knowledge.instruments.package import Package, PackageRefused, read_package
from synovia.knowledge.library import library
from tests.measures import own_package, package

TODAY = date(2026, 11, 26)
KNOWN = instruments().known
# Wording that ships is locked: who changes a word or a score gives the instrument a new version, and its sum here.
LOCKED = {
    "chair-stand-30s": "d75c42de6110", "gad-2": "a74f225d2f2c", "grip-strength": "1857ecbe589e", "groc": "310cfdea5889", "nprs": "db3d41fa3f1b", "phq-2": "7c02a5db05cf", "psfs": "717ae51e09b1",
    "rmdq-24": "b06ae5c10145", "single-leg-stance": "a6ee4b5d35e9", "sit-to-stand-5": "e52e8821e30a", "timed-up-and-go": "252ce7b17544", "walk-10-m": "44aff3f5e573",
    "walk-6-min": "68bd42a4008e", "wpi-sss": "5c2750edf45e",
}  # fmt: skip


def test_only_what_may_ship_has_words() -> None:
    worded = {
        key
        for key, known in KNOWN.items()
        if any(item.text or item.options for item in known.instrument.items)
    }
    assert worded == set(LOCKED)
    assert worded == {key for key, known in KNOWN.items() if known.licence.ships}


@pytest.mark.parametrize("key", LOCKED)
def test_shipped_wording_is_locked(key: str) -> None:
    assert KNOWN[key].instrument.checksum[:12] == LOCKED[key]


def test_forms_of_others_carry_their_notice() -> None:
    for key in ("rmdq-24", "phq-2", "gad-2"):
        assert "permission" in KNOWN[key].instrument.notice.lower()
    assert KNOWN["rmdq-24"].awaits, "the wording was recalled and awaits its check"


FINE = """
[[rhythm]]
days = 14
visits = 4
fresh_days = 28
link_days = 14
meaning = "m"
source = "ostelo-2008"
standing = "C"
checked_on = 2026-11-26

[[instrument]]
id = "x"
version = "1"
language = "en"
name = "X"
regions = ["any"]
minutes = 1
source = "ostelo-2008"
standing = "R"
checked_on = 2026-11-26
items = [{ id = "a", kind = "rating", text = "A" }]
scales = [{ id = "s", name = "S", form = "sum", items = ["a"] }]
[instrument.licence]
holder = "nobody"
type = "own"
ships = true
reference = "r"
"""


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('items = ["a"]', 'items = ["b"]', "not there"),
        ('form = "sum"', 'form = "guess"', "one of"),
        ('kind = "rating"', 'kind = "rating", colour = "red"', "unknown key"),
        ('source = "ostelo-2008"\nstanding = "R"', 'source = "nobody"\nstanding = "R"', "unknown source"),
        ('name = "S"', 'name = "S", finding = "no_such_finding"', "unknown finding"),
        ('name = "S"', 'name = "S", change = "no_such_change"', "unknown change"),
        ("ships = true", "ships = false", "may not ship"),
        ('text = "A"', 'text = ""', "no text"),
        ("[[instrument]]", "[[instruments]]", "unknown table"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(tmp_path: Path, before: str, after: str, message: str) -> None:
    (tmp_path / "one.toml").write_text(FINE)
    assert set(read_instruments(tmp_path, library()).known) == {"x"}
    (tmp_path / "one.toml").write_text(FINE.replace(before, after))
    with pytest.raises(InstrumentsRefused, match=message):
        read_instruments(tmp_path, library())


# --- A clinic's package -----------------------------------------------------------------------------------------------


def read(text: str) -> Package:
    return read_package(text, today=TODAY)


def changed(change: Callable[[dict[str, Any]], object], text: str = "") -> str:
    content = json.loads(text or package("odi"))
    change(content)
    return json.dumps(content, indent=1)


@pytest.mark.parametrize(
    "key", [key for key, known in KNOWN.items() if not known.licence.ships and key != "promis-10"]
)
def test_every_scoring_that_ships_without_words_takes_a_package(key: str) -> None:
    found = read(package(key))
    assert found.shipped_scoring
    assert found.instrument.has_wording
    assert found.instrument.scales == KNOWN[key].instrument.scales


def test_promis_takes_its_table_along() -> None:
    with pytest.raises(PackageRefused, match="table"):
        read(package("promis-10"))
    tables = {"physical": {"12": 39.8}, "mental": {"12": 43.5}}
    instrument: Instrument = read(package("promis-10", scoring={"tables": tables})).instrument
    assert instrument.scales[0].table == {"12": 39.8}


def test_a_package_of_its_own_brings_scoring_and_thresholds() -> None:
    found = read(own_package()).instrument
    assert (found.main, found.scales[0].meaning.mdc) == ("score", 4)  # type: ignore[union-attr]  # it was given


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda c: c.pop("licence"), "licence"),
        (lambda c: c["licence"].pop("reference"), "reference"),
        (lambda c: c["licence"].update(expiry="2026-11-25"), "expired"),
        (lambda c: c["licence"].update(expiry="soon"), "must be a day"),
        (lambda c: c.pop("notice"), "notice"),
        (lambda c: c["items"].pop(), "Items missing"),
        (lambda c: c["items"][3].update(id="q99"), "not of this instrument"),
        (lambda c: c["items"][2].update(text=""), "must be a text"),
        (lambda c: c["items"][2].update(anchors=["one"]), "answers are counted"),
        (lambda c: c["items"][2].update(html="<b>"), "not known here"),
        (lambda c: c.update(version="9"), "is for version"),
        (lambda c: c.update(scoring={"type": "sum"}), "ships with its scoring"),
        (lambda c: c.update(id="../etc"), "small letters"),
        (lambda c: c.update(items="none"), "must be a list"),
    ],
)
def test_a_package_that_does_not_fit_is_refused(
    change: Callable[[dict[str, Any]], object], message: str
) -> None:
    with pytest.raises(PackageRefused, match=message):
        read(changed(change))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda c: c.pop("thresholds"), "thresholds"),
        (lambda c: c["thresholds"].pop("direction"), "which way is worse"),
        (lambda c: c["thresholds"].pop("source"), "source"),
        (lambda c: c.update(scoring={"type": "guess"}), "one of"),
        (lambda c: c.update(scoring={"type": "sum", "reverse": ["z"]}), "not there"),
        (
            lambda c: c.update(scoring={"type": "sum", "missing": {"impute": "mean", "min_answered": 3}}),
            "min_answered",
        ),
        (lambda c: c.update(scoring={"type": "weighted", "weights": {"a": -1}}), "below zero"),
        (lambda c: c["items"][0].update(low=5, high=5), "no room"),
        (lambda c: c["items"][0].update(anchors=[]), "two anchors"),
        (lambda c: c["items"][1].update(id="a"), "two items"),
    ],
)
def test_own_scoring_that_does_not_fit_is_refused(
    change: Callable[[dict[str, Any]], object], message: str
) -> None:
    with pytest.raises(PackageRefused, match=message):
        read(changed(change, own_package()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"id": NaN}',
        '{"id": 1, "id": 2}',
        "[" * 5000,
        '{"a":' * 2000,
        "x" * 400_000,
        '{"id": "\\ud800"}',
    ],
    ids=["empty", "list", "broken", "nan", "doubled", "deep", "deeper", "long", "surrogate"],
)
def test_nonsense_is_refused_and_never_a_crash(text: str) -> None:
    with pytest.raises(PackageRefused):
        read(text)


def test_every_problem_is_named_with_its_line() -> None:
    text = package("odi", licence={"owner": "", "type": "a", "reference": "b"})
    text = text.replace('"text": "Item 3"', '"text": 3')
    with pytest.raises(PackageRefused) as refused:
        read(text)
    lines = text.splitlines()
    told = {lines[problem.line - 1].strip() for problem in refused.value.problems}
    assert told == {'"owner": "",', '"text": 3,'}


def test_the_lines_of_a_text() -> None:
    found = lines_of('{\n "a": [1,\n  {"b\\"c": "x"}],\n "d": true }')
    assert found == {(): 1, ("a",): 2, ("a", 0): 2, ("a", 1): 3, ("a", 1, 'b"c'): 3, ("d",): 4}
