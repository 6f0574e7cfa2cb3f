"""What is believable in a plan and in a session, and the form of codes. Refusals are words for the person."""

import re
from datetime import date, timedelta

LONGEST_CERTIFICATION_DAYS = 90
"""Medicare certifies a plan of care for at most 90 days from the first day under it (42 CFR 424.24(c); billing rules)."""

MOST_MINUTES = 240
"""Minutes of one treatment, and of one session, above which a figure is taken for a slip (design default)."""

MOST_VISITS_A_WEEK, MOST_WEEKS, MOST_VISITS = 7, 52, 200

# Letter, digit, digit or letter; after the dot up to four more. What a code means is not in here.
_ICD_10_CM = re.compile(r"^[A-Z][0-9][0-9AB](\.[0-9A-Z]{1,4})?$")


def diagnosis_code(typed: str) -> str:
    """The code as it is written in a claim's diagnosis list: capitals, with its dot.

    >>> diagnosis_code(" m5450 ")
    'M54.50'
    """
    code = "".join(typed.upper().split())
    return f"{code[:3]}.{code[3:]}" if len(code) > 3 and "." not in code else code


def is_diagnosis_code(code: str) -> bool:
    """Whether the text has the form of an ICD-10-CM code. That the code exists is the payer's to say."""
    return bool(_ICD_10_CM.match(code))


def last_certified_day(starts_on: date) -> date:
    """The last day a plan that starts on this day can be certified to."""
    return starts_on + timedelta(days=LONGEST_CERTIFICATION_DAYS)
