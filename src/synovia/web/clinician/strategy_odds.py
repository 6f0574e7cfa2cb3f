"""What the findings are worth in numbers: from before to after, with the interval, drawn and said in words.

Numbers a study does not give are left out, never guessed. A stored proposal of an earlier release may have fewer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from synovia.web.clinician.strategy_words import source_shown

WIDTH = 200.0
_EDGE = 6.0  # so that the marks at 0 and at 100 percent are whole


@dataclass(frozen=True, slots=True)
class OddsShown:
    """A likelihood as the page shows it; percents are whole, places lie on the drawn bar."""

    before: int | None
    after: int | None
    after_low: int | None
    after_high: int | None
    ratio: str
    standing: str
    assumed: str
    source: Mapping[str, Any] | None

    @property
    def is_drawn(self) -> bool:
        """Whether there is a way from somewhere to somewhere."""
        return self.before is not None and self.after is not None

    @property
    def has_band(self) -> bool:
        """Whether the interval of the probability afterwards is known."""
        return self.after_low is not None and self.after_high is not None

    @property
    def interval(self) -> str:
        """The interval of the probability afterwards: "19 to 89%"."""
        return f"{self.after_low} {_('to')} {self.after_high}%" if self.has_band else ""

    @property
    def words(self) -> str:
        """What the drawing shows, said aloud."""
        said = _("Probability before %(before)s%%, after %(after)s%%") % {
            "before": self.before,
            "after": self.after,
        }
        return f"{said} ({self.interval})" if self.interval else said

    @property
    def before_at(self) -> float:
        return _place(self.before or 0)

    @property
    def after_at(self) -> float:
        return _place(self.after or 0)

    @property
    def band_at(self) -> float:
        return _place(self.after_low or 0)

    @property
    def band_width(self) -> float:
        return round(max(_place(self.after_high or 0) - self.band_at, 2.0), 1)


def odds(likelihood: Mapping[str, Any] | None, sources: Mapping[str, Mapping[str, Any]]) -> OddsShown | None:
    """A stored likelihood, ready to be shown; None where there is none."""
    if not likelihood:
        return None
    source = sources.get(str(likelihood.get("source", "")))
    return OddsShown(
        before=_percent(likelihood.get("pretest")),
        after=_percent(likelihood.get("posttest")),
        after_low=_percent(likelihood.get("posttest_low")),
        after_high=_percent(likelihood.get("posttest_high")),
        ratio=_ratio(likelihood),
        standing=str(likelihood.get("standing", "")),
        assumed=_said(likelihood.get("assumed")),
        source=source_shown(source) if source else None,
    )


def _place(percent: int) -> float:
    return round(_EDGE + (WIDTH - 2 * _EDGE) * percent / 100, 1)


def _percent(share: float | None) -> int | None:
    return None if share is None else round(share * 100)


def _ratio(likelihood: Mapping[str, Any]) -> str:
    """The likelihood ratio with its interval."""
    value, low, high = (likelihood.get(key) for key in ("lr_positive", "lr_low", "lr_high"))
    if value is None:
        return ""
    known = low is not None and high is not None
    return f"LR+ {value:g}" + (f" ({low:g}–{high:g})" if known else "")


def _said(text: Any) -> str:
    """A text that may come in two registers."""
    return str(text.get("clinician", "")) if isinstance(text, Mapping) else str(text or "")
