"""Modifiers known by their two characters, read from `knowledge/tariffs/modifiers.toml`."""

from functools import cache

from synovia.knowledge.tariff_files import Room, TariffFileProblem
from synovia.knowledge.tariff_tables import tariffs


@cache
def known_modifiers() -> frozenset[str]:
    """Every modifier of the file. Refuses a group without a source that is on file, and a code that is no modifier."""
    file, found = Room.shipped().toml("modifiers.toml"), set[str]()
    file.day("checked_on")
    for entry in file.entries("group"):
        entry.text("name")
        entry.standing()
        codes = entry.texts("codes")
        if entry.text("source") not in tariffs().sources:
            raise TariffFileProblem(f"{entry.where}: its source is not in sources.toml.")
        wrong = [code for code in codes if len(code) != 2 or not code.isalnum() or code != code.upper()]
        if wrong:
            raise TariffFileProblem(f"{entry.where}: {', '.join(wrong)} is no modifier.")
        found.update(codes)
        entry.done()
    file.done()
    return frozenset(found)
