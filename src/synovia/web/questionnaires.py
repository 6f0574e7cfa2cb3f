"""Filling in a measure, a question a screen: shared by the link and the portal. Each answer is kept as it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.domain.outcomes.answers import AnswerRefused
from synovia.domain.outcomes.instrument import Instrument, Item, ItemKind
from synovia.domain.outcomes.pages import Page, may_skip, pages_of
from synovia.records.outcomes import actions
from synovia.records.outcomes.actions import NotComplete
from synovia.records.outcomes.catalogue import asked_with

if TYPE_CHECKING:
    from synovia.records.accounts.actor import Actor
    from synovia.records.outcomes.models import Measure

NONE_OF_THESE = "none"


@dataclass(frozen=True, slots=True)
class Filling:
    """One measure being filled in: where its pages are, and who answers."""

    measure: Measure
    instrument: Instrument
    address: Callable[[int], str]  # of a step
    review: str
    done: str
    base: str  # the template the pages stand in
    answered_by: str
    by: Actor | None = None

    @property
    def pages(self) -> tuple[Page, ...]:
        """Its screens."""
        return pages_of(self.instrument)

    @property
    def next_open(self) -> str:
        """Where to go on: the first screen without an answer, else the review."""
        for step, page in enumerate(self.pages, start=1):
            if not self.is_done(page):
                return self.address(step)
        return self.review

    def is_done(self, page: Page) -> bool:
        """Whether everything on it has an answer; further activities need none."""
        optional = page.items[0].kind is ItemKind.ACTIVITY and bool(self.measure.answers)
        return optional or all(key in self.measure.answers for key in page.keys)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be pressed."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One answer on the review."""

    question: str
    answer: str
    href: str


def question(request: HttpRequest, filling: Filling, step: int) -> HttpResponse:
    """One screen; posting keeps its answer and goes on to the next."""
    pages = filling.pages
    if not 1 <= step <= len(pages):
        return redirect(filling.next_open)
    page = pages[step - 1]
    if request.method != "POST":
        return _show(request, filling, page, step)
    given, names = _given(request, filling, page)
    if page.is_list and not any(given.values()) and NONE_OF_THESE not in request.POST.getlist("tick"):
        return _show(request, filling, page, step, refusal=_("Tick what fits, or “None of these”."))
    try:
        actions.answer(measure=filling.measure, given=given, names=names, by=filling.by)
    except AnswerRefused as refusal:
        return _show(request, filling, page, step, refusal=_(str(refusal)))
    ends = step == len(pages) or "that_is_all" in request.POST or request.POST.get("back_to") == "review"
    return redirect(filling.review if ends else filling.address(step + 1))


def _given(request: HttpRequest, filling: Filling, page: Page) -> tuple[dict[str, str], dict[str, str]]:
    """What was pressed, by item. A list says yes or no of each statement only when it is sent as a whole."""
    if page.is_list:
        ticked = set(request.POST.getlist("tick"))
        sent = bool(ticked)
        return {key: ("1" if key in ticked else "0") if sent else "" for key in page.keys}, {}
    key = page.items[0].id
    left_out = "skip" in request.POST or "that_is_all" in request.POST
    return {key: "" if left_out else request.POST.get("answer", "")[:40] or "?"}, {
        key: request.POST.get("name", "")
    }


