"""The public texts: complete, dated, cited, in plain words; and a loader that refuses anything less."""

import statistics
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from synovia.domain.rules import Supports
from synovia.domain.screening.selfcheck import BY_KEY
from synovia.domain.terms.places import Region
from synovia.knowledge.library import rulebook
from synovia.knowledge.public_pages import KNOWLEDGE, PageRefused, public_pages, read_pages
from synovia.knowledge.public_text import blocks_of, links_in, plain

CONDITIONS = {
    "neck-pain", "low-back-pain", "arthritis", "fibromyalgia", "degenerative-spine", "degenerative-joint-disease",
    "facet-syndrome", "bursitis", "soft-tissue-injuries",
    "upper-back-pain", "shoulder-pain", "elbow-pain", "hand-and-wrist-pain", "hip-pain", "knee-pain",
    "ankle-and-foot-pain",
}  # fmt: skip
TECHNIQUES = {
    "soft-tissue-massage", "joint-mobilization", "soft-tissue-mobilization", "friction-massage", "passive-stretching",
    "thrust", "traction", "exercise-and-posture",
}  # fmt: skip
MOST_GRADE, MEDIAN_GRADE = 8, 6


def slugs(kind: str) -> set[str]:
    return {page.slug for page in public_pages().of_kind(kind)}


def grade(text: str) -> float:
    """The Flesch-Kincaid grade. List items count as they are punctuated, which is the stricter way."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # textstat's own use of pkg_resources
        import textstat
    return float(textstat.flesch_kincaid_grade(text))


def test_the_pages_people_look_for_are_there() -> None:
    assert slugs("condition") == CONDITIONS
    assert slugs("technique") == TECHNIQUES
    assert len(slugs("article")) >= 4
    assert len(slugs("coverage")) == 5


def test_every_page_reads_at_grade_eight_or_less_and_half_at_six() -> None:
    grades = {page.slug: grade(page.words()) for page in public_pages().pages}
    assert {slug: found for slug, found in grades.items() if found > MOST_GRADE} == {}
    assert statistics.median(grades.values()) <= MEDIAN_GRADE


def test_every_fact_has_a_source_and_every_page_a_date() -> None:
    for page in public_pages().pages:
        assert isinstance(page.checked_on, date)
        assert [s.heading or s.key for s in page.sections if not s.sources and s.standing != "C"] == [], (
            page.slug
        )


def test_every_condition_has_its_path_in_the_self_check() -> None:
    places = {choice.key for choice in BY_KEY["where"].choices}
    lost = {page.slug: set(page.regions) - places for page in public_pages().of_kind("condition")}
    assert {slug: regions for slug, regions in lost.items() if regions} == {}
    covered = {region for page in public_pages().of_kind("condition") for region in page.regions}
    assert covered == set(Region), "every place of the self-check has a page to read"


def test_every_condition_has_its_clinical_logic() -> None:
    """Rules weigh at least one class of each condition, and each code a page names is one that rules know.

    A code no rule knows is a misspelling, or logic that is promised and not there.
    """
    known = {
        effect.code for rule in rulebook().rules for effect in rule.effects if isinstance(effect, Supports)
    }
    conditions = public_pages().of_kind("condition")
    assert [page.slug for page in conditions if not set(page.classes) & known] == []
    assert {code for page in conditions for code in page.classes} - known == set()


def test_a_condition_says_what_it_is_and_how_sure_we_are() -> None:
    for page in public_pages().of_kind("condition"):
        assert {"what", "sure"} <= {section.key for section in page.sections}, page.slug


def test_every_picture_is_drawn() -> None:
    folder = Path(str(KNOWLEDGE)).parent / "web" / "templates" / "public" / "pictures"
    drawn = {file.stem for file in folder.glob("*.svg")}
    assert {page.picture for page in public_pages().pages if page.picture} <= drawn


def test_the_markup_knows_paragraphs_lists_strong_words_and_links() -> None:
    first, second = blocks_of("A **strong** word and a [page](neck-pain).\n\n- one\n- two")
    assert [(span.text, span.strong, span.page) for span in first.lines[0]][1] == ("strong", True, "")
    assert list(links_in([first])) == ["neck-pain"]
    assert second.is_list
    assert plain([second]) == "one\ntwo"


def test_a_list_glued_to_a_paragraph_is_refused() -> None:
    with pytest.raises(ValueError, match="blank line"):
        blocks_of("Words\n- item")


def test_other_markup_stays_text() -> None:
    (block,) = blocks_of("<b>no</b> [bad](javascript:alert)")
    assert plain([block]) == "<b>no</b> [bad](javascript:alert)"


GOOD = """
slug = "a-page"
kind = "article"
language = "en"
title = "A page"
summary = "In short."
picture = "hands"
minutes = 1
checked_on = 2026-11-23

