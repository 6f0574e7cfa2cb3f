"""Small pictures of money: how far a cost may reach, and who pays each visit until a deductible is met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from synovia.domain.charges.coverage import Happening
from synovia.domain.charges.result import VisitRow
from synovia.domain.charges.working import Step
from synovia.domain.terms.money import ZERO, shown
from synovia.web.components.library import draw, register
from synovia.web.components.reasons import source as draw_source

RANGE_WIDTH, EDGE = 400.0, 14.0
BAR, GAP, HEIGHT, HEAD = 12.0, 5.0, 96.0, 16.0
LEAST_BARS = 12  # fewer visits are not drawn wider than this many would be
MARKED = {
    Happening.DEDUCTIBLE_MET: gettext_lazy("deductible met"),
    Happening.MAXIMUM_REACHED: gettext_lazy("yearly maximum reached"),
    Happening.VISITS_USED_UP: gettext_lazy("visits used up"),
    Happening.AUTHORISATION_USED_UP: gettext_lazy("approved visits used up"),
    Happening.COVER_USED_UP: gettext_lazy("cover used up"),
    Happening.YEAR_TURNS: gettext_lazy("new year"),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One visit drawn: where it stands, the person's part below, what others pay above it, what waits on top."""

    x: float
    person_y: float
    person_height: float
    others_y: float
    others_height: float
    waits_y: float
    waits_height: float
    look: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A line over the visit with which something happens."""

    x: float
    name: str
    number: int


@register.simple_tag
def cost_range(
    low: Decimal,
    expected: Decimal,
    high: Decimal,
    label: object = "",
    few: int = 0,
    usual: int = 0,
    many: int = 0,
) -> SafeString:
    """From the least to the most, with the likely amount marked; the figures stand below as text."""
    scale = _Scale(low, high)
    return draw(
        "cost_range",
        label=label,
        low=low,
        expected=expected,
        high=high,
        counts=(few, usual, many) if many else None,
        start=f"{scale.at(low):.1f}",
        width=f"{max(scale.at(high) - scale.at(low), 6.0):.1f}",
        middle=f"{scale.at(expected):.1f}",
        words=_("%(low)s to %(high)s, most likely %(expected)s")
        % {"low": shown(low), "high": shown(high), "expected": shown(expected)},
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Dollars to the right: the drawing begins somewhat below the least and ends somewhat above the most."""

    low: Decimal
    high: Decimal

    def at(self, amount: Decimal) -> float:
        room = float(self.high - self.low)
        inner = RANGE_WIDTH * 0.7
        if not room:
            return RANGE_WIDTH / 2
        return RANGE_WIDTH * 0.15 + inner * float(amount - self.low) / room


@register.simple_tag
def visit_bars(rows: Iterable[VisitRow], expected: int, done: int = 0) -> SafeString:
    """A bar for each visit: the person's part, what others pay, what waits; marked where something happens."""
    drawn = list(rows)
    tallest = max((_whole(row) for row in drawn), default=ZERO) or Decimal(1)
    bars = [_bar(index, row, tallest, _look(row, expected, done)) for index, row in enumerate(drawn)]
    width = EDGE * 2 + max(len(bars), LEAST_BARS) * (BAR + GAP)
    marks = _marks(drawn)
    return draw(
        "visit_bars",
        bars=bars,
        marks=marks,
        width=f"{width:g}",
        height=f"{HEAD + HEIGHT + 4:g}",
        base=f"{HEAD + HEIGHT:g}",
        others=any(bar.others_height for bar in bars),
        waits=any(bar.waits_height for bar in bars),
        maybe=expected < len(drawn),
        done=done,
        words=_bars_words(drawn, expected, marks),
    )


@register.simple_tag
def working(row: VisitRow) -> SafeString:
    """Every step of one visit with its source, and what the visit's arithmetic remarks on."""
    steps = format_html_join(
        "", "<li>{} {}{}</li>", ((step.says, _source_of(step), _doubt(step)) for step in row.working)
    )
    remarks = format_html_join("", "<li>{}</li>", ((remark,) for remark in row.remarks))
    return format_html('<ol class="working">{}{}</ol>', steps, remarks)


def _source_of(step: Step) -> SafeString:
    return _drawn_source(step.source, step.standing.value, get_language() or "")


@lru_cache(maxsize=256)
def _drawn_source(name: str, standing: str, language: str) -> SafeString:
    """Hundreds of steps of one page name the same few sources: each is drawn once."""
    return draw_source(name, standing=standing)


def _doubt(step: Step) -> SafeString:
    return format_html(" <em>{}</em>", step.doubt) if step.doubt else SafeString("")


def _whole(row: VisitRow) -> Decimal:
    return row.person_pays + row.insurer_pays + row.other_insurer_pays + row.waiting


def _look(row: VisitRow, expected: int, done: int) -> str:
    if row.number <= done:
        return "done"
    return "likely" if row.number <= expected else "maybe"


def _bar(index: int, row: VisitRow, tallest: Decimal, look: str) -> Bar:
    heights = [
        HEIGHT * float(part / tallest)
        for part in (row.person_pays, row.insurer_pays + row.other_insurer_pays, row.waiting)
    ]
    person, others, waits = heights
    base = HEAD + HEIGHT
    return Bar(
        x=EDGE + index * (BAR + GAP),
        person_y=round(base - person, 2),
        person_height=round(person, 2),
        others_y=round(base - person - others, 2),
        others_height=round(others, 2),
        waits_y=round(base - person - others - waits, 2),
        waits_height=round(waits, 2),
        look=look,
    )


def _marks(rows: Sequence[VisitRow]) -> list[Mark]:
    """The first of each happening, once."""
    found: dict[Happening, Mark] = {}
    for index, row in enumerate(rows):
        for each in row.milestones:
            if each.happening in MARKED and each.happening not in found:
                x = EDGE + index * (BAR + GAP) + BAR / 2
                found[each.happening] = Mark(x, str(MARKED[each.happening]), len(found) + 1)
    return list(found.values())


def _bars_words(rows: Sequence[VisitRow], expected: int, marks: Sequence[Mark]) -> str:
    count = ngettext("%(n)s visit", "%(n)s visits", len(rows)) % {"n": len(rows)}
    paid = ", ".join(shown(row.person_pays) for row in rows[:expected])
    told = _("%(count)s; your part, visit by visit: %(paid)s") % {"count": count, "paid": paid}
    return "; ".join([told, *(mark.name for mark in marks)])
