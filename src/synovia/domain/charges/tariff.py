"""The tariff: every published figure a price rests on, as frozen values with dates and origins.

The knowledge floor fills it from files; this floor only says what it holds and how it is asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from synovia.domain.charges.problems import Trouble, refuse
from synovia.domain.charges.timeline import InForce, Origin, Timeline
from synovia.domain.terms.evidence import Standing

NATIONAL = "national"
RULES = frozenset(
    {
        "national-indices",
        "part-b-person",
        "supplement",
        "deductible-first",
        "copay",
        "coinsurance",
        "out-of-pocket-maximum",
        "visit-limit",
        "plan-pays-rest",
        "person-part",
        "workers-compensation",
        "med-pay",
        "letter-of-protection",
        "injury-balance",
        "coordination",
        "medicare-second",
    }
)
"""The rules of the arithmetic that a tariff must give an origin for."""
ONE = Decimal(1)


class Counting(StrEnum):
    """How a service is counted: by 15 minutes of direct contact, once a day, once a period, or by report."""

    TIMED = "timed"
    UNTIMED = "untimed"
    PERIOD = "period"
    REPORT = "report"


class MedicareStatus(StrEnum):
    """What Medicare does with a code: pays it, folds it into others, wants another code, or does not cover it."""

    PAID = "paid"
    BUNDLED = "bundled"
    REPLACED = "replaced"
    NOT_COVERED = "not_covered"
    CONTRACTOR_PRICED = "contractor_priced"


class VisitKind(StrEnum):
    """What a code makes of a visit where a schedule treats evaluations apart."""

    TREATMENT = "treatment"
    EVALUATION = "evaluation"
    REEVALUATION = "reevaluation"


@dataclass(frozen=True, slots=True)
class Code:
    """A billing code: its number, our own words for it, and how it behaves."""

    number: str
    words: str
    counting: Counting
    medicare: MedicareStatus
    reduced_when_multiple: bool
    counts_to_threshold: bool
    visit: VisitKind = VisitKind.TREATMENT
    instead: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class RelativeValues:
    """Relative value units of one code, office setting: work, practice expense, malpractice."""

    work: Decimal
    practice: Decimal
    malpractice: Decimal

    @property
    def total(self) -> Decimal:
        """The sum of the three."""
        return self.work + self.practice + self.malpractice


@dataclass(frozen=True, slots=True)
class Locality:
    """A Medicare payment locality and its three geographic indices."""

    key: str
    state: str
    name: str
    work: Decimal = ONE
    practice: Decimal = ONE
    malpractice: Decimal = ONE


@dataclass(frozen=True, slots=True)
class ConversionFactor:
    """Dollars for one relative value unit; since 2026 there is a second one for qualifying participants."""

    usual: Decimal
    qualifying: Decimal


@dataclass(frozen=True, slots=True)
class TherapyThreshold:
    """Allowed dollars in a calendar year above which claims need KX, and those where review may follow."""

    physical_and_speech: Decimal
    occupational: Decimal
    review: Decimal


@dataclass(frozen=True, slots=True)
class MedicareRules:
    """Medicare's own figures over time; shares are fractions of one."""

    values: Timeline[Mapping[str, RelativeValues]]
    localities: Timeline[Mapping[str, Locality]]
    factor: Timeline[ConversionFactor]
    deductible: Timeline[Decimal]
    threshold: Timeline[TherapyThreshold]
    coinsurance: Timeline[Decimal]
    sequestration: Timeline[Decimal]
    practice_reduction: Timeline[Decimal]
    assistant_share: Timeline[Decimal]
    nonparticipating: Timeline[Decimal]
    limiting: Timeline[Decimal]


