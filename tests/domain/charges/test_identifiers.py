"""A provider's numbers: one digit typed wrongly, or two exchanged, is found."""

import pytest

from synovia.domain.charges.identifiers import is_npi, is_tax_id


@pytest.mark.parametrize("number", ["1234567893", "1245319599"])
def test_provider_numbers_that_check(number: str) -> None:
    assert is_npi(number)


@pytest.mark.parametrize(
    "number",
    ["1234567890", "2134567893", "123456789", "12345678933", "12345678x3", "١٢٣٤٥٦٧٨٩٣", ""],
)
def test_provider_numbers_that_do_not_check(number: str) -> None:
    assert not is_npi(number)


@pytest.mark.parametrize(
    ("number", "is_ssn", "fits"),
    [
        ("12-3456789", False, True),
        ("123456789", False, True),
        ("123-45-6789", False, False),
        ("12-345678", False, False),
        ("1234-56789", False, False),
        ("123-45-6789", True, True),
        ("12-3456789", True, False),
        ("000-45-6789", True, False),
        ("123-00-6789", True, False),
        ("١٢-3456789", False, False),
    ],
)
def test_taxpayer_numbers_have_the_form_of_their_kind(number: str, is_ssn: bool, fits: bool) -> None:
    assert is_tax_id(number, is_ssn=is_ssn) is fits
