"""The motion grid as markup; like the other fields it is drawn here for speed (evaluation_controls.py)."""

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.examination.typed import NONE
from synovia.web.clinician.evaluation_controls import field_markup, key_markup
from synovia.web.clinician.evaluation_fields import Field, Sheet
from synovia.web.clinician.evaluation_motion import (
    Mark,
    Movement,
    Scale,
    Side,
    beside_a_motion,
    eye_findings,
    other_marks,
)
from synovia.web.components.reasons import standing

HALF_MARK = 4.5  # half the width of the square that marks the right side


def method_markup(sheet: Sheet) -> SafeString:
    """The field that says how motion was measured."""
    return field_markup(sheet.field(VOCABULARY["rom_method"]))


def movement_markup(row: Movement) -> SafeString:
    """One row of the grid: the movement, its sides, and where they stand."""
    sides = "".join(_side(row, side) for side in row.sides)
    if _is_bare(row):
        sides = _set(row, "active" if row.passive else "", sides) + _passive(row)
    if row.marks:
        sides += f'<div class="movement-marks">{"".join(_mark(mark) for mark in row.marks)}</div>'
    return SafeString(
        f'<div class="movement{" is-pair" if row.is_pair else ""}"{" data-more" if row.closed else ""}>'
        f'<div class="movement-name" id="t-{row.key}">{escape(row.title)}</div>'
        f'<div class="movement-sides">{sides}</div>'
        f'<div class="movement-scale" id="scale-{row.key}">{scale_markup(row)}</div></div>\n'
    )


def _passive(row: Movement) -> str:
    """The same motion moved by the examiner, under the patient's own."""
    sides = "".join(_side(row, side, passive=True) for side in row.passive)
    return _set(row, "passive", sides) if row.passive else ""


def _is_bare(row: Movement) -> bool:
    """Whether its sides hold numbers alone, so that left and right fit beside each other on any screen."""
    return bool(row.passive) or not any(side.hurts or side.by_eye for side in row.sides)


def _set(row: Movement, kind: str, sides: str) -> str:
    """Left and right in one line, and before them who moves."""
    words = {"active": _("active"), "passive": _("passive")}
    who = f'<span class="movement-kind" id="{kind}-{row.key}">{escape(words[kind])}</span>' if kind else ""
    return f'<div class="movement-set{" has-kind" if kind else ""}">{who}{sides}</div>'


def _side(row: Movement, side: Side, *, passive: bool = False) -> str:
    """One direction is one row for the Enter key, so that it goes from left to right and on to the next movement."""
    field = side.field
    named = f'<span class="side" id="l-{field.name}">{escape(field.label)}</span>'
    label = named if (len(row.passive) > 1 if passive else row.is_pair) else ""
    was = f'<span class="finding-was">{escape(_("was %s") % field.was)}</span>' if field.was else ""
    marks = "".join(_mark(mark) for mark in (side.hurts, side.by_eye) if mark is not None)
    return (
        f'<div class="movement-side finding{" has-fault" if field.problem else ""}" data-grid-row '
        f'id="f-{field.name}-field" data-finding="{field.name}">{label}{_degrees(row, field, bool(label), passive)}{marks}{was}'
        f'<p class="finding-error" id="e-{field.name}" data-problem>{escape(field.problem)}</p></div>'
    )


def _degrees(row: Movement, field: Field, has_side: bool, passive: bool) -> str:
    of_side, moved = f" l-{field.name}" if has_side else "", f" passive-{row.key}" if passive else ""
    named = f"t-{row.key}{moved}{of_side}"
    invalid = ' aria-invalid="true"' if field.problem else ""
    return (
        f'<span class="control degrees"><input type="text" inputmode="decimal" enterkeyhint="next" name="{field.name}" '
        f'id="f-{field.name}" value="{escape(field.text)}" aria-labelledby="{named}" '
        f'aria-describedby="e-{field.name}"{invalid}><span class="control-unit" aria-hidden="true">°</span></span>'
    )


def _mark(mark: Mark) -> str:
    return key_markup(
        kind="checkbox",
        name=mark.finding,
        value=mark.choice,
        text=escape(mark.label),
        chosen=mark.chosen,
        look=" key-small",
        own_id=mark.id,
    )


