"""Numbers by which a provider is known: its NPI and its taxpayer number."""

from __future__ import annotations

import re
from typing import Final

NPI_PREFIX: Final = "80840"
"""Goes before the number when the check digit is computed (45 CFR 162.406; ISO 7812, health, United States)."""
EIN: Final = re.compile(r"\d{2}-?\d{7}", re.ASCII)
SSN: Final = re.compile(r"(?!000|666)\d{3}-?(?!00)\d{2}-?(?!0000)\d{4}", re.ASCII)
"""000 and 666, group 00 and serial 0000 are never given (Social Security Administration; recalled)."""


def is_npi(number: str) -> bool:
    """Whether the text is a National Provider Identifier: ten digits whose last one checks (Luhn with 80840)."""
    if len(number) != 10 or not (number.isascii() and number.isdecimal()):
        return False
    digits = [int(digit) for digit in reversed(NPI_PREFIX + number)]
    doubled = (sum(divmod(digit * 2, 10)) if place % 2 else digit for place, digit in enumerate(digits))
    return sum(doubled) % 10 == 0


def is_tax_id(number: str, *, is_ssn: bool = False) -> bool:
    """Whether the text is a taxpayer number: an employer's 12-3456789, or a person's 123-45-6789; hyphens may be left off."""
    return (SSN if is_ssn else EIN).fullmatch(number) is not None
