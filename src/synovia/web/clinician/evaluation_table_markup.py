"""The tables as markup; like the other fields they are drawn here for speed (evaluation_controls.py)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from synovia.domain.examination.tables.shape import Choice, Column, Takes
from synovia.web.clinician.evaluation_tables import Cell, RowShown, TableShown, ToldLine
from synovia.web.clinician.evaluation_worth import worth_markup
from synovia.web.components.icons import icon


def table_markup(shown: TableShown) -> SafeString:
    """One table: its title, the keys that fill it, its rows, and what it tells the rules."""
    table = shown.table
    flow = "across" if table.across else "down"
    head = _head_row(shown.head) if shown.head else ""
    columns = [column for column in table.columns if not column.over]
    rows = "".join(_row(row) for row in shown.rows)
    lead = f'<p class="exam-lead">{escape(shown.lead)}</p>' if shown.lead else ""
    return SafeString(
        f'<section class="exam exam-{len(columns)}" id="x-{table.id}" data-exam="{table.id}" data-flow="{flow}" '
        f'data-tells="{shown.tells}" aria-labelledby="xt-{table.id}">'
        f'<header class="exam-top"><h3 class="exam-title" id="xt-{table.id}">{escape(table.title)}</h3>'
        f"{_buttons(shown)}</header>{lead}{head}"
        f'<div class="exam-head" aria-hidden="true"><span></span>{"".join(map(_column_head, table.columns))}</div>'
        f"{rows}{_foot(shown)}</section>\n"
    )


def _buttons(shown: TableShown) -> str:
    keys = "".join(
        f'<button type="button" class="button button-quiet button-small" data-exam-normal="{group}">{escape(words)}</button>'
        for group, words in shown.groups
    )
    return f'<div class="exam-tools">{keys}{_legend(shown.table.columns)}</div>'


@lru_cache(maxsize=64)
def _legend(columns: tuple[Column, ...]) -> str:
    """Which key says what, for whoever asks."""
    scales: dict[tuple[Choice, ...], list[str]] = {}
    for column in columns:
        if column.choices:
            scales.setdefault(column.choices, []).append(column.title)
    lines = "".join(
        f"<dt>{escape(', '.join(titles))}</dt><dd>{' '.join(map(_key_words, scale))}</dd>"
        for scale, titles in scales.items()
    )
    more = (
        f"<dt>{escape(_('Anywhere'))}</dt><dd><span><kbd>{escape(_('arrows'))}</kbd> {escape(_('walk'))}</span> "
        f"<span><kbd>{escape(_('Backspace'))}</kbd> {escape(_('empties'))}</span> "
        f"<span><kbd>{escape(_('Shift N'))}</kbd> {escape(_('all normal of these columns'))}</span></dd>"
    )
    return (
        f'<details class="exam-keys"><summary>{escape(_("Keys"))}</summary><dl>{lines}{more}</dl></details>'
    )


def _key_words(choice: Choice) -> str:
    key = next(iter(_single(choice.keys)), "")
    return f"<span><kbd>{escape(key)}</kbd> {escape(choice.words)}</span>"


def _column_head(column: Column) -> str:
    wide = " is-wide" if column.takes is Takes.TEXT else ""
    wide += " is-beneath" if column.over else ""
    return f'<span class="exam-column{wide}" data-column="{column.key}" data-keys="{_keys(column.choices)}" data-together="{column.together}">{escape(column.title)}</span>'


@lru_cache(maxsize=128)
def _keys(choices: tuple[Choice, ...]) -> str:
    """Which single key enters what: "h=hypo -=hypo n=normal"."""
    return " ".join(f"{key}={choice.value}" for choice in choices for key in _single(choice.keys))


def _single(keys: str) -> tuple[str, ...]:
    """The keys one by one; a grade such as "4+" is one that is typed in two."""
    return (keys,) if len(keys) == 2 and keys[0].isdigit() and keys[1] in "+-" else tuple(keys)


def _row(row: RowShown) -> str:
    cells = "".join(_cells(row))
    hint = f'<span class="exam-hint">{escape(row.row.hint)}</span>' if row.row.hint else ""
    heading = f'<h4 class="exam-part">{escape(row.row.heading)}</h4>' if row.row.heading else ""
    worth = worth_markup(row.row.finding) if row.row.finding else ""
    return (
        f'{heading}<div class="exam-row{" has-fault" if row.problem else ""}" data-exam-row="{row.place}"'
        f'{" data-more" if row.closed else ""}><div class="exam-name">{escape(row.row.title)}{hint}</div>'
        f"{cells}{worth}{_said(row)}</div>"
    )


def _cells(row: RowShown) -> Iterator[str]:
    """The cells in their places; one that stands over others takes theirs."""
    covered = {key for cell in row.cells if cell for key in cell.column.over}
    for column, cell in zip(row.columns, row.cells, strict=True):
        if cell is not None:
            yield _cell(cell, row)
        elif not column.over and column.key not in covered:
            yield '<span class="exam-gap"></span>'


def _head_row(row: RowShown) -> str:
    cells = "".join(_cell(cell, row) for cell in row.cells if cell)
    return f'<div class="exam-once" data-exam-row="{row.place}">{cells}{_said(row)}</div>'


def _said(row: RowShown) -> str:
    return (
        f'<p class="exam-said" id="xs-{row.place}"{"" if row.said or row.problem else " hidden"}><span data-exam-problem>{escape(row.problem)}</span>'
        f"<span data-exam-said>{escape(row.said)}</span></p>"
    )


def _cell(cell: Cell, row: RowShown) -> str:
    """A cell with its own label for narrow screens, where there is no row of titles above."""
    takes = cell.column.takes
    wide = " is-wide" if takes is Takes.TEXT else " is-over" if cell.column.over else ""
    own = row.row.choices and cell.column.key in row.row.choices
    drawn = _select(cell, row, own_keys=bool(own)) if takes is Takes.CHOICE else _input(cell, row)
    return f'<span class="exam-cell{wide}"><span class="exam-label" aria-hidden="true">{escape(cell.column.title)}</span>{drawn}</span>'


def _select(cell: Cell, row: RowShown, *, own_keys: bool) -> str:
    keys = f' data-keys="{_keys(cell.column.choices)}"' if own_keys else ""
    filled = f' data-filled="{"usual" if _is_usual(cell) else "yes"}"' if cell.typed else ""
    return (
        f'<select {_named(cell, row)}{keys}{filled}><option value="" label=" "></option>'
        f"{_options(cell.column.choices, cell.typed)}</select>"
    )


def _is_usual(cell: Cell) -> bool:
    return any(choice.usual and choice.value == cell.typed for choice in cell.column.choices)


@lru_cache(maxsize=1024)
def _options(choices: tuple[Choice, ...], typed: str) -> str:
    return "".join(
        f'<option value="{choice.value}"{" data-usual" if choice.usual else ""}'
        f"{' selected' if choice.value == typed else ''}>{escape(choice.short or choice.words)}</option>"
        for choice in choices
    )


def _input(cell: Cell, row: RowShown) -> str:
    number = cell.column.takes is Takes.NUMBER
    mode = ' inputmode="decimal"' if number else ' maxlength="300"'
    invalid = ' aria-invalid="true"' if cell.problem else ""
    field = f'<input type="text"{mode} {_named(cell, row)} value="{escape(cell.typed)}"{invalid}>'
    if not number:
        return field
    unit = cell.column.unit
    if unit == "s":
        return f'<span class="exam-number has-watch">{field}{_watch(cell)}</span>'
    return f'<span class="exam-number">{field}<span class="exam-unit" aria-hidden="true">{escape(unit)}</span></span>'


def _named(cell: Cell, row: RowShown) -> str:
    unit = f", {cell.column.unit}" if cell.column.unit else ""
    return (
        f'name="{cell.name}" id="f-{cell.name}" data-cell="{cell.column.key}" '
        f'aria-label="{escape(cell.label + unit)}" aria-describedby="xs-{row.place}"'
    )


def _watch(cell: Cell) -> str:
    """Starts and stops; the seconds go into the cell."""
    return (
        f'<button type="button" class="exam-watch" data-watch{" data-trials" if cell.column.better else ""} aria-pressed="false" '
        f'aria-label="{escape(_("Stopwatch, %s") % cell.label)}">{icon("timer", size=16)}</button>'
    )


def _foot(shown: TableShown) -> str:
    """What the rules hear from this table."""
    if not shown.told:
        return ""
    lines = "".join(map(_told, shown.told))
    silent = " hidden" if any(line.words for line in shown.told) else ""
    return f'<p class="exam-told"><b>{escape(_("To the rules:"))}</b> {lines}<span class="exam-silent"{silent}>{escape(_("nothing yet"))}</span></p>'


def _told(line: ToldLine) -> str:
    hidden = "" if line.words else " hidden"
    return (
        f'<span class="exam-tells" data-told-line="{line.finding}"{hidden}>{escape(line.title)} '
        f"<b>{escape(line.words)}</b></span>"
    )
