"""Small drawings of one figure. Every drawing says in words what it shows; what is unknown is drawn as unknown."""

from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from synovia.web.components.geometry import Amount, Dial, Point, line, path, round_up
from synovia.web.components.library import draw, register

_CENTER = Point(80, 80)
_RADIUS = 64.0
_SPARK = (120.0, 32.0)


def _plain(amount: Amount) -> str:
    return f"{float(amount):g}"


@register.simple_tag
def gauge(
    label: object,
    value: Amount | None = None,
    norm_mean: Amount | None = None,
    norm_sd: Amount | None = None,
    other: Amount | None = None,
    last: Amount | None = None,
    maximum: Amount | None = None,
    unit: str = "°",
    other_label: object = "",
    size: str = "",
) -> SafeString:
    """A range of motion on a dial: the value, the norm's mean and one standard deviation, the other side, last time."""
    band = _band(norm_mean, norm_sd)
    known = [amount for amount in (value, *band, other, last) if amount is not None]
    dial = Dial(_CENTER, _RADIUS, float(maximum or round_up(max(known, default=90))))
    other_name = str(other_label or _("other side"))
    return draw(
        "gauge",
        label=label,
        value=None if value is None else _plain(value),
        unit=unit,
        size=size,
        track=dial.arc(0, dial.maximum),
        band=dial.arc(*band) if len(band) == 2 else "",
        mean=dial.tick(norm_mean, 56, 72) if norm_mean is not None else None,
        fill=dial.arc(0, value) if value is not None and value > 0 else "",
        hand=dial.at(value) if value is not None else None,
        other=dial.at(other, 76) if other is not None else None,
        last=dial.tick(last, 54, 74) if last is not None else None,
        maximum=_plain(dial.maximum),
        words=_gauge_words(str(label), unit, value, norm_mean, norm_sd, other, other_name, last),
        legend=_legend(unit, norm_mean, norm_sd, other, other_name, last),
    )


def _band(mean: Amount | None, sd: Amount | None) -> tuple[Amount, ...]:
    """One standard deviation to each side of the norm; no band where either is unknown."""
    return () if mean is None or sd is None else (max(mean - sd, 0), mean + sd)


def _legend(
    unit: str,
    mean: Amount | None,
    sd: Amount | None,
    other: Amount | None,
    other_name: str,
    last: Amount | None,
) -> list[tuple[str, str, str]]:
    """Mark, name and figure of each thing on the dial besides the value."""
    norm = "" if mean is None else f"{_plain(mean)}{unit}" + ("" if sd is None else f" ± {_plain(sd)}{unit}")
    lines = [
        ("norm", _("norm"), norm),
        ("other", other_name, "" if other is None else f"{_plain(other)}{unit}"),
        ("last", _("last time"), "" if last is None else f"{_plain(last)}{unit}"),
    ]
    return [entry for entry in lines if entry[2]]


def _gauge_words(
    label: str,
    unit: str,
    value: Amount | None,
    mean: Amount | None,
    sd: Amount | None,
    other: Amount | None,
    other_name: str,
    last: Amount | None,
) -> str:
    measured = _("not assessed") if value is None else f"{_plain(value)}{unit}"
    rest = [f"{name} {figure}" for _mark, name, figure in _legend(unit, mean, sd, other, other_name, last)]
    return f"{label}: " + ", ".join([measured, *rest])


@register.simple_tag
def meter(
    label: object,
    value: Amount,
    max: Amount,  # noqa: A002  the HTML attribute's own name
    warn_at: Amount | None = None,
    note: object = "",
    unit: str = "",
    hide_label: bool = False,
) -> SafeString:
    """How much of a limit is used; at and above `warn_at` it says so in words too."""
    share = 0.0 if not max else min(float(value) / float(max), 1.0)
    over = float(value) > float(max)
    near = warn_at is not None and float(value) >= float(warn_at)
    tone = "danger" if over else ("warn" if near else "brand")
    shown = note or _("%(value)s of %(max)s") % {
        "value": f"{_plain(value)}{unit}",
        "max": f"{_plain(max)}{unit}",
    }
    return draw(
        "meter", label=label, note=shown, tone=tone, over=over, near=near, hide_label=hide_label,
        width=f"{share * 100:.2f}",
        warn=f"{float(warn_at) / float(max) * 100:.2f}" if warn_at is not None and max else "",
    )  # fmt: skip


@register.simple_tag
def sparkline(
    values: Iterable[Amount | None],
    label: object,
    low: Amount | None = None,
    high: Amount | None = None,
    unit: str = "",
    tone: str = "brand",
) -> SafeString:
    """A line as tall as a word; None leaves a gap."""
    given = list(values)
    known = [amount for amount in given if amount is not None]
    bottom = min(known, default=0) if low is None else low
    top = max(known, default=1) if high is None else high
    width, height = _SPARK
    runs = line(given, bottom, top, width, height)
    return draw(
        "sparkline", label=label, tone=tone, paths=[path(run) for run in runs if len(run) > 1],
        dots=[run[0] for run in runs if len(run) == 1], end=runs[-1][-1] if runs else None,
        words=_spark_words(str(label), given, unit),
    )  # fmt: skip


def _spark_words(label: str, values: Sequence[Amount | None], unit: str) -> str:
    told = ", ".join(_("unknown") if value is None else f"{_plain(value)}{unit}" for value in values)
    return f"{label}: {told}" if told else f"{label}: " + _("no values yet")
