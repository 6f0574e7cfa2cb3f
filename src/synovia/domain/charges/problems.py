"""Refusals: every reason why a price cannot be given, named, all at once, and nothing guessed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """The names of what can be wrong with a question about money."""

    NO_COVERAGE = "no_coverage"
    TWO_PRIMARY = "two_primary"
    NO_PRIMARY = "no_primary"
    UNSUPPORTED_ORDER = "unsupported_order"
    NO_VISITS = "no_visits"
    BAD_RANGE = "bad_range"
    NO_DATE = "no_date"
    SAME_DAY_TWICE = "same_day_twice"
    DATE_BEFORE = "date_before"
    COVERAGE_ENDED = "coverage_ended"
    NO_SERVICES = "no_services"
    UNKNOWN_CODE = "unknown_code"
    CODE_NOT_PAYABLE = "code_not_payable"
    CODE_NOT_ON_SCHEDULE = "code_not_on_schedule"
    FEE_MISSING = "fee_missing"
    PRICE_MISSING = "price_missing"
    RATE_MISSING = "rate_missing"
    UNKNOWN_LOCALITY = "unknown_locality"
    UNKNOWN_STATE = "unknown_state"
    MINUTES_MISSING = "minutes_missing"
    BAD_MINUTES = "bad_minutes"
    TOO_MANY_MINUTES = "too_many_minutes"
    BAD_UNITS = "bad_units"
    BAD_MONEY = "bad_money"
    BAD_SHARE = "bad_share"
    BAD_COUNT = "bad_count"
    SHARE_UNKNOWN = "share_unknown"
    ACCEPTANCE_UNKNOWN = "acceptance_unknown"
    DETAIL_MISSING = "detail_missing"


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason: its name, the place it sits (`visits[2].lines[0].minutes`), what is wrong and what to do."""

    trouble: Trouble
    where: str
    says: str

    def as_json(self) -> dict[str, str]:
        """The problem as plain JSON data."""
        return {"trouble": self.trouble.value, "where": self.where, "says": self.says}


class ChargeProblem(ValueError):
    """A question about money that has no honest answer; carries every problem found, never only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(dict.fromkeys(problems))
        super().__init__(" ".join(problem.says for problem in self.problems))

    @property
    def troubles(self) -> frozenset[Trouble]:
        """The names of what was wrong."""
        return frozenset(problem.trouble for problem in self.problems)

    def as_json(self) -> list[dict[str, str]]:
        """All problems as plain JSON data."""
        return [problem.as_json() for problem in self.problems]


def refuse(trouble: Trouble, where: str, says: str) -> ChargeProblem:
    """A refusal with a single reason, to be raised."""
    return ChargeProblem([Problem(trouble, where, says)])


def refuse_all(problems: Iterable[Problem]) -> None:
    """Raise every problem together; do nothing when there is none."""
    found = tuple(problems)
    if found:
        raise ChargeProblem(found)