[[section]]
heading = "One"
sources = ["smith-2020"]
standing = "F"
text = "Words."
"""
SOURCE = """
[[source]]
key = "smith-2020"
authors = "Smith A"
year = 2020
title = "On words"
where = "J Words 1:1"
kind = "trial"
standing = "F"
checked_on = 2026-11-23
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Callable[[str], Path]:
    """A knowledge folder with one article and one source."""
    for name in ("conditions", "articles", "public/techniques", "public/pages", "public/coverage", "sources"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "sources" / "some.toml").write_text(SOURCE)

    def with_article(text: str) -> Path:
        (tmp_path / "articles" / "a-page.toml").write_text(text)
        return tmp_path

    return with_article


def test_a_good_page_loads(shelf: Callable[[str], Path]) -> None:
    pages = read_pages(shelf(GOOD))
    assert pages.page("article", "a-page").sources == ("smith-2020",)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("checked_on = 2026-11-23\n\n", "\n", "missing: checked_on"),
        ("checked_on = 2026-11-23\n\n", 'checked_on = "today"\n\n', "checked_on is a date"),
        ('sources = ["smith-2020"]', "sources = []", "a fact needs a source"),
        ('sources = ["smith-2020"]', 'sources = ["jones-1999"]', "unknown sources"),
        ('standing = "F"', 'standing = "sure"', "standing is one of"),
        ('kind = "article"', 'kind = "poem"', "kind 'poem' is unknown"),
        ('slug = "a-page"', 'slug = "another"', "named after its slug"),
        ("minutes = 1", "minutes = 1\nmood = 3", "unknown: mood"),
        ('text = "Words."', 'text = ""', "says something"),
        ('text = "Words."', 'text = "See [this](nowhere)."', "pages that do not exist: nowhere"),
    ],
)
def test_a_page_that_breaks_a_rule_is_refused(
    shelf: Callable[[str], Path], old: str, new: str, why: str
) -> None:
    with pytest.raises(PageRefused, match=why):
        read_pages(shelf(GOOD.replace(old, new)))


def test_a_condition_of_an_unknown_region_is_refused(shelf: Callable[[str], Path]) -> None:
    root = shelf(GOOD)
    real = (Path(str(KNOWLEDGE)) / "conditions" / "fibromyalgia.toml").read_text()
    (root / "conditions" / "fibromyalgia.toml").write_text(real.replace('["widespread"]', '["wing"]'))
    (root / "sources" / "more.toml").write_text(
        "".join(SOURCE.replace("smith-2020", key) for key in public_pages().cited)
    )
    with pytest.raises(PageRefused, match="regions are some of the vocabulary"):
        read_pages(root)


def test_a_condition_without_its_emergency_part_is_refused(shelf: Callable[[str], Path]) -> None:
    root = shelf(GOOD)
    real = (Path(str(KNOWLEDGE)) / "conditions" / "bursitis.toml").read_text()
    cut = real[: real.index('[[section]]\nkey = "emergency"')]
    (root / "conditions" / "bursitis.toml").write_text(cut)
    (root / "sources" / "more.toml").write_text(
        "".join(SOURCE.replace("smith-2020", key) for key in public_pages().cited)
    )
    with pytest.raises(PageRefused, match="a condition has the parts"):
        read_pages(root)
