"""One contradiction: which findings cannot both be right, what is wrong, and what to ask."""

from collections.abc import Mapping
from dataclasses import dataclass

from synovia.domain.rules.criteria import Criterion
from synovia.domain.rules.truth import Truth
from synovia.domain.terms.finding import Finding, Value


@dataclass(frozen=True, slots=True)
class Clash:
    """Findings that contradict each other, what is wrong, and what to ask."""

    findings: tuple[str, ...]
    says: str
    question: str
    when: Criterion | None = None
    above: tuple[Finding, Finding] | None = None

    def stands(self, facts: Mapping[str, Value]) -> bool:
        """Whether these facts hold the contradiction."""
        if self.when is not None:
            return self.when.judge(facts) is Truth.YES
        return self.above is not None and _exceeds(facts, *self.above)


def _exceeds(facts: Mapping[str, Value], more: Finding, less: Finding) -> bool:
    first, second = facts.get(more.name), facts.get(less.name)
    return isinstance(first, int | float) and isinstance(second, int | float) and first > second


def above(more: Finding, less: Finding, says: str, question: str) -> Clash:
    return Clash((more.name, less.name), says, question, above=(more, less))


def both(when: Criterion, says: str, question: str) -> Clash:
    return Clash(tuple(sorted(when.names())), says, question, when=when)
