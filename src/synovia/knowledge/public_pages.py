"""The strict loader of the public pages: conditions, techniques, articles, ways to pay, and pages about us.

A page that is undated, cites nothing, cites an unknown source, has a part missing or a key too many, or leads
to a page that does not exist, refuses to load: the site does not start with it.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from synovia.domain.terms.places import Region
from synovia.knowledge.public_text import Block, blocks_of, links_in, plain

KNOWLEDGE = files("synovia.knowledge")
SHELVES = ("conditions", "articles", "public/techniques", "public/pages", "public/coverage")
STANDINGS = ("F", "R", "R?", "C")
OPTIONS = ("often", "sometimes", "part")
LISTS = ("regions", "classes", "techniques", "related")
# Pages that are not files here but that a text may lead to.
OTHER_PAGES = frozenset({"self-check", "cost", "team"})
# What most people come for stands first; the rest follows by title.
FIRST = (
    "neck-pain", "low-back-pain", "upper-back-pain", "shoulder-pain", "elbow-pain", "hand-and-wrist-pain", "hip-pain",
    "knee-pain", "ankle-and-foot-pain", "joint-mobilization", "exercise-and-posture",
)  # fmt: skip

PARTS: Mapping[str, tuple[str, ...]] = {
    "condition": (
        "what",
        "feels",
        "option",
        "helps",
        "sure",
        "we_do",
        "we_avoid",
        "yourself",
        "doctor",
        "emergency",
    ),
    "technique": ("what", "feels_like", "for_whom", "evidence", "not_if", "after"),
}
COMMON = frozenset({"slug", "kind", "language", "title", "summary", "checked_on", "section"})
ALSO_NEEDED: Mapping[str, frozenset[str]] = {
    "condition": frozenset(
        {"picture", "option", "option_short", "regions", "classes", "techniques", "related"}
    ),
    "technique": frozenset({"picture"}),
    "article": frozenset({"picture", "minutes"}),
    "page": frozenset({"picture"}),
    "coverage": frozenset(),
}


class PageRefused(ValueError):
    """A page file breaks a rule of this loader; the message names the file and the rule."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: a fixed part (key) or one with its own heading, with the sources it rests on."""

    key: str
    heading: str
    blocks: tuple[Block, ...]
    sources: tuple[str, ...]
    standing: str


