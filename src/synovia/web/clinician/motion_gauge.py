"""A motion as a drawing: an arc like a goniometer for angles, a strip for centimeters and millimeters.

Left swings to the left, right to the right; a motion without sides takes the whole arc. On it the norm with its
spread, the figures of authorities, this value and the last. Values of the camera lie on an arc of their own.
Shapes tell the sides apart, not color alone; the same is said in words below and in the label.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil, cos, floor, radians, sin

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from synovia.domain.terms.places import Side
from synovia.web.clinician.motion_standing import Hand, Standing, norm_words, number_words

CENTER_X, CENTER_Y = 100.0, 76.0
RADIUS, CAMERA_RADIUS, HUB = 62.0, 40.0, 12.0
SWEEP = 80.0  # degrees of the drawing from upright to the end of a side
STEP = {"degrees": 15, "centimeters": 5, "millimeters": 10}
LEAST_TOP = {"degrees": 30, "centimeters": 10, "millimeters": 20}
STRIP, STRIP_Y = 180.0, 13.0


@dataclass(frozen=True, slots=True)
class Scale:
    """From where to where the drawing goes, in the motion's unit."""

    low: float
    high: float

    def share(self, value: float) -> float:
        """Where a value lies, 0 to 1; what lies beyond is held at the end."""
        return (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)


def scale_of(standing: Standing) -> Scale:
    """A round scale that holds every value, the norm and its spread."""
    unit = standing.motion.unit
    known = [
        value for hand in standing.hands for value in (hand.value, hand.was, hand.camera) if value is not None
    ]
    known += [value for _who, value in standing.usual.singles]
    norm = standing.usual.norm
    known += [norm.mean + (norm.sd or 0)] if norm else []
    step = STEP[unit]
    low = min([0.0, *known])
    high = max([float(LEAST_TOP[unit]), *known])
    return Scale(floor(low / step) * step, ceil(high / step) * step)


def gauge(standing: Standing) -> SafeString:
    """The drawing, with everything it shows in its label."""
    if standing.motion.is_angle:
        box, inside = "25 8 150 75", _arcs(standing, scale_of(standing))
    else:
        box, inside = "-10 0 200 34", _strip(standing, scale_of(standing))
    return SafeString(
        f'<svg class="gauge" viewBox="{box}" role="img" aria-label="{escape(spoken(standing))}">'
        f"{''.join(inside)}</svg>"
    )


def spoken(standing: Standing) -> str:
    """What the drawing shows, said aloud."""
    motion = standing.motion
    said = [part for hand in standing.hands for part in _spoken_hand(standing, hand)]
    usual = norm_words(standing.usual, motion)
    if usual:
        said.append((_("norm %s") if standing.usual.norm else "%s") % usual)
    return f"{motion.title}: {', '.join(said)}"


def _spoken_hand(standing: Standing, hand: Hand) -> Iterator[str]:
    motion = standing.motion
    value = _("not assessed") if hand.value is None else number_words(motion, hand.value)
    yield f"{_(str(hand.side)) if hand.side else ''} {value}".strip()
    if hand.was is not None:
        yield _("was %s") % number_words(motion, hand.was)
    if hand.camera is not None:
        yield _("camera %s") % number_words(motion, hand.camera)


def _arcs(standing: Standing, scale: Scale) -> Iterator[str]:
    sides = [hand.side for hand in standing.hands]
    first, last = (_angle(scale, sides[0]), _angle(scale, sides[-1]))
    ends = (first(scale.high), last(scale.high)) if sides[0] else (first(scale.low), first(scale.high))
    yield _arc("gauge-track", RADIUS, *ends)
    norm = standing.usual.norm
    for hand in standing.hands:
        angle = _angle(scale, hand.side)
        if norm and norm.sd is not None:
            yield _arc("gauge-band", RADIUS, angle(norm.mean - norm.sd), angle(norm.mean + norm.sd))
        if norm:
            yield _ray("gauge-mean", angle(norm.mean), RADIUS - 7, RADIUS + 7)
        for _who, value in () if norm else standing.usual.singles:
            yield _ray("gauge-single", angle(value), RADIUS - 4, RADIUS + 6)
        if scale.low < 0:
            yield _ray("gauge-zero", angle(0), RADIUS - 4, RADIUS + 4)
    if any(hand.camera is not None for hand in standing.hands):
        yield _arc("gauge-camera-track", CAMERA_RADIUS, *ends)
        yield f'<text class="gauge-text" x="100" y="{CENTER_Y - 20}">{escape(_("camera"))}</text>'
    for hand in standing.hands:
        yield from _needles(hand, _angle(scale, hand.side))
    yield from _ends(scale, ends, has_sides=sides[0] is not None)