def _show(
    request: HttpRequest, filling: Filling, page: Page, step: int, *, refusal: str = ""
) -> HttpResponse:
    item = page.items[0]
    measure = filling.measure
    context = {
        "base": filling.base,
        "filling": filling,
        "instrument": filling.instrument,
        "page": page,
        "item": item,
        "step": step,
        "steps": len(filling.pages),
        "choices": _choices(item, measure) if not page.is_list else (),
        "ticks": _ticks(page, measure) if page.is_list else (),
        "none_fits": page.is_list and all(measure.answers.get(key) == 0 for key in page.keys),
        "value": measure.answers.get(item.id),
        "name": request.POST.get("name") or measure.names.get(item.id, ""),
        "name_is_fixed": item.kind is ItemKind.ACTIVITY and _is_fixed(measure, item),
        "may_skip": item.kind is not ItemKind.ACTIVITY
        and not page.is_list
        and may_skip(filling.instrument, item),
        "may_end": item.kind is ItemKind.ACTIVITY and bool(measure.answers),
        "back": filling.address(step - 1) if step > 1 else filling.done,
        "refusal": refusal,
    }
    return render(request, "questionnaires/question.html", context, status=422 if refusal else 200)


def _is_fixed(measure: Measure, item: Item) -> bool:
    """Whether the activity was named another time: it is shown, and only rated again."""
    return item.id in actions.named_before(measure)


def _choices(item: Item, measure: Measure) -> tuple[Choice, ...]:
    """The answers to press, in order."""
    chosen = measure.answers.get(item.id)
    if item.kind is ItemKind.NUMBER:
        return ()
    if item.kind is ItemKind.TICK:
        offered = [(1.0, _("Yes")), (0.0, _("No"))]
    elif item.options:
        offered = [(option.value, option.text) for option in item.options]
    else:
        offered = [(float(step), f"{step}") for step in range(int(item.low), int(item.high) + 1)]
    return tuple(Choice(f"{value:g}", text, value == chosen) for value, text in offered)


def _ticks(page: Page, measure: Measure) -> tuple[Choice, ...]:
    return tuple(Choice(item.id, item.text, measure.answers.get(item.id) == 1) for item in page.items)


def review(request: HttpRequest, filling: Filling) -> HttpResponse:
    """Everything as it was answered; posting sends it, once."""
    refusal = ""
    if request.method == "POST":
        try:
            actions.complete(measure=filling.measure, answered_by=filling.answered_by, by=filling.by)
        except NotComplete as lack:
            refusal = str(lack)
        else:
            return redirect(filling.done)
    context = {
        "base": filling.base,
        "filling": filling,
        "instrument": filling.instrument,
        "told": tuple(_told(filling)),
        "refusal": refusal,
    }
    return render(request, "questionnaires/review.html", context, status=422 if refusal else 200)


def _told(filling: Filling) -> list[Told]:
    told = []
    for step, page in enumerate(filling.pages, start=1):
        href = f"{filling.address(step)}?back_to=review"
        if page.is_list:
            ticked = [item.text for item in page.items if filling.measure.answers.get(item.id) == 1]
            known = page.keys[0] in filling.measure.answers
            words = "; ".join(ticked) or (_("None of these") if known else _("Not answered"))
            told.append(Told(_("What fits"), words, href))
        elif page.items[0].kind is not ItemKind.ACTIVITY or page.items[0].id in filling.measure.answers:
            told.append(
                Told(
                    _question_words(filling, page.items[0]),
                    answer_words(page.items[0], filling.measure),
                    href,
                )
            )
    return told


def _question_words(filling: Filling, item: Item) -> str:
    return filling.measure.names.get(item.id) or item.text


def answer_words(item: Item, measure: Measure) -> str:
    """An answer in words."""
    value = measure.answers.get(item.id)
    if value is None:
        return _("Not answered")
    option = next((option.text for option in item.options if option.value == value), "")
    if option:
        return option
    if item.kind is ItemKind.TICK:
        return _("Yes") if value else _("No")
    return (
        f"{value:g} {item.unit}".strip()
        if item.unit
        else _("%(value)s of %(most)s")
        % {
            "value": f"{value:g}",
            "most": f"{item.most:g}",
        }
    )


def filling_of(measure: Measure, **where: object) -> Filling:
    """This measure with the instrument it was asked with. Raises CannotBeAsked."""
    return Filling(measure, asked_with(measure), **where)  # type: ignore[arg-type]  # the fields of Filling
