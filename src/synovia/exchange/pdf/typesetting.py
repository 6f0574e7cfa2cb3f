"""From plain data to a tagged PDF/UA-1: a layout in `layouts/`, the data as JSON, nothing fetched from anywhere."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

import typst

LAYOUTS = Path(__file__).parent / "layouts"
STANDARD: Final = "ua-1"  # accessible PDF: tags, language and title are required by the compiler itself
Layout = Literal[
    "plan_of_care",
    "estimate",
    "referral_letter",
    "appeal_letter",
    "claim_attachment",
    "claim_form",
    "statement",
    "injury_packet",
    "good_faith",
]


class UntaggedDocument(RuntimeError):
    """The layout could not be set as an accessible PDF; the message says why."""


def typeset(layout: Layout, data: Mapping[str, Any]) -> bytes:
    """The document as PDF bytes. `data` holds texts, numbers, lists and mappings only; text is never read as markup.

    Raises UntaggedDocument when the layout breaks a rule of PDF/UA-1.
    """
    try:
        document = typst.compile(
            LAYOUTS / f"{layout}.typ",
            root=LAYOUTS,
            format="pdf",
            pdf_standards=STANDARD,
            sys_inputs={"data": json.dumps(data, default=str)},
        )
    except RuntimeError as problem:
        raise UntaggedDocument(str(problem)) from problem
    assert isinstance(document, bytes)
    return document
