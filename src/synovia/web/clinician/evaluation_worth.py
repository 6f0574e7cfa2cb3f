"""What a test is worth, in one calm line beside it: likelihood ratios, whose they are, and how well they are known."""

from __future__ import annotations

from functools import lru_cache

from django.utils.html import escape
from django.utils.translation import gettext as _

from synovia.domain.rules.values import Accuracy, TestWorth
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import library
from synovia.records.examination.tables import NOTES, cell_name
from synovia.web.clinician.evaluation_table_notes import short_name
from synovia.web.components.reasons import standing


def stem_of(finding: str) -> str:
    """The test without its side."""
    return finding.removesuffix("_left").removesuffix("_right")


@lru_cache(maxsize=512)
def worth_markup(test: str) -> str:
    """What is known of this test alone, and of it with others where it is the first of them; empty for nothing."""
    known = library().worth.get(test, ())
    lines = [_line(one) for one in known if one.is_alone or _first_of(one) == test]
    return "".join(f'<span class="finding-worth">{line}</span>' for line in lines if line)


def note_markup(test: str, typed: str, titled: str) -> str:
    """A note beside a test: folded away while there is none."""
    name = cell_name(NOTES, test, "note")
    opened = " open" if typed else ""
    return (
        f'<details class="test-note"{opened}><summary>{escape(_("Note"))}</summary><span class="control">'
        f'<input type="text" name="{name}" id="f-{name}" value="{escape(typed)}" maxlength="300" '
        f'aria-label="{escape(_("Note, %s") % titled)}"></span></details>'
    )


def _first_of(worth: TestWorth) -> str:
    """The first of these tests in the order of the page; its line tells of all."""
    order = {stem_of(name): place for place, name in enumerate(VOCABULARY)}
    return min(worth.tests, key=lambda test: order.get(test, 0))


def _line(worth: TestWorth) -> str:
    figures = _figures(worth.accuracy)
    if not figures:
        return ""
    with_others = "" if worth.is_alone else f"{escape(worth.accuracy.meaning)}: "
    source = library().sources[worth.accuracy.source]
    meaning = escape(worth.accuracy.meaning)
    return (
        f'<span title="{meaning}">{with_others}{figures}</span> '
        f"<span>{escape(short_name(source))} {standing(str(worth.accuracy.standing))}</span>"
    )


def _figures(known: Accuracy) -> str:
    """The ratios, with the interval where it is known; sensitivity and specificity where no ratio is."""
    parts = []
    if known.lr_positive is not None:
        interval = f" ({known.lr_low:g}–{known.lr_high:g})" if known.lr_low and known.lr_high else ""
        parts.append(f"LR+ {known.lr_positive:g}{interval}")
    if known.lr_negative is not None:
        parts.append(f"LR− {known.lr_negative:g}")
    if not parts and known.sensitivity and known.specificity:
        parts = [
            _("sensitivity %d%%") % round(known.sensitivity * 100),
            _("specificity %d%%") % round(known.specificity * 100),
        ]
    return " · ".join(parts)
