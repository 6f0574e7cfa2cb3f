"""On which line of a JSON text each part stands, so that a refusal can point at it."""

import json
import re

_SPACE = re.compile(r"\s*")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_PLAIN = re.compile(r"[^\s,\]}]+")
DEEPEST = 12

Path = tuple[str | int, ...]


class TooDeep(ValueError):
    """Lists inside lists without end."""


def lines_of(text: str) -> dict[Path, int]:
    """The line (from 1) of every part of a JSON text that is known to be well-formed. Raises TooDeep."""
    found: dict[Path, int] = {}
    _walk(text, _skip(text, 0), (), found)
    return found


def _walk(text: str, at: int, path: Path, found: dict[Path, int]) -> int:
    if len(path) > DEEPEST:
        raise TooDeep
    found[path] = text.count("\n", 0, at) + 1
    if text[at] == '"':
        return _end(_STRING, text, at)
    if text[at] in "[{":
        return _walk_inside(text, at, path, found)
    return _end(_PLAIN, text, at)


def _walk_inside(text: str, at: int, path: Path, found: dict[Path, int]) -> int:
    closing, index = "]" if text[at] == "[" else "}", 0
    at = _skip(text, at + 1)
    while text[at] != closing:
        key: str | int = index
        if closing == "}":
            ends = _end(_STRING, text, at)
            key, at = json.loads(text[at:ends]), ends
            at = _skip(text, _skip(text, at) + 1)  # over the colon
        at = _skip(text, _walk(text, at, (*path, key), found))
        at = _skip(text, at + 1) if text[at] == "," else at
        index += 1
    return at + 1


def _skip(text: str, at: int) -> int:
    return _end(_SPACE, text, at)


def _end(what: re.Pattern[str], text: str, at: int) -> int:
    """Where this ends; the text is well-formed, so it is there."""
    found = what.match(text, at)
    return found.end() if found else at
