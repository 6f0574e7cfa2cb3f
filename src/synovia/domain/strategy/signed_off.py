"""What the clinic's reviews mean for one proposal: which rules spoke, which are not approved, what was changed."""

from collections.abc import Iterator

from synovia.domain.rules import Rule, RuleBook, Ruling, Truth
from synovia.domain.rules.review import Review, ReviewStatus, is_protective, is_reading
from synovia.domain.screening.reading import Read, changes_something
from synovia.domain.strategy.proposal import ClinicChange, Text


def who_spoke(rulings: tuple[Ruling, ...], known: Read) -> tuple[str, ...]:
    """The rules with a part in the answer: those that act, those whose open question closes something, readings."""
    asked = [
        ruling for ruling in rulings if ruling.acts or ruling.rule.gates
    ]  # few: most only wait for a finding
    return (*(ruling.rule.id for ruling in asked if _speaks(ruling)), *known.readings)


def _speaks(ruling: Ruling) -> bool:
    return ruling.acts or (ruling.truth is Truth.UNKNOWN and _holds_closed(ruling))


def _holds_closed(ruling: Ruling) -> bool:
    return any(g.presumed is None and g.open_questions(ruling.missing) for g in ruling.rule.gates)


def unapproved(spoke: tuple[str, ...], book: RuleBook) -> tuple[str, ...]:
    """Those of the rules that the medical lead has not approved as they stand."""
    reviews = book.reviews
    return tuple(
        name for name in spoke if name not in reviews or reviews[name].status is not ReviewStatus.APPROVED
    )


def clinic_changes(spoke: tuple[str, ...], known: Read, book: RuleBook) -> Iterator[ClinicChange]:
    """Where this answer would read otherwise without the clinic's reviews, what no longer protects first."""
    if not book.reviews:
        return
    silent = [rule for rule in book.switched_off if _would_speak(rule, known)]
    silent.sort(key=lambda rule: (not is_protective(rule), -rule.severity()))
    for rule in silent:
        yield _change(rule, book.reviews[rule.id], loosens=is_protective(rule))
    for rule in book.rules:
        review = book.reviews.get(rule.id)
        if review is not None and review.status is ReviewStatus.RESTRICTED and rule.id in spoke:
            yield _change(rule, review, loosens=False)


def _would_speak(rule: Rule, known: Read) -> bool:
    ruling = rule.judge(known.facts)
    return _speaks(ruling) and (not is_reading(rule) or changes_something(rule, known.facts))


def _change(rule: Rule, review: Review, *, loosens: bool) -> ClinicChange:
    return ClinicChange(
        rule=rule.id,
        asks=rule.asks,
        status=review.status,
        level=rule.severity(),
        loosens=loosens,
        says=Text(rule.says.clinician, rule.says.patient),
        reason=review.reason,
        by=review.by,
        at=review.at.isoformat() if review.at else "",
    )
