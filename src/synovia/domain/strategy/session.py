"""The order of a session: check, test, soft tissue before joint before nerve before stretch, re-test, exercise, advice.

Design default after techniques.md 6: passive care first and short, what was gained is used at once in exercise.
"""

from collections.abc import Iterator

from synovia.domain.programme.recheck import QUESTIONS
from synovia.domain.strategy.proposal import Advice, OfferedExercise, OfferedTechnique, SessionStep, Text
from synovia.domain.terms.techniques import TechniqueClass

_FIRST = (
    frozenset({TechniqueClass.STM, TechniqueClass.DTM, TechniqueClass.DTF}),
    frozenset({TechniqueClass.TRX, TechniqueClass.M12, TechniqueClass.M34, TechniqueClass.MWM}),
    frozenset({one for one in TechniqueClass if one.value.startswith("THR")}),
    frozenset({TechniqueClass.NEU}),
    frozenset({TechniqueClass.STR}),
)
CHECK_MINUTES, TEST_MINUTES = 1, 2


def session_of(
    techniques: tuple[OfferedTechnique, ...],
    exercises: tuple[OfferedExercise, ...],
    education: tuple[Advice, ...],
) -> tuple[SessionStep, ...]:
    """The steps of a session with what is offered; empty when nothing is."""
    if not techniques and not exercises:
        return ()
    return tuple(_steps(techniques, exercises, education))


def _steps(
    techniques: tuple[OfferedTechnique, ...],
    exercises: tuple[OfferedExercise, ...],
    education: tuple[Advice, ...],
) -> Iterator[SessionStep]:
    yield _said("check", "Safety check", CHECK_MINUTES, f"The {len(QUESTIONS)} questions, asked again.")
    sign = next((one.retest for one in techniques if one.retest), "")
    if sign:
        yield _said("test", "Test the sign", TEST_MINUTES, sign)
    for one in sorted(techniques, key=_turn):
        yield SessionStep("technique", one.id, one.name, one.dose.minutes, one.why)
    if sign:
        yield _said("retest", "Re-test the sign", TEST_MINUTES, "Keep what helped; change what did not.")
    for practice in exercises:
        yield SessionStep("exercise", practice.id, practice.name, practice.dose.minutes, practice.why)
    for advice in education[:1]:
        yield SessionStep("education", advice.id, "Explain", None, advice.says)


def _turn(one: OfferedTechnique) -> int:
    return next((turn for turn, kinds in enumerate(_FIRST) if one.technique_class in kinds), len(_FIRST))


def _said(kind: str, name: str, minutes: float, why: str) -> SessionStep:
    return SessionStep(kind, kind, name, minutes, Text(why))
