"""The motion grid as markup; like the other fields it is drawn here for speed (evaluation_controls.py)."""

from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from synovia.domain.examination.motions import JOINTS
from synovia.domain.terms.places import Side as BodySide
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.examination.typed import NONE
from synovia.web.clinician.evaluation_controls import field_markup, key_markup
from synovia.web.clinician.evaluation_fields import Sheet
from synovia.web.clinician.evaluation_motion import (
    JointShown,
    Mark,
    Movement,
    Side,
    beside_a_motion,
    eye_findings,
    other_marks,
    side_words,
)
from synovia.web.clinician.evaluation_shown import Field
from synovia.web.clinician.finding_words import UNIT_SIGNS
from synovia.web.clinician.motion_detail import details_key, details_markup
from synovia.web.clinician.motion_gauge import gauge
from synovia.web.clinician.motion_standing import (
    Hand,
    Standing,
    change_words,
    norm_note,
    norm_words,
    number_words,
)
from synovia.web.components.reasons import standing as standing_mark


def method_markup(sheet: Sheet) -> SafeString:
    """The field that says how motion was measured."""
    return field_markup(sheet.field(VOCABULARY["rom_method"]))


@lru_cache(maxsize=1)
def joint_choices_markup() -> SafeString:
    """Every joint as a choice, under the part of the body it belongs to."""
    parts = dict.fromkeys(joint.part for joint in JOINTS.values())
    return SafeString("".join(_choices_of(part) for part in parts))


def _choices_of(part: str) -> str:
    options = "".join(
        f'<option value="{joint.key}">{escape(joint.title)}</option>'
        for joint in JOINTS.values()
        if joint.part == part
    )
    return f'<optgroup label="{escape(part)}">{options}</optgroup>'


def joint_markup(shown: JointShown) -> SafeString:
    """A joint with its rows; without any, the empty place where they come."""
    rows = "".join(movement_markup(row) for row in shown.rows)
    waits = " data-more" if shown.is_closed else ""
    return SafeString(
        f'<div class="motion-joint" id="{shown.place}" role="group" aria-labelledby="t-{shown.place}"{waits}>'
        f'<h3 class="finding-group-title" id="t-{shown.place}">{escape(shown.joint.title)}</h3>{rows}</div>\n'
    )


def movement_markup(row: Movement) -> SafeString:
    """One row of the grid: the motion, its sides, where they stand, and what opens below."""
    sides = "".join(_side(row, side) for side in row.sides)
    if _is_bare(row):
        sides = _set(row, "active" if row.passive else "", sides) + _passive(row)
    if row.marks:
        sides += f'<div class="movement-marks">{"".join(_mark(mark) for mark in row.marks)}</div>'
    return SafeString(
        f'<div class="movement{" is-pair" if row.is_pair else ""}" data-motion="{row.key}"'
        f'{" data-more" if row.closed else ""}><div class="movement-head">'
        f'<div class="movement-name" id="t-{row.key}">{escape(row.title)}</div>{details_key(row)}</div>'
        f'<div class="movement-sides">{sides}</div>'
        f'<div class="movement-scale" id="scale-{row.key}">{scale_markup(row)}</div>{details_markup(row)}</div>\n'
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
        f'data-entry="{side.entry}" '
        f'id="f-{field.name}-field" data-finding="{field.name}">{label}{_number(row, field, bool(label), passive)}{marks}{was}'
        f'<p class="finding-error" id="e-{field.name}" data-problem>{escape(field.problem)}</p></div>'
    )


def _number(row: Movement, field: Field, has_side: bool, passive: bool) -> str:
    of_side, moved = f" l-{field.name}" if has_side else "", f" passive-{row.key}" if passive else ""
    named = f"t-{row.key}{moved}{of_side}"
    invalid = ' aria-invalid="true"' if field.problem else ""
    unit = UNIT_SIGNS.get(row.motion.unit, row.motion.unit)
    return (
        f'<span class="control degrees"><input type="text" inputmode="decimal" enterkeyhint="next" name="{field.name}" '
        f'id="f-{field.name}" value="{escape(field.text)}" aria-labelledby="{named}" '
        f'aria-describedby="e-{field.name}"{invalid}><span class="control-unit" aria-hidden="true">{unit}</span></span>'
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
    """The gauge of a motion, and the same in words. Of a row that waits unasked, the words alone: it is lighter."""
    drawing = "" if row.closed else gauge(row.standing)
    recorded = (
        f'<p class="movement-recorded">{escape(row.standing.recorded)}</p>' if row.standing.recorded else ""
    )
    return SafeString(f'{drawing}<p class="movement-norm">{" ".join(_in_words(row.standing))}</p>{recorded}')


def _in_words(known: Standing) -> list[str]:
    usual, motion = known.usual, known.motion
    said = [f'<span class="movement-note">{escape(_("no norm known"))}</span>']
    if norm_words(usual, motion):
        title = f"{escape(_('norm'))} " if usual.norm else ""
        said = [f"<span>{title}<b>{escape(norm_words(usual, motion))}</b></span>"]
        said += [standing_mark(str(usual.standing))] if usual.standing else []
        note = norm_note(usual)
        said += [f'<span class="movement-note">{escape(note)}</span>'] if note else []
    said += [_flag(hand, words, limited) for hand in known.hands for words, limited in hand.flags]
    said += [f'<span class="movement-flag">{escape(known.difference)}</span>'] if known.difference else []
    said += [_change(known, hand) for hand in known.hands if hand.change is not None]
    return said + _camera(known)


def _of(side: BodySide | None) -> str:
    return f"{side_words(side).lower()}: " if side else ""


def _flag(hand: Hand, words: str, limited: bool) -> str:
    look = "movement-flag is-limited" if limited else "movement-flag"
    return f'<span class="{look}">{escape(_of(hand.side) + words)}</span>'


def _change(known: Standing, hand: Hand) -> str:
    assert hand.change is not None
    verdict = str(hand.change.verdict).replace(" ", "-")
    told = _of(hand.side) + change_words(known.motion, hand.change)
    return f'<span class="movement-change is-{verdict}">{escape(told)}</span>'


def _camera(known: Standing) -> list[str]:
    """What the camera saw, on a line of its own: another method, compared with nothing here."""
    seen = [
        f"{_of(hand.side)}{number_words(known.motion, hand.camera)}"
        for hand in known.hands
        if hand.camera is not None
    ]
    if not seen:
        return []
    told = _("camera %s; a method of its own") % ", ".join(seen)
    return [f'<span class="movement-camera">{escape(told)}</span>']
