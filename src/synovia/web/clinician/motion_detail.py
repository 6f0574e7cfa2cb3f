"""What opens below a row of the motion grid: how it was measured, and for each side pain, end-feel and what limits it."""

from collections.abc import Iterator, Mapping

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.examination.motions import ENTRIES, MOTIONS, Motion
from synovia.domain.terms.places import Side
from synovia.records.examination.motion_entries import CHOICES, FORM, field_of
from synovia.web.clinician.evaluation_controls import key_markup
from synovia.web.clinician.evaluation_motion import Movement, side_words
from synovia.web.clinician.finding_words import UNIT_SIGNS
from synovia.web.components.icons import icon

TITLES = {
    "pain": gettext_lazy("Pain"),
    "overpressure": gettext_lazy("Overpressure"),
    "end_feel": gettext_lazy("End-feel"),
    "limit": gettext_lazy("Limited by"),
    "active": gettext_lazy("Active"),
    "passive": gettext_lazy("Passive"),
    "start": gettext_lazy("Start"),
    "end": gettext_lazy("End"),
    "position": gettext_lazy("Position"),
    "method": gettext_lazy("Measured by"),
    "examiner": gettext_lazy("Examiner"),
}
ORDER = ("pain", "end_feel", "limit", "overpressure")
WORDS = {
    "none": gettext_lazy("none"),
    "at_end": gettext_lazy("at end"),
    "during": gettext_lazy("during"),
    "muscle_spasm": gettext_lazy("spasm"),
    "springy_block": gettext_lazy("springy block"),
    "muscle_guarding": gettext_lazy("guarding"),
    "goniometer": gettext_lazy("universal goniometer"),
}


def words_of(choice: str) -> str:
    """A choice of a detail as it is read."""
    return str(WORDS.get(choice) or choice.replace("_", " "))


def field_title(name: str) -> str:
    """The title of a detail's field: Neck rotation, left: end-feel."""
    key, _dot, part = name.removeprefix(FORM).rpartition(".")
    motion, side = ENTRIES.get(key, (MOTIONS.get(key), None))
    where = ", ".join(part for part in (motion.title if motion else key, str(side or "")) if part)
    return f"{where}: {str(TITLES.get(part, part)).lower()}"


def details_key(row: Movement) -> str:
    """The key that opens the details; without a script it leads to the page with them open."""
    return (
        f'<a class="movement-more" href="?row={row.key}#d-{row.key}" role="button" data-details="{row.key}" '
        f'aria-expanded="{"true" if row.shows_details else "false"}" aria-controls="d-{row.key}" '
        f'aria-label="{escape(_("Details of %s") % row.title)}">'
        f"{icon('plus', size=14)}<span>{escape(_('Details'))}</span></a>"
    )


def details_markup(row: Movement) -> str:
    """The details of a row, and the mark that keeps it open. Of a row that waits nothing: they come when asked for."""
    if row.closed:
        return ""
    opened = (
        f'<input type="hidden" name="{field_of(row.key, "open")}" value="1">'
        if row.opened or "open" in row.details.get(row.key, {})
        else ""
    )
    sides = "".join(_side(row, side) for side in row.motion.sides)
    hidden = "" if row.shows_details else " hidden"
    return (
        f'{opened}<div class="motion-detail" id="d-{row.key}" role="group" '
        f'aria-label="{escape(_("Details of %s") % row.title)}"{hidden}>'
        f'<div class="motion-detail-how">{_how(row)}</div><div class="motion-detail-sides">{sides}</div></div>'
    )


def _how(row: Movement) -> str:
    """Position, method and examiner: once for both sides."""
    typed, motion = row.details.get(row.key, {}), row.motion
    usual = _("as above") if motion.is_angle else words_of(motion.methods[0])
    return (
        _keys(motion.key, "position", motion.positions, typed.get("position", ""))
        + _select(motion.key, "method", motion.methods, typed.get("method", ""), usual)
        + _text(motion.key, "examiner", typed.get("examiner", ""), _("who saves"))
    )


