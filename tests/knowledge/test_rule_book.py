"""The committed Rule Book is the one the rules make."""

from pathlib import Path

from synovia.knowledge import examples
from synovia.knowledge.library import library, rulebook
from synovia.rulebook.pages import pages
from synovia.rulebook.tables import examples_by_rule

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "docs" / "clinical"


def test_the_rule_book_in_the_docs_is_current() -> None:
    made = pages(rulebook(), library(), ROOT / "tests" / "spec")

    stale = [name for name, text in made.items() if _committed(name) != text]

    assert stale == [], "run `synovia rules --book docs/clinical/`"


def test_the_examples_shown_in_the_product_are_those_the_tests_run() -> None:
    place = ROOT / "src" / "synovia" / "knowledge" / examples.FILE

    made = examples.as_text(examples_by_rule(ROOT / "tests" / "spec"))

    assert place.read_text("utf-8") == made, "run `synovia rules --book docs/clinical/`"


def test_every_rule_has_examples_and_every_example_a_rule() -> None:
    rules = {rule.id for rule in rulebook().rules}
    readings = {rule.id for rule in rulebook().readings}

    assert rules <= set(examples.examples()) <= rules | readings


def _committed(name: str) -> str:
    page = COMMITTED / name
    return page.read_text("utf-8") if page.exists() else ""


def test_every_rule_has_its_place_in_the_book() -> None:
    written = "".join(pages(rulebook(), library(), ROOT / "tests" / "spec").values())

    missing = [rule.id for rule in rulebook().rules if f"`{rule.id}`" not in written]

    assert missing == []
