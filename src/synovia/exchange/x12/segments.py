"""From the text of a file to its segments, whatever the separators are and however the file was handled on its way.

Nothing here raises on what a file contains: what is odd becomes a finding, and reading goes on with what is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from synovia.domain.charges.claims.answers import Finding


class Separators(NamedTuple):
    """The four characters that a file is made of. `repetition` is empty where there is none (before 5010)."""

    element: str = "*"
    component: str = ":"
    repetition: str = "^"
    terminator: str = "~"


@dataclass(slots=True)
class Segment:
    """One segment: `elements[0]` is its tag; `position` counts the file's segments from 1."""

    elements: list[str]
    position: int
    separators: Separators

    @property
    def tag(self) -> str:
        return self.elements[0]

    @property
    def where(self) -> str:
        """As a person finds it: "segment 12 (CLP)"."""
        return f"segment {self.position} ({self.tag})"

    def __getitem__(self, number: int) -> str:
        """The element by its number in the guide (CLP01 is 1), without blanks around it; empty when it is not there."""
        return self.elements[number].strip(BLANKS) if number < len(self.elements) else ""

    def part(self, number: int, component: int = 1) -> str:
        """One component of a composite element, from 1."""
        parts = self.parts(number)
        return parts[component - 1] if component <= len(parts) else ""

    def parts(self, number: int) -> list[str]:
        """All components of a composite element."""
        return [part.strip(BLANKS) for part in self[number].split(self.separators.component)]

    def repeats(self, number: int) -> list[str]:
        """All repetitions of an element."""
        between = self.separators.repetition
        return [each.strip(BLANKS) for each in (self[number].split(between) if between else [self[number]])]


@dataclass(slots=True)
class Tokens:
    """A file in segments, and what was odd about it."""

    segments: list[Segment] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


BLANKS: Final = " \t\r\n"  # and no others: the control characters that Python strips too serve as separators
_TAGS: Final = frozenset({
    "ISA", "GS", "ST", "SE", "GE", "IEA", "TA1", "BHT", "HL", "NM1", "N1", "N2", "N3", "N4", "PER", "REF",
    "DTM", "DTP", "TRN", "STC", "QTY", "AMT", "SVC", "CAS", "CLP", "LX", "PLB", "LQ", "MOA", "MIA", "BPR", "TS2",
    "TS3", "AK1", "AK2", "IK3", "IK4", "IK5", "AK9", "CTX", "EB", "HSD", "MSG", "III", "LS", "LE", "AAA", "INS",
    "DMG", "CUR", "RDM", "PRV",
})  # fmt: skip
_ISA: Final = re.compile(
    r"(?<![A-Z0-9])ISA([^\w \t\r\n])0\d\1(?:(?:(?!\1).){0,60}?\1){14}", re.DOTALL | re.IGNORECASE
)
"""With its first element, 00 to 08: a person may be called Isa too."""
_LOST_ISA: Final = re.compile(r"(?<![A-Za-z0-9])(?:GS|ST)([^\w \t\r\n])(?=\w)")
_TAG: Final = re.compile(r"[A-Z][A-Z0-9]{1,2}")
_USED_COMPONENT: Final = r"(?:SVC|SV1|STC|HI){0}(?:HC|AD|ER|N4|NU|A\d|ABK|BK)([^\w \t\r\n{0}])\w"


def tokenize(content: str | bytes) -> Tokens:
    """The segments of a file, interchange by interchange."""
    found = Tokens()
    text = _decoded(content, found)
    starts = list(_ISA.finditer(text))
    before = text[: starts[0].start()] if starts else text
    if starts and before.strip(BLANKS):
        found.findings.append(
            Finding("text-before-isa", "There is other text before the first ISA; it was not read.")
        )
    elif starts and before:
        found.findings.append(Finding("blank-before-isa", "The file begins with blanks before its ISA."))
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        _interchange(text[start.start() : end], start, found, is_last=number + 1 == len(starts))
    if not starts:
        _without_isa(text, found)
    return found


def _decoded(content: str | bytes, found: Tokens) -> str:
    if isinstance(content, bytes):
        content = _text(content, found)
    if content.startswith("\ufeff"):
        found.findings.append(
            Finding("byte-order-mark", "The file begins with a byte order mark, which X12 does not know.")
        )
        content = content[1:]
    if "\0" in content:
        found.findings.append(
            Finding("null-characters", "The file contains null characters; they were left out.")
        )
        content = content.replace("\0", "")
    return content


def _text(content: bytes, found: Tokens) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        found.findings.append(
            Finding("not-utf-8", "The file is not UTF-8; it was read as Latin 1, names may be misspelled.")
        )
        return content.decode("latin-1")


def _interchange(text: str, start: re.Match[str], found: Tokens, *, is_last: bool) -> None:
    element = start.group(1)
    isa16 = start.end() - start.start()  # where the last of ISA's elements begins
    component, terminator = _ends_of_isa(text[isa16 : isa16 + 12], element, text)
    repetition = text[:isa16].split(element)[11].strip(BLANKS)[:1]
    if repetition.isalnum():
        repetition = ""
    used = _component_in_use(text, element)
    if used and used != component:
        found.findings.append(
            Finding(
                "component-separator",
                f"ISA16 says the component separator is “{component or 'nothing'}”, the file uses “{used}”.",
            )
        )
        component = used
    _split(text, Separators(element, component or ":", repetition, terminator), found, is_last=is_last)


