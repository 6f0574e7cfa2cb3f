"""The independent judge of what we write: pyx12 with its maps of the implementation guides."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

import pyx12.params
from pyx12.errors import X12Error
from pyx12.x12n_document import x12n_document


@dataclass(frozen=True, slots=True)
class Validation:
    """What the judge said: `acknowledgment` is the 999 it would answer (empty when it could not make one).

    Problems may quote the file: they are for who may see the claim, not for logs.
    """

    ok: bool
    acknowledgment: str
    problems: tuple[str, ...]


Progress = Callable[[int, int], None]
"""Told how many segments of how many are judged."""


def validate(text: str, progress: Progress | None = None) -> Validation:
    """Whether this file is valid by its implementation guide, and every problem in words.

    Never raises: a file that the judge cannot read is not valid. Transactions it has no map of (270, 271) are not either.
    """
    acknowledgment, report = io.StringIO(), io.StringIO()
    try:
        ok = x12n_document(
            _settings(), io.StringIO(text), acknowledgment, None, fd_json=report,
            callback=_counted(text.count("~"), progress) if progress else None,
        )  # fmt: skip
        problems = tuple(_problems(json.loads(report.getvalue() or "{}")))
    except X12Error as problem:
        return Validation(ok=False, acknowledgment="", problems=(str(problem),))
    except Exception as problem:  # the judge itself fails on some broken files
        return Validation(
            ok=False, acknowledgment="", problems=(f"pyx12 cannot read it: {type(problem).__name__}",)
        )
    if not ok and not problems:
        problems = (
            "pyx12 does not recognize it, or an element of ISA, GS or ST is wrong: it does not say which",
        )
    return Validation(ok, acknowledgment.getvalue(), problems)


def _counted(total: int, progress: Progress) -> Callable[..., None]:
    """What pyx12 calls after each segment; a thousand segments are a third of a second."""
    seen = count(1)

    def after_segment(*_: object) -> None:
        done = next(seen)
        if done % 1000 == 0 or done == total:
            progress(done, total)

    return after_segment


@cache
def _settings() -> pyx12.params.ParamsBase:
    logging.getLogger("pyx12").setLevel(logging.CRITICAL)  # its messages name values out of the file
    return pyx12.params.params()


def _problems(node: Any, where: str = "") -> Iterator[str]:
    """Depth first through interchanges, groups, transactions, segments and elements."""
    if isinstance(node, list):
        for each in node:
            yield from _problems(each, where)
    if isinstance(node, Mapping):
        where = f"{node['seg_id']} (segment {node['seg_count']}): " if node.get("seg_id") else where
        for error in node.get("errors", ()):
            yield f"{where}{error['err_str']}"
        for value in node.values():
            if isinstance(value, list) and value is not node.get("errors"):
                yield from _problems(value, where)
