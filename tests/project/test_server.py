"""No failure is silent: what breaks outside the application's own error page is logged and told."""

from typing import Any

import pytest

from synovia.project.server import never_silent


def broken(environ: dict[str, Any], start_response: Any) -> Any:
    raise RuntimeError("half of the program is missing")


def test_a_request_that_fails_before_any_error_page_is_logged_and_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[str] = []
    body = never_silent(broken)({}, lambda status, headers: told.append(status))
    assert told == ["500 Internal Server Error"]
    assert b"Please try again" in b"".join(body)
    assert "half of the program is missing" in caplog.text


def test_an_answer_that_succeeds_is_left_as_it_is() -> None:
    assert never_silent(lambda environ, start_response: [b"fine"])({}, print) == [b"fine"]