def none_markup(sheet: Sheet) -> SafeString:
    """Directions that hurt or are limited by eye and stand beside no measured motion; none at all, said and not empty."""
    eyes = [sheet.field(VOCABULARY[name]) for name in eye_findings(sheet.region)]
    said = [(_("Hurts, too"), _("No direction hurts")), (_("Limited, too"), _("None limited by eye"))]
    return SafeString("".join(_none(sheet, eye, *words) for eye, words in zip(eyes, said, strict=False)))


def _others(sheet: Sheet, eye: Field, title: str) -> str:
    """Directions without a row of their own. They wait while others have rows and none of them is marked."""
    marks = other_marks(sheet, eye.name)
    if not marks:
        return ""
    waits = bool(beside_a_motion(sheet.region)) and not any(mark.chosen for mark in marks)
    keys = "".join(_mark(mark) for mark in marks)
    return (
        f'<div class="motion-others" role="group" aria-label="{escape(title)}"{" data-more" if waits else ""}>'
        f'<span class="movement-kind">{escape(title)}</span>{keys}</div>'
    )


def _none(sheet: Sheet, eye: Field, title: str, said: str) -> str:
    key = key_markup(
        kind="checkbox",
        name=eye.name,
        value=NONE,
        text=escape(said),
        chosen=eye.says_none,
        look=" key-none",
        own_id=f"f-{eye.name}",
    )
    return (
        f'<div class="finding" id="f-{eye.name}-field" data-finding="{eye.name}">'
        f'<input type="hidden" name="{eye.name}" value="">{_others(sheet, eye, title)}{key}'
        f'<p class="finding-error" id="e-{eye.name}" data-problem>{escape(eye.problem)}</p></div>'
    )


def scale_markup(row: Movement) -> SafeString:
    """The strip under a movement, and the norm in words. Of a row that waits unasked, the words alone: it is lighter."""
    drawing = (
        ""
        if row.closed
        else (
            f'<svg class="motion-scale" viewBox="-6 0 212 22" role="img" aria-label="{escape(row.words)}" '
            f'preserveAspectRatio="none"><line class="motion-track" x1="0" y1="11" x2="200" y2="11"/>{_norm(row.scale)}'
            f"{_values(row.scale)}</svg>"
        )
    )
    return SafeString(f'{drawing}<p class="movement-norm">{" ".join(_in_words(row))}</p>')


def _norm(scale: Scale) -> str:
    band = (
        f'<rect class="motion-band" x="{scale.low}" y="5" width="{scale.band:.1f}" height="12" rx="6"/>'
        if scale.low is not None
        else ""
    )
    return band + _tick("motion-mean", scale.mean, 3)


def _values(scale: Scale) -> str:
    before = _tick("motion-was", scale.was_left, 2) + _tick("motion-was", scale.was_right, 2)
    left = "" if scale.left is None else f'<circle class="motion-left" cx="{scale.left}" cy="11" r="5"/>'
    if scale.right is None:
        return before + left
    edge = scale.right - HALF_MARK
    return f'{before}{left}<rect class="motion-right" x="{edge:.1f}" y="6.5" width="9" height="9" rx="2"/>'


def _tick(look: str, place: float | None, margin: int) -> str:
    if place is None:
        return ""
    return f'<line class="{look}" x1="{place}" y1="{margin}" x2="{place}" y2="{22 - margin}"/>'


def _in_words(row: Movement) -> list[str]:
    if not row.norm:
        said = [f'<span class="movement-note">{escape(_("no norm known"))}</span>']
    else:
        said = [f"<span>{escape(_('norm'))} <b>{escape(row.norm)}</b></span>"]
        said += [standing(str(row.standing))] if row.standing else []
        said += [f'<span class="movement-note">{escape(row.norm_note)}</span>'] if row.norm_note else []
    said += [_flag(row, side) for side in row.sides if side.flag]
    said += [_flag(row, side, passive=True) for side in row.passive if side.flag]
    return said + ([f'<span class="movement-flag">{escape(row.difference)}</span>'] if row.difference else [])


def _flag(row: Movement, side: Side, *, passive: bool = False) -> str:
    of_whom = [_("passive")] if passive else []
    told = " ".join([*of_whom, *([side.field.label.lower()] if side.field.label else [])])
    where = f"{told}: " if told else ""
    look = "movement-flag is-limited" if side.limited else "movement-flag"
    return f'<span class="{look}">{escape(where + side.flag)}</span>'
