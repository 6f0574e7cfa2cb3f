"""Reading parts of a package with their place: what is wrong is gathered, so that one run names everything."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from synovia.knowledge.instruments.json_lines import Path

_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_STRANGE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
LARGEST = 100_000


class Reader:
    """The content of a package, and every problem found so far by its path."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.content = content
        self.problems: list[tuple[Path, str]] = []

    def refuse(self, path: Path, message: str) -> None:
        """Note a problem."""
        self.problems.append((path, message))

    def at(self, path: Path) -> Any:
        """What stands there, or None."""
        found: Any = self.content
        for step in path:
            if isinstance(found, Mapping):
                found = found.get(step)
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found

    def only(self, path: Path, allowed: Iterable[str]) -> None:
        """Nothing but these keys may stand there."""
        found = self.at(path)
        if not isinstance(found, Mapping):
            self.refuse(path, f"“{_name(path)}” must be an object.")
            return
        for key in sorted(set(found) - set(allowed)):
            self.refuse((*path, key), f"“{key}” is not known here.")

    def text(self, path: Path, *, required: bool = True, most: int = 300) -> str:
        """A text that is there and not too long."""
        found = self.at(path)
        if found is None and not required:
            return ""
        if not isinstance(found, str) or (required and not found.strip()):
            self.refuse(path, f"“{_name(path)}” must be a text.")
            return ""
        if len(found) > most or _STRANGE.search(found):
            self.refuse(
                path, f"“{_name(path)}” is longer than {most} letters or holds signs that are no letters."
            )
            return ""
        return found.strip()

    def slug(self, path: Path) -> str:
        """A short name of small letters and digits."""
        found = self.text(path, most=60)
        if found and not _SLUG.fullmatch(found):
            self.refuse(path, f"“{_name(path)}” may hold small letters, digits and hyphens alone.")
        return found

    def number(self, path: Path, usual: float | None = None) -> float:
        """A number; `usual` where none is given."""
        found = self.at(path)
        if found is None and usual is not None:
            return usual
        if isinstance(found, bool) or not isinstance(found, int | float) or abs(found) > LARGEST:
            self.refuse(path, f"“{_name(path)}” must be a number.")
            return usual or 0
        return float(found)

    def maybe_number(self, path: Path) -> float | None:
        """A number or nothing."""
        return None if self.at(path) is None else self.number(path)

    def one_of(self, path: Path, allowed: Iterable[str], usual: str) -> str:
        """One of a few words; `usual` where none is given."""
        found = self.at(path)
        if found is None:
            return usual
        words = [str(word) for word in allowed]
        if not isinstance(found, str) or found not in words:
            self.refuse(path, f"“{_name(path)}” must be one of {', '.join(words)}.")
            return usual
        return found

    def day(self, path: Path) -> date | None:
        """A day as 2027-06-30, or nothing where the licence does not end."""
        found = self.at(path)
        if found is None:
            return None
        try:
            return date.fromisoformat(found)
        except (TypeError, ValueError):
            self.refuse(path, f"“{_name(path)}” must be a day, for example 2027-06-30.")
            return None

    def rows(self, path: Path, *, most: int) -> list[Any]:
        """A list that is there."""
        found = self.at(path)
        if not isinstance(found, list) or not found or len(found) > most:
            self.refuse(path, f"“{_name(path)}” must be a list of 1 to {most}.")
            return []
        return found

    def texts(self, path: Path) -> tuple[str, ...]:
        """A list of texts, or none."""
        found = self.at(path)
        if found is None:
            return ()
        if not isinstance(found, list):
            self.refuse(path, f"“{_name(path)}” must be a list of texts.")
            return ()
        return tuple(self.text((*path, index), most=600) for index in range(len(found)))

    def number_list(self, path: Path) -> list[float]:
        """A list of numbers, or none."""
        found = self.at(path)
        if found is None:
            return []
        if not isinstance(found, list):
            self.refuse(path, f"“{_name(path)}” must be a list of numbers.")
            return []
        return [self.number((*path, index)) for index in range(len(found))]

    def numbers(self, path: Path) -> dict[str, float]:
        """A table of numbers by raw score; must not be empty."""
        found = self.at(path)
        if not isinstance(found, Mapping) or not found:
            self.refuse(path, f"“{_name(path)}” must be a table: raw score to standard score.")
            return {}
        return {str(key): self.number((*path, key)) for key in found}


def _name(path: Path) -> str:
    """The last word of a path, with its number in a list."""
    if not path:
        return "file"
    return f"{_name(path[:-1])} {path[-1] + 1}" if isinstance(path[-1], int) else path[-1]