def _side(row: Movement, side: Side | None) -> str:
    entry, motion = row.motion.entry(side), row.motion
    typed = row.details.get(entry, {})
    label = side_words(side) or motion.title
    numbers = "".join(_number(row, side, part, typed) for part in _numbers(motion, side))
    keys = "".join(_keys(entry, part, CHOICES[part], typed.get(part, ""), row.problems) for part in ORDER)
    normal = _("normal end-feel: %s") % words_of(motion.end_feel)
    return (
        f'<fieldset class="motion-side" data-entry="{entry}"><legend>{escape(label)}</legend>'
        f'<div class="motion-numbers">{numbers}</div>{keys}'
        f'<p class="motion-normal">{escape(normal)}</p></fieldset>'
    )


def _numbers(motion: Motion, side: Side | None) -> Iterator[str]:
    """The numbers that have no field in the row: passive where it is no finding, and the two ends of the arc."""
    if motion.finding(side, passive=True) is None:
        yield "passive"
    if motion.is_angle:
        yield from ("start", "end")


def _number(row: Movement, side: Side | None, part: str, typed: Mapping[str, str]) -> str:
    name = field_of(row.motion.entry(side), part)
    problem = row.problems.get(name, "")
    invalid = ' aria-invalid="true"' if problem else ""
    return (
        f'<div class="motion-number finding{" has-fault" if problem else ""}" id="f-{name}-field" data-finding="{name}">'
        f'<label for="f-{name}">{escape(TITLES[part])}</label><span class="control degrees"><input type="text" '
        f'inputmode="decimal" name="{name}" id="f-{name}" value="{escape(typed.get(part, ""))}" '
        f'aria-describedby="e-{name}"{invalid}><span class="control-unit" aria-hidden="true">'
        f"{UNIT_SIGNS.get(row.motion.unit, row.motion.unit)}</span></span>"
        f'<p class="finding-error" id="e-{name}" data-problem>{escape(problem)}</p></div>'
    )


def _keys(
    key: str, part: str, choices: tuple[str, ...], chosen: str, problems: Mapping[str, str] | None = None
) -> str:
    name = field_of(key, part)
    drawn = "".join(
        key_markup(
            kind="radio",
            name=name,
            value=choice,
            text=escape(words_of(choice)),
            chosen=choice == chosen,
            look=" key-small",
        )
        for choice in choices
    )
    unset = key_markup(
        kind="radio",
        name=name,
        value="",
        text="–",
        chosen=chosen not in choices,
        look=" key-unset",
        label=_("Not recorded"),
    )
    title = escape(TITLES[part])
    return (
        f'<div class="motion-keys" role="radiogroup" aria-label="{title}"><span class="motion-keys-title" '
        f'aria-hidden="true">{title}</span><span class="motion-keys-row">{drawn}{unset}</span>'
        f"{_problem(name, (problems or {}).get(name, ''))}</div>"
    )


def _problem(name: str, problem: str) -> str:
    return f'<p class="finding-error" id="f-{name}">{escape(problem)}</p>' if problem else ""


def _select(key: str, part: str, choices: tuple[str, ...], chosen: str, usual: str) -> str:
    name = field_of(key, part)
    options = "".join(
        f'<option value="{choice}"{" selected" if choice == chosen else ""}>{escape(words_of(choice))}</option>'
        for choice in choices
    )
    return (
        f'<div class="motion-text"><label for="f-{name}">{escape(TITLES[part])}</label>'
        f'<span class="control control-select"><select name="{name}" id="f-{name}"><option value="">{escape(usual)}'
        f"</option>{options}</select>{icon('chevron-down', size=18)}</span></div>"
    )


def _text(key: str, part: str, typed: str, usual: str) -> str:
    name = field_of(key, part)
    return (
        f'<div class="motion-text"><label for="f-{name}">{escape(TITLES[part])}</label><span class="control">'
        f'<input type="text" name="{name}" id="f-{name}" value="{escape(typed)}" placeholder="{escape(usual)}">'
        f"</span></div>"
    )
