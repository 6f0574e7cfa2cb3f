"""One answer as it is given (text of a form) read as the number its item counts, or refused in words."""

import re

from synovia.domain.outcomes.instrument import Item, ItemKind

LONGEST_NAME = 120
_NUMBER = re.compile(r"[0-9]{1,4}(\.[0-9]{1,2})?")


class AnswerRefused(ValueError):
    """The answer does not fit its question, with what to do in words."""


def read_answer(item: Item, given: str) -> float:
    """The number of this answer. Raises AnswerRefused."""
    text = given.strip().replace(",", ".")
    if not _NUMBER.fullmatch(text.removeprefix("-")):
        raise AnswerRefused("Choose an answer." if item.kind is not ItemKind.NUMBER else "Write a number.")
    value = float(text)
    if item.kind is ItemKind.CHOICE and item.options and value not in {one.value for one in item.options}:
        raise AnswerRefused("Choose one of the answers.")
    if not item.least <= value <= item.most:
        raise AnswerRefused(f"The number lies between {item.least:g} and {item.most:g}.")
    if item.kind is not ItemKind.NUMBER and not value.is_integer() and not item.options:
        raise AnswerRefused("Choose a whole number.")
    return value


def read_name(given: str) -> str:
    """What the patient calls an activity. Raises AnswerRefused when it is empty."""
    name = " ".join(given.split())[:LONGEST_NAME]
    if not name:
        raise AnswerRefused("Write in a few words what is hard to do.")
    return name
