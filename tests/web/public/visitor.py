"""A visitor with a browser without scripts: reads the form on the page, answers, follows the redirect."""

import re
from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from synovia.domain.screening.selfcheck import BY_KEY
from tests.domain.selfcheck.visitors import USUAL, all_is_well

QUESTION = re.compile(r'name="question" value="([a-z_]+)"')
RESULT = reverse("public:self_check_result")


@dataclass
class Visitor:
    """One device: its cookies, and what it last saw."""

    client: Client
    page: Any = None

    def begin(self) -> "Visitor":
        """Press "Start the self-check"."""
        self.page = self.client.post(reverse("public:self_check_begin"), follow=True)
        return self

    @property
    def asked(self) -> str:
        """The key of the question on the page."""
        found = QUESTION.search(self.page.content.decode())
        assert found, "the page shows no question"
        return found[1]

    @property
    def at(self) -> str:
        """The address the visitor is at."""
        return str(self.page.request["PATH_INFO"])

    @property
    def text(self) -> str:
        """What the page says."""
        return str(self.page.content.decode())

    def open(self, step: int) -> "Visitor":
        """Go to a step by its address, as the back button does."""
        self.page = self.client.get(reverse("public:self_check_question", args=[step]), follow=True)
        return self

    def answer(self, *keys: str, question: str = "") -> "Visitor":
        """Send an answer to the question on the page."""
        sent = {"question": question or self.asked, "answer": list(keys)}
        self.page = self.client.post(self.at, sent, follow=True)
        return self

    def walk(self, until: str = "", **given: str | list[str]) -> "Visitor":
        """Answer until a question or the result is reached; unnamed questions as a healthy person would."""
        usual = {**USUAL, "where": ["low_back"], **given}
        while self.at != RESULT and (not until or self.asked != until):
            said = usual.get(self.asked) or all_is_well(BY_KEY[self.asked])
            self.answer(*([said] if isinstance(said, str) else said))
        return self

    def result(self) -> HttpResponse:
        """Open the result page."""
        self.page = self.client.get(RESULT)
        return cast("HttpResponse", self.page)
