"""The small markup of the public pages: paragraphs, lists, **strong** words and [links](slug) to other pages.

Nothing else is understood, so nothing else can reach a page: the templates escape what is left.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_SPAN = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|\[(?P<words>[^\]]+)\]\((?P<page>[a-z0-9-]+)\)")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words; strong, or leading to the page with this slug, or plain."""

    text: str
    strong: bool = False
    page: str = ""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one line) or a list (a line for each item)."""

    lines: tuple[Line, ...]
    is_list: bool = False


def blocks_of(text: str) -> tuple[Block, ...]:
    """Blocks of a text: blank lines part them, lines that start with "- " are list items."""
    return tuple(_block(part) for part in re.split(r"\n\s*\n", text.strip()) if part.strip())


def _block(part: str) -> Block:
    lines = [line.strip() for line in part.strip().splitlines()]
    if all(line.startswith("- ") for line in lines):
        return Block(tuple(_spans(line[2:]) for line in lines), is_list=True)
    if any(line.startswith("- ") for line in lines):
        raise ValueError(f"leave a blank line between a paragraph and a list: {part[:60]!r}")
    return Block((_spans(" ".join(lines)),))


def _spans(line: str) -> Line:
    spans, end = [], 0
    for found in _SPAN.finditer(line):
        spans.append(Span(line[end : found.start()]))
        spans.append(
            Span(found["strong"] or found["words"], strong=bool(found["strong"]), page=found["page"] or "")
        )
        end = found.end()
    spans.append(Span(line[end:]))
    return tuple(span for span in spans if span.text)


def links_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Slugs of the pages the blocks lead to."""
    return (span.page for block in blocks for line in block.lines for span in line if span.page)


def plain(blocks: Iterable[Block]) -> str:
    """The words alone, a line for each paragraph or item, for the reading grade and for search."""
    return "\n".join("".join(span.text for span in line) for block in blocks for line in block.lines)
