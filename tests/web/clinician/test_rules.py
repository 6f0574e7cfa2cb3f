"""The rules page: every rule in words, with its sources, and the mark that nobody has reviewed them yet."""

import pytest
from django.test import Client
from django.urls import reverse

from synovia.domain.rules.effects import Effect
from synovia.knowledge.library import rulebook
from synovia.web.clinician.rule_words import effect_words, in_words
from synovia.web.clinician.rules_shown import chapters
from synovia.web.clinician.rules_to_verify import to_verify
from tests.people import settle
from tests.sign_in import signed_in


def test_every_rule_is_in_a_chapter_with_a_source() -> None:
    book = rulebook()
    shown = [rule for chapter in chapters() for rule in chapter.rules]
    assert {rule.id for rule in shown} == {rule.id for rule in (*book.rules, *book.readings)}
    assert all(rule.when and rule.sources and rule.hash for rule in shown)


def test_names_of_findings_are_written_out() -> None:
    assert in_words("region is low_back and bladder_change") == "region is low back and bladder change"


def test_what_was_not_read_in_its_source_is_on_the_list() -> None:
    assert to_verify()
    assert {row.standing for row in to_verify()} <= {"R", "R?", "C"}


@pytest.mark.django_db
def test_the_pages(client: Client) -> None:
    people = settle()
    signed_in(client, people.members["elena"])
    page = reverse("clinician:rules")
    assert "Not reviewed by a clinician" in client.get(page).content.decode()
    chapter = client.get(page, {"chapter": "cauda-equina"}).content.decode()
    assert "cauda-equina/cauda-equina-is-suspected" in chapter
    assert client.get(page, {"verify": "1"}).status_code == 200
    assert client.get(page, {"chapter": "none-such"}).status_code == 404
    signed_in(client, people.members["joan"])
    assert client.get(page).status_code == 403


def test_every_effect_of_every_rule_is_told_and_an_unknown_kind_is_never_passed_over() -> None:
    book = rulebook()
    assert all(effect_words(effect) for rule in (*book.rules, *book.readings) for effect in rule.effects)
    with pytest.raises(KeyError):
        effect_words(Effect())
