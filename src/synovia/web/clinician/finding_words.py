"""Findings in words: short titles, choices and values as a clinician reads them. All from the vocabulary."""

from functools import lru_cache

from django.utils.translation import gettext as _

from synovia.domain.terms.finding import Finding, Kind, Value
from synovia.domain.terms.techniques import CLASS_NAMES
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.examination.typed import NONE

# Written in capitals (GLOSSARY).
_CAPITALS = frozenset(
    [
        "abi",
        "bmi",
        "bp",
        "ccft",
        "cns",
        "crp",
        "crps",
        "csi",
        "ct",
        "dn4",
        "dvt",
        "esr",
        "faam",
        "fabq",
        "hla",
        "hoos",
        "inr",
        "koos",
        "lefs",
        "mri",
        "ndi",
        "nprs",
        "nsaid",
        "odi",
        "pcs",
        "phq2",
        "psfs",
        "rom",
        "sij",
        "slr",
        "spadi",
        "sss",
        "tia",
        "ultt",
        "wad",
        "wpi",
        "hiv",
        "ivdu",
    ]
)
_OWN_SPELLING = {
    "faber": "FABER",
    "gaenslen": "Gaenslen",
    "sorensen": "Sorensen",
    "babinski": "Babinski",
    "hoffmann": "Hoffmann",
    "lhermitte": "Lhermitte",
    "spurling": "Spurling",
    "fortin": "Fortin",
    "schober": "Schober",
    "beighton": "Beighton",
    "roland": "Roland",
    "morris": "Morris",
    "quickdash": "QuickDASH",
    "cait": "CAIT",
    "fadir": "FADIR",
    "start": "STarT",
    "back": "back",
    "b27": "B27",
}
_CLASSES = {str(technique): name for technique, name in CLASS_NAMES.items()}
UNIT_SIGNS = {
    "degrees": "°",
    "percent": "%",
    "degrees Celsius": "°C",
    "centimeters": "cm",
    "millimeters": "mm",
    "points of 10": "/10",
    "millimeters of mercury": "mmHg",
    "seconds": "s",
    "minutes": "min",
}


@lru_cache(maxsize=2048)
def title_of(name: str) -> str:
    """A finding's name as a short title: `ultt_a_left` is "ULTT A left"."""
    words = name.split("_")
    named = [_word(word, followed_by=after) for word, after in zip(words, [*words[1:], ""], strict=True)]
    title = " ".join(named)
    return title[:1].upper() + title[1:]


@lru_cache(maxsize=1024)
def pair_title(name: str) -> str:
    """The title of a finding taken on both sides, without the side."""
    return title_of(name.removesuffix("_left").removesuffix("_right"))


@lru_cache(maxsize=2048)
def choice_words(choice: str) -> str:
    """A choice as it is read: `below_knee` is "below knee", THR.C the name of the technique class."""
    if choice in _CLASSES:
        return _CLASSES[choice]
    return choice.replace("_", " ")


def unit_of(finding: Finding) -> str:
    """The unit as it stands behind the number."""
    return UNIT_SIGNS.get(finding.unit, finding.unit)


def shown(name: str, value: Value | None) -> str:
    """A value in words; an empty set says that it was asked."""
    if value is None:
        return _("not assessed")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, frozenset | tuple):
        return ", ".join(choice_words(part) for part in _in_order(name, value)) or _("none")
    if isinstance(value, int | float):
        return _with_unit(name, value)
    return choice_words(str(value))


def typed_shown(typed: str | list[str] | None) -> str:
    """What stands in a field, as it was typed."""
    if isinstance(typed, list):
        return ", ".join(_("none") if part == NONE else choice_words(part) for part in typed)
    return choice_words(typed) if typed else ""


def question_of(name: str) -> str:
    """The question a therapist asks."""
    finding = VOCABULARY.get(name)
    return finding.question if finding else title_of(name)


def _word(word: str, *, followed_by: str) -> str:
    is_letter = word == "a" and followed_by in ("", "left", "right")  # of a test's name, as in Spurling A
    if word in _CAPITALS or is_letter:
        return word.upper()
    return _OWN_SPELLING.get(word, word)


def _in_order(name: str, parts: frozenset[str] | tuple[str, ...]) -> list[str]:
    finding = VOCABULARY.get(name)
    if finding is None or finding.kind is not Kind.CHOICES:
        return list(parts)
    return [choice for choice in finding.choices if choice in parts]


def _with_unit(name: str, value: float) -> str:
    finding = VOCABULARY.get(name)
    unit = unit_of(finding) if finding else ""
    close = unit.startswith(("°", "%", "/"))
    return f"{value:g}{unit}" if close else f"{value:g} {unit}".strip()
