"""A measured motion against the norm for age and sex, the other side and the error of measuring.

A norm is the mean of people without complaints: no diagnosis follows from motion alone.
A motion is limited when it falls short of the reference by more than some standard errors of measuring,
and by at least some degrees and some share of the reference (table `motion_rule` of the knowledge).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from synovia.domain.examination.references import Norm, References, unsided
from synovia.domain.terms.evidence import Standing

MOST_REMEMBERED = 10_000


class Flag(StrEnum):
    """How a measured motion stands."""

    LIMITED = "limited"
    USUAL = "within the usual range"
    MORE = "more than usual"
    CHECK = "check the entry"
    NO_NORM = "no norm known"


@dataclass(frozen=True, slots=True)
class Reading:
    """A motion measured in degrees, of a person of that age and sex."""

    motion: str
    degrees: float
    age: float
    sex: str
    method: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """What is usual for that age and sex, and how well it is known."""

    mean: float
    sd: float | None
    method: str
    source: str
    standing: Standing
    extrapolated: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class MotionMeaning:
    """What the page shows of a measured motion."""

    reading: Reading
    expected: Expected | None
    flag: Flag
    why: str
    other_side: float | None = None
    side_difference: float | None = None
    side_differs: bool = False
    single_references: tuple[tuple[str, float], ...] = ()

    @property
    def limited(self) -> bool:
        """Whether it is flagged as limited."""
        return self.flag is Flag.LIMITED


def expected(reading: Reading, references: References) -> Expected | None:
    """The norm for that age and sex; None when no norm of the motion is known.

    Published lines over age come first (low back), then the nearest age band, labelled extrapolated
    when the age lies outside every band. For a sex without a norm of its own, the sexes are averaged.
    """
    asked = (reading.motion, reading.age, reading.sex)
    if asked not in references.remembered:
        if len(references.remembered) >= MOST_REMEMBERED:
            references.remembered.clear()
        references.remembered[asked] = _expected(reading, references)
    known: Expected | None = references.remembered[asked]
    return known


def _expected(reading: Reading, references: References) -> Expected | None:
    line = references.line_of(reading.motion)
    if line is not None:
        outside = not line.age_from <= reading.age <= line.age_to
        return Expected(
            line.at(reading.age), None, line.method, line.source, line.standing, outside, line.note
        )
    norms = references.norms_of(reading.motion)
    return _from_bands(_of_sex(norms, reading.sex), reading.age) if norms else None


def _of_sex(norms: Iterable[Norm], sex: str) -> tuple[Norm, ...]:
    every = tuple(norms)
    own = tuple(norm for norm in every if norm.sex in ("any", sex))
    return own or every


def _from_bands(norms: tuple[Norm, ...], age: float) -> Expected:
    nearest = min(norm.years_off(age) for norm in norms)
    bands = [norm for norm in norms if norm.years_off(age) == nearest]
    mean = sum(norm.mean for norm in bands) / len(bands)
    spreads = [norm.sd for norm in bands if norm.sd is not None]
    spread = sum(spreads) / len(spreads) if spreads else None
    first = bands[0]
    return Expected(mean, spread, first.method, first.source, first.standing, nearest > 0, first.note)


def shortfall_allowed(reading: Reading, usual: Expected, references: References) -> float:
    """How far below the reference still counts as usual, in degrees."""
    return tolerance(reading.motion, usual.method, usual.mean, references)


def tolerance(motion: str, method: str, usual: float, references: References) -> float:
    """How far below what is usual a motion measured with this method may lie, in degrees."""
    rule, error = references.motion_rule, references.error_of(motion, method)
    errors = rule.standard_errors * error.sem if error is not None and error.sem is not None else 0.0
    return max(errors, rule.least_shortfall, rule.least_share * usual)


def is_limited(reading: Reading, references: References) -> bool:
    """Whether the motion is limited for age and sex; False when no norm is known."""
    usual = expected(reading, references)
    if usual is None:
        return False
    return reading.degrees < usual.mean - shortfall_allowed(reading, usual, references)


def meaning_of(reading: Reading, references: References, *, other_side: float | None = None) -> MotionMeaning:
    """What a measured motion means, ready for the page."""
    usual = expected(reading, references)
    flag = _flag(reading, usual, references)
    difference = None if other_side is None else reading.degrees - other_side
    singles = references.singles_of(reading.motion)
    return MotionMeaning(
        reading,
        usual,
        flag,
        _why(reading, usual, flag),
        other_side,
        difference,
        difference is not None and abs(difference) >= references.motion_rule.side_difference,
        tuple((single.authority, single.value) for single in singles),
    )


def _flag(reading: Reading, usual: Expected | None, references: References) -> Flag:
    if usual is None:
        return Flag.NO_NORM
    allowed = shortfall_allowed(reading, usual, references)
    above, rule = reading.degrees - usual.mean, references.motion_rule
    if above > rule.far_above * (usual.sd or allowed) + rule.entry_margin:
        return Flag.CHECK
    if above < -allowed:
        return Flag.LIMITED
    return Flag.MORE if above > allowed else Flag.USUAL


def _why(reading: Reading, usual: Expected | None, flag: Flag) -> str:
    if usual is None:
        return f"No norm is known for {words(reading.motion)}."
    spread = f" (SD {usual.sd:.0f})" if usual.sd is not None else ""
    label = ", extrapolated beyond the ages measured" if usual.extrapolated else ""
    return (
        f"{words(reading.motion).capitalize()} {reading.degrees:g}°, usual for age and sex "
        f"{usual.mean:.0f}°{spread} by {usual.method}{label}: {flag}."
    )


SPINE = ("cervical_", "thoracic_", "lumbar_", "flexion_rotation_test")
"""A motion of the spine goes to a side; a motion of a limb belongs to one."""


def words(motion: str) -> str:
    """A motion as it is spoken: neck rotation to the left, low back flexion, passive left shoulder flexion."""
    side = motion.rsplit("_", maxsplit=1)[-1] if motion != unsided(motion) else ""
    if not motion.startswith(SPINE):
        return _of_a_limb(unsided(motion), side)
    plain = unsided(motion).replace("cervical", "neck").replace("lumbar", "low back")
    spoken = plain.replace("thoracic", "trunk").replace("lateral_flexion", "side-bending").replace("_", " ")
    return f"{spoken} to the {side}" if side else spoken


def _of_a_limb(motion: str, side: str) -> str:
    how = "passive " if motion.endswith("_passive") else ""
    plain = motion.removesuffix("_passive").replace("_", " ")
    return f"{how}{side} {plain}".replace("  ", " ").strip()