def _ends_of_isa(head: str, element: str, text: str) -> tuple[str, str]:
    """Component separator and segment terminator out of the characters after ISA15: ":~GS", ":\\nGS", "~GS", ""."""
    until_next = re.match(rf"(?is)(.*?)[ \t\r\n]*(?:GS|TA1|IEA|ST){re.escape(element)}", head)
    between = (until_next.group(1) if until_next else head[:2]).strip(BLANKS)
    if len(between) > 1:
        return between[0], between[1]
    if between and re.search(
        rf"(?i){re.escape(between)}[ \t\r\n]*(?:ST|SE|GE|IEA){re.escape(element)}", text
    ):
        return "", between
    return between, "\n" if "\n" in text else "\r" if "\r" in text else "~"


def _component_in_use(text: str, element: str) -> str:
    used = re.search(_USED_COMPONENT.format(re.escape(element)), text)
    return used.group(1) if used else ""


def _without_isa(text: str, found: Tokens) -> None:
    start = _LOST_ISA.search(text)
    if start is None:
        found.findings.append(
            Finding("not-x12", "This is not an X12 file: it has no ISA, GS or ST.", serious=True)
        )
        return
    found.findings.append(
        Finding("no-isa", "The file has no ISA: its separators were inferred from its text.")
    )
    element = start.group(1)
    text = text[start.start() :]
    terminator = "~" if "~" in text else "\n"
    _split(
        text,
        Separators(element, _component_in_use(text, element) or ":", "^", terminator),
        found,
        is_last=True,
    )


def _split(text: str, separators: Separators, found: Tokens, *, is_last: bool) -> None:
    chunks = text.split(separators.terminator)
    tail = chunks.pop()
    if tail.strip(BLANKS):
        if tail.strip(BLANKS).splitlines()[-1].strip(BLANKS).upper().startswith("IEA") or not is_last:
            chunks.append(tail)
        elif chunks and chunks[-1].strip(BLANKS).upper().startswith("IEA"):
            found.findings.append(
                Finding("text-after-iea", "There is other text after the last IEA; it was not read.")
            )
        else:
            says = f"The file ends in the middle of a segment, after “{_shown(chunks[-1]) if chunks else ''}”: it was cut off."
            found.findings.append(Finding("cut-off", says, serious=True))
    odd = {key for chunk in chunks for key in _oddities(chunk)}
    found.findings.extend(Finding(key, _ODD[key]) for key in sorted(odd))
    found.segments.extend(_segments(chunks, separators, found))


def _segments(chunks: list[str], separators: Separators, found: Tokens) -> Iterator[Segment]:
    position = len(found.segments)
    unreadable: list[int] = []
    for text in _lines(chunks, separators, found):
        position += 1
        elements = text.split(separators.element)
        elements[0] = elements[0].strip(BLANKS).upper()
        if _TAG.fullmatch(elements[0]):
            yield Segment(elements, position, separators)
        else:
            unreadable.append(position)
    if unreadable:
        says = f"Segments without a readable tag were left out: {len(unreadable)}, the first is number {unreadable[0]}."
        found.findings.append(Finding("unreadable-segment", says, f"segment {unreadable[0]}", serious=True))


def _lines(chunks: list[str], separators: Separators, found: Tokens) -> Iterator[str]:
    """The texts of segments. A line break inside is either a wrapped line or a terminator that was lost."""
    for chunk in chunks:
        text = chunk.strip(BLANKS)
        if "\n" not in text:
            if text:
                yield text
            continue
        first, *others = (line.strip("\r\n") for line in text.split("\n"))
        joined = [first]
        for line in others:
            if line.strip(BLANKS).split(separators.element)[0].upper() in _TAGS:
                joined.append(line.strip(BLANKS))
            else:
                joined[-1] += line
        key = "wrapped-lines" if len(joined) == 1 else "missing-terminator"
        if not any(each.key == key for each in found.findings):
            found.findings.append(Finding(key, _ODD[key], serious=key == "missing-terminator"))
        yield from joined


_ODD: Final = {
    "blank-lines": "There are blank lines or empty segments between the segments.",
    "indented": "Segments are indented.",
    "wrapped-lines": "Segments are broken over several lines.",
    "missing-terminator": "A segment ends at the end of a line without its terminator.",
}


def _oddities(chunk: str) -> Iterator[str]:
    lines = chunk.lstrip("\r\n")
    if not chunk.strip(BLANKS) or chunk[: len(chunk) - len(lines)].count("\n") > 1:
        yield "blank-lines"
    if lines[:1] in (" ", "\t"):
        yield "indented"


def _shown(chunk: str) -> str:
    """The tag alone: what else a segment says may be about a person."""
    return chunk.strip(BLANKS)[:3].strip("*|")
