"""Template words of the evaluation page: each draws a part of the form (web/clinician/evaluation_controls.py)."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString

from synovia.web.clinician import evaluation_grid as grid
from synovia.web.clinician.evaluation_controls import row_markup
from synovia.web.clinician.evaluation_fields import Sheet
from synovia.web.clinician.evaluation_live import Link
from synovia.web.clinician.evaluation_motion import JointShown, Movement
from synovia.web.clinician.evaluation_shown import Row
from synovia.web.clinician.evaluation_table_markup import table_markup
from synovia.web.clinician.evaluation_tables import TableShown

register = template.Library()


@register.filter
def drawn(row: Row) -> SafeString:
    """A row of a section."""
    return row_markup(row)


@register.filter
def joint(shown: JointShown) -> SafeString:
    """A joint of the motion grid with its rows."""
    return grid.joint_markup(shown)


@register.filter
def table(shown: TableShown) -> SafeString:
    """A table of the examination."""
    return table_markup(shown)


@register.filter
def movement(row: Movement) -> SafeString:
    """A row of the motion grid."""
    return grid.movement_markup(row)


@register.filter
def scale(row: Movement) -> SafeString:
    """Where a movement stands."""
    return grid.scale_markup(row)


@register.simple_tag
def motion_method(sheet: Sheet) -> SafeString:
    """The field that says how motion was measured."""
    return grid.method_markup(sheet)


@register.simple_tag
def motion_none(sheet: Sheet) -> SafeString:
    """The keys that say no direction hurts, none is limited."""
    return grid.none_markup(sheet)


@register.simple_tag
def joint_choices() -> SafeString:
    """The joints of the picker, under the part of the body they belong to."""
    return grid.joint_choices_markup()


@register.simple_tag
def chips(links: Iterable[Link]) -> SafeString:
    """Ways to findings, with what is known of them. The live panel shows dozens after every keystroke."""
    return SafeString("".join(_chip(link) for link in links))


def _chip(link: Link) -> str:
    look = "chip-link" if link.value else "chip-link is-unknown"
    said = f"{link.title}: {link.value}" if link.value else link.title
    name = escape(link.name)
    return f'<a class="{look}" href="#f-{name}" data-finding-link="{name}">{escape(said)}</a>\n'