def _angle(scale: Scale, side: Side | None) -> Callable[[float], float]:
    """From a value to degrees clockwise from upright."""
    if side is None:
        return lambda value: (2 * scale.share(value) - 1) * SWEEP
    sign = -1 if side is Side.LEFT else 1
    return lambda value: sign * scale.share(value) * SWEEP


def _point(angle: float, radius: float) -> tuple[float, float]:
    return CENTER_X + radius * sin(radians(angle)), CENTER_Y - radius * cos(radians(angle))


def _arc(look: str, radius: float, start: float, end: float) -> str:
    (x, y), (to_x, to_y) = (_point(angle, radius) for angle in sorted((start, end)))
    return f'<path class="{look}" d="M{x:.1f} {y:.1f}A{radius:g} {radius:g} 0 0 1 {to_x:.1f} {to_y:.1f}"/>'


def _ray(look: str, angle: float, inner: float, outer: float) -> str:
    (x, y), (to_x, to_y) = _point(angle, inner), _point(angle, outer)
    return f'<line class="{look}" x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"/>'


def _needles(hand: Hand, angle: Callable[[float], float]) -> Iterator[str]:
    if hand.was is not None:
        yield _ray("gauge-was", angle(hand.was), RADIUS - 9, RADIUS + 9)
    if hand.camera is not None:
        x, y = _point(angle(hand.camera), CAMERA_RADIUS)
        yield f'<path class="gauge-camera" d="M{x:.1f} {y - 4:.1f}l4 4-4 4-4-4z"/>'
    if hand.value is not None:
        yield _ray("gauge-needle", angle(hand.value), HUB, RADIUS)
        yield _head(hand.side, *_point(angle(hand.value), RADIUS))


def _head(side: Side | None, x: float, y: float) -> str:
    """A circle for the left and for what has no side, a square for the right."""
    if side is Side.RIGHT:
        return f'<rect class="gauge-right" x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9" rx="2"/>'
    return f'<circle class="gauge-left" cx="{x:.1f}" cy="{y:.1f}" r="5"/>'


def _ends(scale: Scale, ends: tuple[float, float], *, has_sides: bool) -> Iterator[str]:
    """The numbers at the ends of the arc, and upright."""
    texts = [(ends[0], scale.high if has_sides else scale.low), (ends[1], scale.high)]
    if has_sides:
        x, y = _point(0, RADIUS - 14)
        yield f'<text class="gauge-text" x="{x:.1f}" y="{y:.1f}">{scale.low:g}</text>'
    for angle, value in texts:
        x, y = _point(angle, RADIUS)
        yield f'<text class="gauge-text" x="{x:.1f}" y="{y + 15:.1f}">{value:g}</text>'


def _strip(standing: Standing, scale: Scale) -> Iterator[str]:
    def at(value: float) -> float:
        return scale.share(value) * STRIP

    yield f'<line class="gauge-track" x1="0" y1="{STRIP_Y}" x2="{STRIP}" y2="{STRIP_Y}"/>'
    for _who, value in standing.usual.singles:
        yield _tick("gauge-single", at(value), 7)
    if scale.low < 0:
        yield _tick("gauge-zero", at(0), 5)
    for hand in standing.hands:
        if hand.was is not None:
            yield _tick("gauge-was", at(hand.was), 9)
        if hand.value is not None:
            yield _head(hand.side, at(hand.value), STRIP_Y)
    for value in (scale.low, scale.high):
        yield f'<text class="gauge-text" x="{at(value):.1f}" y="{STRIP_Y + 20}">{value:g}</text>'


def _tick(look: str, x: float, half: float) -> str:
    return f'<line class="{look}" x1="{x:.1f}" y1="{STRIP_Y - half}" x2="{x:.1f}" y2="{STRIP_Y + half}"/>'
