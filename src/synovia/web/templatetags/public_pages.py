"""Tags of the public pages: drawings, the text of a page, and the addresses of pages by slug."""

from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from synovia.domain.rules import Supports
from synovia.domain.screening.selfcheck import BY_KEY
from synovia.domain.terms.money import shown
from synovia.knowledge.library import rulebook
from synovia.knowledge.public_pages import Page, Section, public_pages
from synovia.knowledge.public_text import Block

register = template.Library()

PART_HEADINGS = {
    "feels": _("What it feels like"),
    "option": _("Is hands-on care an option?"),
    "helps": _("What helps"),
    "sure": _("How sure we are"),
    "we_do": _("What we do"),
    "we_avoid": _("What we do not do"),
    "yourself": _("What you can do yourself"),
    "doctor": _("When to see a doctor first"),
    "emergency": _("When it is an emergency"),
    "what": _("What it is"),
    "feels_like": _("How it feels"),
    "for_whom": _("Who it can help"),
    "evidence": _("What studies say"),
    "not_if": _("When we do not use it"),
    "after": _("Afterward"),
}
OPTION_WORDS = {
    "often": _("Often an option"),
    "sometimes": _("Sometimes an option"),
    "part": _("A small part of the plan"),
}
STANDING_WORDS = {
    "F": _("We have read the passage this rests on."),
    "R": _("Well known to us. We have not yet read the source again line by line."),
    "R?": _("Known to us, but a detail still has to be checked in the source."),
    "C": _("Our own way of working."),
}
_PICTURE_OF_PLACE = {
    "neck": "neck",
    "thoracic": "upper-back",
    "low_back": "low-back",
    "sacroiliac": "pelvis",
    "shoulder": "shoulder",
    "elbow": "elbow",
    "wrist_hand": "hand",
    "hip": "hip",
    "knee": "knee",
    "ankle_foot": "ankle",
}
_ADDRESS_OF_KIND = {
    "condition": "public:condition",
    "technique": "public:technique",
    "article": "public:article",
}
_ADDRESS_OF_SLUG = {
    "self-check": "public:self_check",
    "cost": "public:cost",
    "team": "public:team",
    "what-it-is": "public:about",
    "intended-use": "public:intended_use",
    "accessibility": "public:accessibility",
}


@register.simple_tag
def picture(name: str) -> SafeString:
    """A drawing by name; decorative, since the words beside it say the same."""
    return render_to_string(f"public/pictures/{name}.svg")


@register.simple_tag
def picture_of_place(where: str) -> SafeString:
    """The drawing of a place of pain."""
    return picture(_PICTURE_OF_PLACE.get(where, "whole-body"))


@register.simple_tag
def places_of(page: Page) -> list[tuple[str, object]]:
    """Where it hurts with this condition: each place of the self-check, by name and in words."""
    words = {choice.key: translated(choice.text) for choice in BY_KEY["where"].choices}
    return [(str(region), words[str(region)]) for region in page.regions]


@register.simple_tag
def chapters_behind(page: Page) -> list[tuple[str, str]]:
    """The chapters of the rule set that decide on the page's classes: key and words."""
    return [(key, key.replace("-", " ").capitalize()) for key in _chapters_of(page.classes)]


@cache
def _chapters_of(classes: tuple[str, ...]) -> tuple[str, ...]:
    supporting = (
        rule.id.partition("/")[0]
        for rule in rulebook().rules
        for effect in rule.effects
        if isinstance(effect, Supports) and effect.code in classes
    )
    return tuple(dict.fromkeys(supporting))


@register.simple_tag
def page_address(page: Page) -> str:
    """Where a page is."""
    if page.kind == "coverage":
        return reverse("public:coverage", args=[page.slug])
    return address_of(page.slug, page.kind)


@register.filter
def address_of(slug: str, kind: str = "") -> str:
    """Where the page with this slug is, whatever its kind."""
    if slug in _ADDRESS_OF_SLUG:
        return reverse(_ADDRESS_OF_SLUG[slug])
    kind = kind or next(page.kind for page in public_pages().pages if page.slug == slug)
    return reverse(_ADDRESS_OF_KIND[kind], args=[slug])


@register.inclusion_tag("public/_text.html")
def page_text(blocks: tuple[Block, ...], mark: str = "") -> dict[str, object]:
    """Paragraphs and lists of a page; `mark` names an icon for the list items."""
    return {"blocks": blocks, "mark": mark}


@register.simple_tag
def part(page: Page, key: str) -> Section:
    """A fixed part of a page."""
    return page.section(key)


@register.filter
def heading(section: Section | str) -> object:
    """The heading of a section: its own, or the one all pages of its kind share."""
    key = section if isinstance(section, str) else section.key
    return PART_HEADINGS[key] if key else section.heading  # type: ignore[union-attr]  # a key-less section is no string


@register.filter
def option_words(page: Page) -> object:
    """Whether hands-on care is an option, in two or three words."""
    return OPTION_WORDS[page.option]


@register.filter
def standing_words(standing: str) -> object:
    """How well we know a source, for readers."""
    return STANDING_WORDS[standing]


@register.filter
def money(amount: object) -> str:
    """An amount of money as an American reads it, without empty cents."""
    return shown(amount).removesuffix(".00")  # type: ignore[arg-type]  # the templates hand over Decimals


@register.filter
def about(amount: Decimal) -> str:
    """An amount in whole dollars, for sums that are examples anyway."""
    return shown(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)).removesuffix(".00")
