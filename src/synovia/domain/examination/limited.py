"""Whether a measured motion falls short of what is usual for age and sex, as a criterion of the rules."""

from dataclasses import dataclass, field

from synovia.domain.examination.motion import Reading, is_limited
from synovia.domain.examination.references import References
from synovia.domain.rules.criteria import NOTHING, Criterion, Facts, Names
from synovia.domain.rules.truth import Truth, truth_of
from synovia.domain.rules.values import UnboundValue, ValueReference, value
from synovia.domain.terms.finding import AnyFinding

REFERENCES = value("references")
"""The key under which the knowledge hands over the norms."""


@dataclass(frozen=True, slots=True)
class Limited(Criterion):
    """The measured motion is limited against norm for age and sex. Unknown without measure, age and sex."""

    finding: AnyFinding
    norms: ValueReference = field(default=REFERENCES)

    def judge(self, facts: Facts) -> Truth:
        measured, age, sex = (facts.get(name) for name in (self.finding.name, "age", "sex"))
        if not isinstance(measured, int | float) or not isinstance(age, int | float) or sex is None:
            return Truth.UNKNOWN
        reading = Reading(self.finding.name, measured, age, str(sex))
        return truth_of(is_limited(reading, self.references()))

    def references(self) -> References:
        """The bound norms; raises UnboundValue before binding."""
        if not isinstance(self.norms.known, References):
            raise UnboundValue("the norms are not bound to the rule")
        return self.norms.known

    def because(self, facts: Facts) -> Names:
        return self.names() if self.judge(facts).settled else NOTHING

    def missing(self, facts: Facts) -> Names:
        return frozenset(name for name in self.names() if name not in facts)

    def names(self) -> Names:
        return frozenset({self.finding.name, "age", "sex"})

    def words(self) -> str:
        return f"{self.finding.name} limited for age and sex"
