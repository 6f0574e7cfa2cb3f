"""What people usually reach in a functional test, by sex and age; and from where on a value asks for attention."""

from dataclasses import dataclass
from datetime import date

from synovia.domain.terms.evidence import Standing


@dataclass(frozen=True, slots=True)
class PerformanceNorm:
    """A mean with its spread, or a range, of one test. Ages are completed years."""

    test: str
    sex: str
    age_from: int
    age_to: int
    unit: str
    population: str
    source: str
    standing: Standing
    checked_on: date
    mean: float | None = None
    sd: float | None = None
    low: float | None = None
    high: float | None = None

    def fits(self, test: str, age: int, sex: str) -> bool:
        """Whether it speaks of this test for this person. Nobody outside the ages seen is compared."""
        return self.test == test and self.sex in ("any", sex) and self.age_from <= age <= self.age_to

    @property
    def words(self) -> str:
        """The figures: "14 to 19 stands", "38.9 ± 20.1 s", "about 146 s"."""
        if self.mean is None:
            return f"{self.low:g} to {self.high:g} {self.unit}"
        spread = "" if self.sd is None else f" ± {self.sd:g}"
        return f"{'' if spread else 'about '}{self.mean:g}{spread} {self.unit}"


@dataclass(frozen=True, slots=True)
class PerformanceCut:
    """A value from which on a test asks for attention, and what it then says."""

    test: str
    from_value: float
    unit: str
    meaning: str
    age_from: int
    source: str
    standing: Standing
    checked_on: date


@dataclass(frozen=True, slots=True)
class Performance:
    """All that is known of the functional tests."""

    norms: tuple[PerformanceNorm, ...] = ()
    cuts: tuple[PerformanceCut, ...] = ()

    def norm_of(self, test: str, age: int, sex: str) -> PerformanceNorm | None:
        """The norm for this person, or None where none was published for them."""
        return next((norm for norm in self.norms if norm.fits(test, age, sex)), None)

    def cut_of(self, test: str, age: int) -> PerformanceCut | None:
        """The value to watch, or None."""
        return next((cut for cut in self.cuts if cut.test == test and age >= cut.age_from), None)
