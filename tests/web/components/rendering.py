"""Rendering a scrap of template, and looking at what came out as a person would."""

from html.parser import HTMLParser
from typing import Any

from django.template import engines

VOID = {"input", "img", "br", "hr", "meta", "link", "use", "path", "circle", "rect", "line"}


class Element:
    """One element of rendered HTML."""

    def __init__(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.tag, self.attributes = tag, attributes
        self.content: list[Element | str] = []

    def __getitem__(self, name: str) -> str | None:
        return self.attributes.get(name)

    @property
    def classes(self) -> set[str]:
        return set((self["class"] or "").split())

    @property
    def children(self) -> "list[Element]":
        return [part for part in self.content if isinstance(part, Element)]

    @property
    def text(self) -> str:
        words = (part if isinstance(part, str) else part.text for part in self.content)
        return " ".join(" ".join(words).split())

    def all(self, tag: str = "", **attributes: str) -> "list[Element]":
        """Every element below with this tag and these attributes; `class_` means one class among others."""
        found = []
        for child in self.children:
            if child._is(tag, attributes):
                found.append(child)
            found += child.all(tag, **attributes)
        return found

    def one(self, tag: str = "", **attributes: str) -> "Element":
        """The only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} of {tag} {attributes}"
        return found[0]

    def _is(self, tag: str, attributes: dict[str, str]) -> bool:
        wanted = dict(attributes)
        has_class = wanted.pop("class_", None)
        same = all(self[name.rstrip("_").replace("_", "-")] == value for name, value in wanted.items())
        return (not tag or self.tag == tag) and same and (has_class is None or has_class in self.classes)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].content.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].content.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)


def read(html: str) -> Element:
    """The elements of this HTML; a tag left open or closed twice is an error."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [reader.root], f"<{reader.open[-1].tag}> is never closed"
    return reader.root


def render(template: str, **context: Any) -> Element:
    """What this scrap of template becomes; `{% load components %}` is done."""
    return read(engines["django"].from_string("{% load components %}" + template).render(context))
