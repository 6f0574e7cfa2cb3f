"""The class, grade and dose of a technique for this patient's irritability and pain-resistance relation."""

from dataclasses import dataclass

from synovia.domain.examination.irritability import Irritability
from synovia.domain.programme.catalogue import Span, Technique, TechniqueDose
from synovia.domain.strategy.picture import Picture, is_thrust
from synovia.domain.strategy.proposal import Dose
from synovia.domain.terms.techniques import TechniqueClass


@dataclass(frozen=True, slots=True)
class Given:
    """A technique as it would be given: its class, grade and dose."""

    technique_class: TechniqueClass
    grade: str
    dose: Dose


def as_given(
    technique: Technique, picture: Picture, withheld: frozenset[TechniqueClass], *, careful: bool
) -> Given | None:
    """How the technique would be given; None when the dose ladder or a block leaves nothing.

    A mobilization is given in the grades before resistance when its higher grades are withheld, when pain
    comes before resistance, when the pain system is sensitive, or when the screening asks for care with
    the higher grades (`careful`) and irritability is not low; at low irritability care means one step less.
    """
    if TechniqueClass.TRX in technique.classes and TechniqueClass.TRX in withheld:
        return None  # a pull along the limb is traction, in whatever grade it is given
    level = picture.irritability
    wanted = _preferred(technique, picture, careful=careful and level is not Irritability.LOW)
    technique_class = next((one for one in wanted if one not in withheld), None)
    if technique_class is None:
        return None
    dose = technique.dose[_step(technique_class, level, careful=careful)]
    if not dose.offered or (is_thrust(technique_class) and not _thrust_is_open(technique, picture)):
        return None
    return Given(technique_class, _grade(dose), dose_of(dose))


def _step(technique_class: TechniqueClass, level: Irritability, *, careful: bool) -> Irritability:
    """The step of the dose ladder: low grades take the lowest, high grades with care never the highest."""
    if technique_class is TechniqueClass.M12:
        return Irritability.HIGH
    if technique_class is TechniqueClass.M34 and careful and level is Irritability.LOW:
        return Irritability.MODERATE
    return level


def _preferred(technique: Technique, picture: Picture, *, careful: bool) -> tuple[TechniqueClass, ...]:
    """The classes the technique may take, the fitting one first."""
    if TechniqueClass.M34 not in technique.classes:
        return technique.classes
    before = picture.get("pain_and_resistance") == "pain_before_resistance"
    if picture.irritability is Irritability.HIGH or picture.gentle or before or careful:
        return (TechniqueClass.M12,)
    return (TechniqueClass.M34, TechniqueClass.M12)


def _thrust_is_open(technique: Technique, picture: Picture) -> bool:
    """Thrust at low irritability, or at moderate when a decision rule or the upper back speaks for it."""
    if picture.irritability is Irritability.LOW:
        return True
    if picture.irritability is Irritability.HIGH:
        return False
    return technique.id in picture.favored or TechniqueClass.THR_T in technique.classes


def _grade(dose: TechniqueDose) -> str:
    return "–".join(dose.grades)


def dose_of(dose: TechniqueDose) -> Dose:
    """The dose to begin with: the lower end of each range; the words give the whole range."""
    return Dose(
        words=dose.text,
        bouts=_least(dose.bouts),
        seconds=_least(dose.seconds),
        repetitions=_least(dose.repetitions),
        sets=_least(dose.sets),
        attempts=dose.attempts,
        minutes=_least(dose.minutes),
    )


def _least(span: Span) -> int | None:
    return span[0] if span else None