@dataclass(frozen=True, slots=True)
class PairEdit:
    """Two codes that are not both paid on one day: the first is paid, the second is not.

    `bypass` 0 means never both, 1 both with a modifier when truly separate, 9 never in force. A pair without a
    `starts_on` holds from the beginning: the first day was not in the file it comes from.
    """

    first: str
    second: str
    bypass: int
    ended_on: date | None
    reason: str
    starts_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the edit was in force on the date of service."""
        begun = self.starts_on is None or self.starts_on <= day
        return self.bypass != 9 and begun and (self.ended_on is None or day <= self.ended_on)


@dataclass(frozen=True, slots=True)
class UnitMaximum:
    """The most units of a code in one day; kind 1 per line, 2 absolute per day, 3 per day and open to appeal."""

    units: int
    kind: int


class Method(StrEnum):
    """How a state's workers' compensation schedule arrives at a maximum."""

    MEDICARE_FORMULA = "medicare_formula"
    MEDICARE_TOTAL = "medicare_total"
    STATE_VALUES = "state_values"
    CLINIC_TABLE = "clinic_table"


@dataclass(frozen=True, slots=True)
class StateSchedule:
    """The mechanics of one state's workers' compensation schedule.

    `visit_cap` counts visits for one injury, of injuries from `visit_cap_injured_from` on (all, when None).
    """

    state: str
    name: str
    method: Method
    origin: Origin
    factors: Mapping[str, Timeline[Decimal]]
    reduced_when_multiple: bool
    day_caps: Mapping[VisitKind, Decimal]
    values: Mapping[str, Decimal]
    visit_cap: int | None
    remarks: tuple[str, ...]
    visit_cap_injured_from: date | None = None


@dataclass(frozen=True, slots=True)
class InjuryRules:
    """A state's no-fault (personal injury protection) cover: the share paid and its limits in dollars.

    `by_schedule` says that the state prices no-fault care by a fee schedule.
    """

    state: str
    name: str
    share: Decimal
    limit: Decimal
    limit_without_emergency: Decimal
    first_care_within_days: int | None
    by_schedule: bool
    origin: Origin
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoodFaithRules:
    """The clock and the dispute line of the good-faith estimate."""

    far_business_days: int
    near_business_days: int
    days_when_far: int
    days_when_near: int
    days_on_request: int
    dispute_over: Decimal
    dispute_within_days: int
    longest_months: int
    days_before_change: int
    kept_years: int
    origin: Origin
    disclaimers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A citation: what was read, where, when it was looked at and how well it is known."""

    key: str
    title: str
    where: str
    standing: Standing
    checked_on: date


@dataclass(frozen=True, slots=True)
class Tariff:
    """Everything published that a price may rest on, as of one release.

    `counties` says in CMS's words which counties a locality covers, by its key; empty until a clinic imports them.
    """

    release: str
    notice: str
    codes: Mapping[str, Code]
    medicare: MedicareRules
    pair_edits: Mapping[frozenset[str], tuple[PairEdit, ...]]
    unit_maxima: Timeline[Mapping[str, UnitMaximum]]
    pairs_origin: Origin
    states: Mapping[str, StateSchedule]
    injury: Mapping[str, InjuryRules]
    good_faith: GoodFaithRules
    rules: Mapping[str, Origin]
    sample_prices: Mapping[str, Decimal]
    sources: Mapping[str, Source]
    counties: Mapping[str, str] = field(default_factory=dict)

    def code(self, number: str, where: str = "code") -> Code:
        """The code by number; refuses with `unknown_code`."""
        if number not in self.codes:
            says = f"Code {number} is not in the clinic's code list: add it with its words and how it is counted."
            raise refuse(Trouble.UNKNOWN_CODE, where, says)
        return self.codes[number]

    def values_of(self, number: str, day: date) -> InForce[RelativeValues]:
        """Relative values of a code on a day; refuses with `code_not_on_schedule` or `fee_missing`."""
        table = self.medicare.values.on(day)
        if number not in table.value:
            says = f"Code {number} has no value in Medicare's fee schedule for {day.isoformat()}."
            raise refuse(Trouble.CODE_NOT_ON_SCHEDULE, number, says)
        return InForce(table.value[number], table.origin, table.carried)

    def locality_of(self, key: str, day: date) -> InForce[Locality]:
        """The locality's indices on a day; `national` is 1.0 throughout. Refuses with `unknown_locality`."""
        if key == NATIONAL:
            return InForce(Locality(NATIONAL, "", "National"), self.rules["national-indices"])
        table = self.medicare.localities.on(day)
        if key not in table.value:
            says = f"{key} is not a Medicare locality: write contractor and number, like 04412-11 for Dallas."
            raise refuse(Trouble.UNKNOWN_LOCALITY, "locality", says)
        return InForce(table.value[key], table.origin, table.carried)

    def pair_edit(self, one: str, other: str, day: date) -> PairEdit | None:
        """The edit between two codes that holds on the day, if any; the order asked does not matter."""
        edits = self.pair_edits.get(frozenset((one, other)), ())
        return next((edit for edit in edits if edit.holds_on(day)), None)

    def unit_maximum(self, code: str, day: date) -> InForce[UnitMaximum] | None:
        """The most units of a code on a day of service, None when the tables have none."""
        table = self.unit_maxima.nearest(day)
        most = table.value.get(code)
        return None if most is None else InForce(most, table.origin, table.carried)

    def localities_in(self, state: str) -> tuple[Locality, ...]:
        """The newest known localities of a state, by name, for a clinic choosing its own."""
        newest = self.medicare.localities.periods[-1].value
        return tuple(
            sorted((each for each in newest.values() if each.state == state), key=lambda each: each.name)
        )
