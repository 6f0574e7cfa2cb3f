"""The version in a posted form: a number of ours, or 0, which never matches."""

import pytest
from django.test import RequestFactory

from synovia.web.versions import version_posted


@pytest.mark.parametrize(
    ("typed", "version"), [("7", 7), ("", 0), ("abc", 0), ("-7", 0), ("²", 0), ("٧", 0), ("9" * 40, 0)]
)
def test_only_a_number_of_ours_is_a_version(typed: str, version: int) -> None:
    assert version_posted(RequestFactory().post("/", {"version": typed})) == version
