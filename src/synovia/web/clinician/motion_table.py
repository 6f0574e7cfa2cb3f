"""Measured motion as a table to read: in the note, before signing, and beside another evaluation."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from synovia.domain.examination.motions import JOINTS, Motion
from synovia.domain.terms import evidence
from synovia.records.examination.motion_entries import Entries, MotionEntry
from synovia.web.clinician.motion_detail import words_of
from synovia.web.clinician.motion_standing import (
    Person,
    change_in_brief,
    change_of,
    norm_note,
    norm_words,
    number_words,
    side_details,
    usual_for,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, for each side that has something to say."""

    lines: tuple[tuple[str, str], ...]  # L, R or "", and the words


@dataclass(frozen=True, slots=True)
class MotionLine:
    """One motion of the note."""

    key: str
    title: str
    active: Cell
    passive: Cell
    method: str
    position: str
    examiner: str
    detail: Cell
    norm: str
    norm_note: str  # where the norm was taken another way than the motion
    standing: evidence.Standing | None
    change: Cell


def motion_lines(now: Entries, last: Entries, person: Person) -> tuple[MotionLine, ...]:
    """Every motion that was measured, from the head down."""
    return tuple(
        _line(motion, now, last, person)
        for joint in JOINTS.values()
        for motion in joint.motions
        if any(entry in now for entry in motion.entries)
    )


def examiners_of(lines: tuple[MotionLine, ...]) -> tuple[str, ...]:
    """Who measured; one name stands below the table, several stand in its lines."""
    return tuple(dict.fromkeys(line.examiner for line in lines if line.examiner))


def _line(motion: Motion, now: Entries, last: Entries, person: Person) -> MotionLine:
    taken = [now[entry] for entry in motion.entries if entry in now]
    usual, methods = usual_for(motion, person), {entry.method for entry in taken}
    return MotionLine(
        key=motion.key,
        title=motion.title,
        active=_cell(motion, now, lambda entry: _number(motion, entry.active)),
        passive=_cell(motion, now, lambda entry: _number(motion, entry.passive)),
        method=_shared(words_of(entry.method) for entry in taken),
        position=_shared(words_of(entry.position) for entry in taken),
        examiner=_shared(entry.examiner for entry in taken),
        detail=_cell(motion, now, lambda entry: ", ".join(side_details(entry))),
        norm=norm_words(usual, motion),
        norm_note=norm_note(usual) if usual.norm and usual.norm.method not in methods else "",
        standing=usual.standing,
        change=Cell(tuple(_changes(motion, now, last))),
    )


def _cell(motion: Motion, now: Entries, words: Callable[[MotionEntry], str]) -> Cell:
    found = ((side, words(now.get(motion.entry(side), MotionEntry()))) for side in motion.sides)
    return Cell(tuple((side[0].upper() if side else "", said) for side, said in found if said))


def _number(motion: Motion, value: float | None) -> str:
    return "" if value is None else number_words(motion, value)


def _shared(said: Iterator[str]) -> str:
    """Once, where both sides say the same."""
    return ", ".join(dict.fromkeys(words for words in said if words))


def _changes(motion: Motion, now: Entries, last: Entries) -> Iterator[tuple[str, str]]:
    for side in motion.sides:
        entry, before = now.get(motion.entry(side)), last.get(motion.entry(side))
        change = change_of(motion, before, entry) if entry and before else None
        if change is not None:
            yield side[0].upper() if side else "", change_in_brief(motion, change)
