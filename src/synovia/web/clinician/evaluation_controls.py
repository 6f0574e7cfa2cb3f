"""The fields of the evaluation as markup.

Drawn here and not by a template for each: over three hundred fields stand on the page, and at a template's price they
alone would take a third of a second. Everything that comes from a person or a file passes through `escape`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from synovia.records.examination.typed import NO, NONE, YES
from synovia.web.clinician.evaluation_shown import Field, Option, Row
from synovia.web.clinician.evaluation_worth import note_markup, stem_of, worth_markup
from synovia.web.clinician.finding_words import title_of
from synovia.web.components.icons import icon


def row_markup(row: Row) -> SafeString:
    """One line of a section."""
    name = row.first.name
    drawn = "".join(_field(field, name, pair=row.is_pair) for field in row.fields)
    meaning = (
        "" if row.meaning == row.title else f'<span class="finding-meaning">{escape(row.meaning)}</span>'
    )
    stem = stem_of(name)
    note = "" if row.note is None else note_markup(stem, row.note, row.title)
    shape = " is-pair" if row.is_pair else " is-long" if row.first.is_long else ""
    classes = f"finding-row is-{row.first.control}{shape}"
    return SafeString(
        f'<div class="{classes}"{" data-more" if row.closed else ""}>'
        f'<div class="finding-title" id="t-{name}">{escape(row.title)}{meaning}</div>'
        f'<div class="finding-controls">{drawn}</div>{_beside(worth_markup(stem), note)}</div>\n'
    )


def _beside(worth: str, note: str) -> str:
    """What the test is worth, and a note on it, under both its sides; a note alone finds its own place."""
    return f'<div class="finding-beside">{worth}{note}</div>' if worth else note


def field_markup(field: Field) -> SafeString:
    """One field whose title stands elsewhere under the id `t-<name>`."""
    return SafeString(_field(field, field.name, pair=False))


def _field(field: Field, title: str, *, pair: bool) -> str:
    state = (" has-fault" if field.problem else "") + (" is-told" if field.told else "")
    look = f"finding finding-{field.control}{state}"
    drawn = _CONTROLS[field.control](field, title, pair)
    if field.told:
        drawn = f'<fieldset class="told" disabled>{drawn}</fieldset>'
    return f'<div class="{look}" id="f-{field.name}-field" data-finding="{field.name}">{drawn}{_notes(field)}</div>'


def _notes(field: Field) -> str:
    """What stands beside the control: why it cannot be read, what it was read as, last time, and from home."""
    name = field.name
    parts = [f'<p class="finding-error" id="e-{name}" data-problem>{escape(field.problem)}</p>']
    if field.read_as:
        parts.append(f'<span class="finding-read" data-read>= {escape(field.read_as)}</span>')
    if field.was:
        parts.append(f'<span class="finding-was">{escape(_("was %s") % field.was)}</span>')
    if field.settled_by_patient:
        parts.append(_from_home(field))
    return "".join(parts)


def _from_home(field: Field) -> str:
    told = _("From the measures:") if field.is_measured else _("Told before:")
    whence = _("From the body chart:") if field.is_drawn else told
    said = f"{escape(whence)} <b>{escape(field.proposed_words)}</b>"
    confirm = _("Confirm") if field.is_measured or field.is_drawn else _("Asked again: same")
    return (
        f'<span class="finding-proposal">{said} <button type="button" class="button button-quiet button-small" '
        f'data-confirm-answer="{escape(field.proposed)}">{escape(confirm)}</button></span>'
    )


def _labelled(field: Field, title: str, pair: bool) -> str:
    side = f" l-{field.name}" if pair else ""
    return f'aria-labelledby="t-{title}{side}" aria-describedby="e-{field.name}"'


def _side(field: Field, pair: bool) -> str:
    return f'<span class="side" id="l-{field.name}">{escape(field.label)}</span>' if pair else ""


def key_markup(
    *,
    kind: str,
    name: str,
    value: str,
    text: str,
    chosen: bool,
    look: str = "",
    own_id: str = "",
    label: str = "",
) -> str:
    """A choice as a key one can hit with a thumb. `text` is escaped already; `label` is said in its place."""
    named = f' id="{own_id}"' if own_id else ""
    spoken = f' aria-label="{escape(label)}"' if label else ""
    shown = f'<span aria-hidden="true">{text}</span>' if label else f"<span>{text}</span>"
    checked = " checked" if chosen else ""
    return (
        f'<label class="key{look}"><input type="{kind}" name="{name}"{named} value="{escape(value)}"'
        f"{spoken}{checked}>{shown}</label>"
    )


def _unset(field: Field, *, short: bool = False) -> str:
    """The third state: nobody has asked or tested. In pairs a dash, said in full to a screen reader."""
    return key_markup(
        kind="radio",
        name=field.name,
        value="",
        text="–" if short else escape(field.unset_words),
        chosen=field.unset,
        look=" key-unset",
        label=field.unset_words if short else "",
    )


def _yes_no(field: Field, title: str, pair: bool) -> str:
    name = field.name
    yes = key_markup(
        kind="radio",
        name=name,
        value=YES,
        text=_("Yes"),
        chosen=field.typed == YES,
        look=" key-yes",
        own_id=f"f-{name}",
    )
    no = key_markup(kind="radio", name=name, value=NO, text=_("No"), chosen=field.typed == NO, look=" key-no")
    group = f'<div class="three" role="radiogroup" {_labelled(field, title, pair)}>'
    return f"{group}{_side(field, pair)}{yes}{no}{_unset(field, short=pair)}</div>"


def _number(field: Field, title: str, pair: bool) -> str:
    name, unit = field.name, field.unit
    invalid = ' aria-invalid="true"' if field.problem else ""
    after = f'<span class="control-unit">{escape(unit)}</span>' if unit else ""
    return (
        f'{_side(field, pair)}<span class="control"><input type="text" inputmode="decimal" name="{name}" id="f-{name}" '
        f'value="{escape(field.text)}" {_labelled(field, title, pair)}{invalid}>{after}</span>'
    )


def _scale(field: Field, title: str, pair: bool) -> str:
    steps = "".join(
        f'<label class="nprs-step nprs-{place}"><input type="radio" name="{field.name}" id="{_first_id(field, place)}" '
        f'value="{option.value}"{" checked" if option.chosen else ""}><span>{option.text}</span></label>'
        for place, option in enumerate(field.options)
    )
    group = f'<div class="scale" role="radiogroup" {_labelled(field, title, pair)}>'
    return f"{group}{steps}{_unset(field)}</div>"


def _keys(field: Field, title: str, pair: bool) -> str:
    group = f'<div class="three" role="radiogroup" {_labelled(field, title, pair)}>'
    return f"{group}{''.join(_option_keys(field, 'radio'))}{_unset(field)}</div>"


def _select(field: Field, title: str, pair: bool) -> str:
    options = "".join(
        f'<option value="{escape(option.value)}"{" selected" if option.chosen else ""}>{escape(option.text)}</option>'
        for option in field.options
    )
    return (
        f'<span class="control control-select"><select name="{field.name}" id="f-{field.name}" '
        f'{_labelled(field, title, pair)}><option value="">{escape(field.unset_words)}</option>{options}</select>'
        f"{icon('chevron-down', size=18)}</span>"
    )


def _many(field: Field, title: str, pair: bool) -> str:
    return _set(field, title, pair, "".join(_option_keys(field, "checkbox")))


def _map(field: Field, title: str, pair: bool) -> str:
    return _set(field, title, pair, f'<div class="body-list">{"".join(_places(field))}</div>')


def _set(field: Field, title: str, pair: bool, inside: str) -> str:
    """The hidden input says that the form held this set, so that taking the last choice away is seen."""
    return (
        f'<div class="many" role="group" {_labelled(field, title, pair)}>'
        f'<input type="hidden" name="{field.name}" value="">{inside}{_none(field)}</div>'
    )


def _none(field: Field) -> str:
    return key_markup(
        kind="checkbox",
        name=field.name,
        value=NONE,
        text=_("None of these"),
        chosen=field.says_none,
        look=" key-none",
    )


@dataclass(frozen=True, slots=True)
class BodyPlace:
    """A place of the body list: its left, middle and right, or the whole of it."""

    title: str
    options: dict[str, Option]


def body_rows(shown_field: Field) -> list[BodyPlace]:
    """The choices of a body list by place, in the order of the vocabulary."""
    rows: dict[str, BodyPlace] = {}
    for option in shown_field.options:
        base, part = option.value, "whole"
        for suffix in ("left", "central", "right"):
            if option.value.endswith(f"_{suffix}"):
                base, part = option.value.removesuffix(f"_{suffix}"), suffix
        rows.setdefault(base, BodyPlace(title_of(base), {})).options[part] = option
    return list(rows.values())


def _places(field: Field) -> Iterator[str]:
    sides = (("left", _("L"), _("left")), ("central", _("M"), _("middle")), ("right", _("R"), _("right")))
    for place in body_rows(field):
        whole = place.options.get("whole")
        if whole is not None:
            keys = _body_key(field, whole, "●")
        else:
            keys = "".join(
                _body_key(field, place.options[k], short) for k, short, _l in sides if k in place.options
            )
        yield f'<div class="body-place"><span class="body-name">{escape(place.title)}</span>{keys}</div>'


def _body_key(field: Field, option: Option, short: str) -> str:
    return key_markup(
        kind="checkbox",
        name=field.name,
        value=option.value,
        text=short,
        chosen=option.chosen,
        own_id=option.id,
        label=option.text,
    )


def _names(field: Field, title: str, pair: bool) -> str:
    return (
        f'<div class="names"><span class="control"><textarea name="{field.name}" id="f-{field.name}" rows="2" '
        f'data-autosize {_labelled(field, title, pair)} placeholder="{escape(_("One on each line"))}">'
        f"{escape(field.text)}</textarea></span>{_none(field)}</div>"
    )


def _option_keys(field: Field, kind: str) -> Iterable[str]:
    for place, option in enumerate(field.options):
        yield key_markup(
            kind=kind,
            name=field.name,
            value=option.value,
            text=escape(option.text),
            chosen=option.chosen,
            own_id=_first_id(field, place),
        )


def _first_id(field: Field, place: int) -> str:
    """The first option carries the field's own id, the way of links to it."""
    return f"f-{field.name}" if place == 0 else field.options[place].id


_CONTROLS = {
    "yes_no": _yes_no,
    "number": _number,
    "scale": _scale,
    "keys": _keys,
    "select": _select,
    "choices": _many,
    "map": _map,
    "names": _names,
}
