"""References to numbers that stand in the knowledge, bound once at start-up."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from synovia.domain.terms.evidence import Standing


class UnboundValue(LookupError):
    """A rule was asked before its values were bound, or names a value the knowledge does not hold."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A cut-off: the number, its unit and where it comes from."""

    key: str
    number: float
    unit: str
    source: str
    standing: Standing
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What a study says a positive result is worth. Probabilities are fractions of 1."""

    key: str
    source: str
    standing: Standing
    lr_positive: float | None = None
    lr_low: float | None = None
    lr_high: float | None = None
    lr_negative: float | None = None
    pretest: float | None = None
    posttest: float | None = None
    sensitivity: float | None = None
    specificity: float | None = None
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class TestWorth:
    """What a study says of a test: of it alone, or of it together with others. Names are without side."""

    __test__ = False  # not a case for the test runner

    accuracy: Accuracy
    tests: tuple[str, ...]

    @property
    def is_alone(self) -> bool:
        """Whether it speaks of this one test."""
        return len(self.tests) == 1


class Table:
    """A whole table a criterion looks up, such as the norms of motion."""

    __slots__ = ()


KnownValue = Quantity | Accuracy | Table
Values = Mapping[str, KnownValue]


@dataclass(frozen=True, slots=True)
class ValueReference:
    """The key of a value, and the value itself once bound."""

    key: str
    known: KnownValue | None = field(default=None, compare=False)

    @property
    def number(self) -> float:
        """The number of a bound quantity; raises UnboundValue before binding."""
        if not isinstance(self.known, Quantity):
            raise UnboundValue(f"value {self.key!r} is not bound to a quantity")
        return self.known.number

    @property
    def accuracy(self) -> Accuracy:
        """The study result of a bound accuracy; raises UnboundValue before binding."""
        if not isinstance(self.known, Accuracy):
            raise UnboundValue(f"value {self.key!r} is not bound to an accuracy")
        return self.known

    def bound(self, values: Values) -> "ValueReference":
        """The same reference with its value; an unknown key refuses."""
        if self.key not in values:
            raise UnboundValue(f"no value {self.key!r} in the knowledge")
        return ValueReference(self.key, values[self.key])

    def words(self) -> str:
        """The number with its unit when bound, else the key."""
        if isinstance(self.known, Quantity):
            return f"{self.known.number:g} {self.known.unit}".strip()
        return self.key


def value(key: str) -> ValueReference:
    """Names a value by `source/name`, as written in knowledge/values."""
    return ValueReference(key)