@dataclass(frozen=True, slots=True)
class Page:
    """A public page as its file gives it.

    Of a condition, `regions` are where it hurts (the paths of the self-check) and `classes` the codes of the rules
    that stand behind it.
    """

    kind: str
    slug: str
    language: str
    title: str
    summary: str
    checked_on: date
    sections: tuple[Section, ...]
    picture: str = ""
    option: str = ""
    option_short: str = ""
    regions: tuple[Region, ...] = ()
    classes: tuple[str, ...] = ()
    techniques: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    minutes: int = 0

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source the page rests on, once, in the order of first use."""
        return tuple(dict.fromkeys(source for section in self.sections for source in section.sources))

    def section(self, key: str) -> Section:
        """The part with this key; KeyError when the page has none."""
        return {section.key: section for section in self.sections}[key]

    def words(self) -> str:
        """All its words as a reader meets them."""
        parts = [self.summary, self.option_short, *(plain(section.blocks) for section in self.sections)]
        return "\n".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Source:
    """What a public page rests on, as shown at its end."""

    key: str
    citation: str
    standing: str
    checked_on: date
    url: str = ""


@dataclass(frozen=True, slots=True)
class PublicPages:
    """All public pages and the sources they cite."""

    pages: tuple[Page, ...]
    cited: Mapping[str, Source]

    def of_kind(self, kind: str) -> tuple[Page, ...]:
        """The pages of one kind: what most people come for first, then by title."""
        return tuple(sorted((page for page in self.pages if page.kind == kind), key=_place))

    def page(self, kind: str, slug: str) -> Page:
        """The page of that kind with that slug; KeyError when there is none."""
        return {(page.kind, page.slug): page for page in self.pages}[kind, slug]

    def using(self, technique: str) -> tuple[Page, ...]:
        """The conditions in whose care the technique has a place."""
        return tuple(page for page in self.of_kind("condition") if technique in page.techniques)

    def sources_of(self, page: Page) -> tuple[Source, ...]:
        """The sources of a page, in the order of first use."""
        return tuple(self.cited[key] for key in page.sources)


def _place(page: Page) -> tuple[int, str]:
    return FIRST.index(page.slug) if page.slug in FIRST else len(FIRST), page.title


@cache
def public_pages() -> PublicPages:
    """Every public page, read and checked once."""
    return read_pages(KNOWLEDGE)


def read_pages(root: Traversable) -> PublicPages:
    """All pages and the sources they cite under a knowledge folder; raises PageRefused."""
    sources = {source.key: source for source in _sources(root.joinpath("sources"))}
    pages = tuple(_page(file, sources) for shelf in SHELVES for file in _toml_files(root.joinpath(shelf)))
    _check_links(pages)
    return PublicPages(pages, MappingProxyType({key: sources[key] for page in pages for key in page.sources}))


def _toml_files(folder: Traversable) -> list[Traversable]:
    return sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )


def _sources(folder: Traversable) -> Iterable[Source]:
    for file in _toml_files(folder):
        for entry in tomllib.loads(file.read_text(encoding="utf-8")).get("source", []):
            yield Source(
                key=entry["key"],
                citation=_citation(entry),
                standing=entry["standing"],
                checked_on=entry["checked_on"],
                url=f"https://doi.org/{entry['doi']}" if entry.get("doi") else entry.get("url", ""),
            )


def _citation(entry: Mapping[str, Any]) -> str:
    authors, where = str(entry["authors"]).rstrip("."), str(entry.get("where", ""))
    return f"{authors} ({entry['year']}). {entry['title']}." + (f" {where}." if where else "")


def _page(file: Traversable, sources: Mapping[str, Source]) -> Page:
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    kind = raw.get("kind", "")
    _refuse_unless(kind in ALSO_NEEDED, file, f"kind {kind!r} is unknown")
    needed = COMMON | ALSO_NEEDED[kind]
    _check_keys(file, raw, needed, needed)
    _refuse_unless(file.name == f"{raw['slug']}.toml", file, "the file is named after its slug")
    _refuse_unless(isinstance(raw["checked_on"], date), file, "checked_on is a date")
    _refuse_unless(raw.get("option", OPTIONS[0]) in OPTIONS, file, f"option is one of {OPTIONS}")
    sections = tuple(_section(file, kind, entry, sources) for entry in raw.pop("section"))
    _check_parts(file, kind, sections)
    lists: dict[str, Any] = {name: tuple(raw.pop(name)) for name in LISTS if name in raw}
    lists |= {"regions": _regions(file, lists["regions"])} if "regions" in lists else {}
    return Page(sections=sections, **lists, **raw)


def _regions(file: Traversable, names: tuple[str, ...]) -> tuple[Region, ...]:
    unknown = [name for name in names if name not in set(Region)]
    _refuse_unless(bool(names) and not unknown, file, f"regions are some of the vocabulary's, not {unknown}")
    return tuple(Region(name) for name in names)


def _section(file: Traversable, kind: str, raw: Mapping[str, Any], sources: Mapping[str, Source]) -> Section:
    name = "key" if kind in PARTS else "heading"
    needed = frozenset({name, "sources", "standing", "text"})
    _check_keys(file, raw, needed, needed)
    where = f"section {raw[name]!r}"
    _refuse_unless(raw["standing"] in STANDINGS, file, f"{where}: standing is one of {STANDINGS}")
    _refuse_unless(bool(raw["sources"]) or raw["standing"] == "C", file, f"{where}: a fact needs a source")
    unknown = [key for key in raw["sources"] if key not in sources]
    _refuse_unless(not unknown, file, f"{where}: unknown sources {unknown}")
    return Section(
        raw.get("key", ""),
        raw.get("heading", ""),
        blocks_of(raw["text"]),
        tuple(raw["sources"]),
        raw["standing"],
    )


def _check_parts(file: Traversable, kind: str, sections: tuple[Section, ...]) -> None:
    if kind in PARTS:
        found = tuple(section.key for section in sections)
        _refuse_unless(found == PARTS[kind], file, f"a {kind} has the parts {PARTS[kind]}, not {found}")
    _refuse_unless(all(section.blocks for section in sections), file, "every section says something")


def _check_keys(
    file: Traversable, raw: Mapping[str, Any], needed: frozenset[str], allowed: frozenset[str]
) -> None:
    missing, unknown = sorted(needed - raw.keys()), sorted(raw.keys() - allowed)
    _refuse_unless(not missing, file, f"missing: {', '.join(missing)}")
    _refuse_unless(not unknown, file, f"unknown: {', '.join(unknown)}")


def _check_links(pages: tuple[Page, ...]) -> None:
    known: dict[str, set[str]] = {}
    for page in pages:
        known.setdefault(page.kind, set()).add(page.slug)
    anywhere = OTHER_PAGES.union(*known.values())
    for page in pages:
        leads_to = {link for section in page.sections for link in links_in(section.blocks)}
        lost = (
            leads_to - anywhere
            | set(page.techniques) - known.get("technique", set())
            | set(page.related) - known.get("condition", set())
        )
        if lost:
            raise PageRefused(f"{page.slug}: leads to pages that do not exist: {', '.join(sorted(lost))}")


def _refuse_unless(holds: bool, file: Traversable, why: str) -> None:
    if not holds:
        raise PageRefused(f"{file.name}: {why}")
