"""The tariff read from `knowledge/tariffs/`: strict, dated, cited, frozen, and read once.

Every figure names its source and how well it is known; periods of one figure may not overlap. A clinic's own
folder of the same shape can be read with `read_tariff(Room(folder))`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from synovia.domain.charges.tariff import (
    RULES,
    Code,
    ConversionFactor,
    Counting,
    GoodFaithRules,
    InjuryRules,
    Locality,
    MedicareRules,
    MedicareStatus,
    Method,
    PairEdit,
    RelativeValues,
    Source,
    StateSchedule,
    Tariff,
    TherapyThreshold,
    UnitMaximum,
    VisitKind,
)
from synovia.domain.charges.timeline import Origin, Period, Timeline
from synovia.knowledge.tariff_files import Entry, Room, TariffFileProblem

T = TypeVar("T")
PairEdits: TypeAlias = Mapping[frozenset[str], tuple[PairEdit, ...]]
UnitMaxima: TypeAlias = Mapping[str, UnitMaximum]
VALUES_FILE = "medicare.toml"
SPLIT_COLUMNS = ("code", "work", "practice", "malpractice")
TOTAL_COLUMNS = ("code", "work", "total", "malpractice_taken", "practice_derived", "malpractice_from")
LOCALITY_COLUMNS = ("locality", "state", "name", "work", "practice", "malpractice", "floor")
PAIR_COLUMNS = ("first", "second", "indicator", "ended_on", "reason")
MAXIMA_COLUMNS = ("code", "units", "kind")
TOTALS_ONLY_FROM = date(2026, 1, 1)
"""From this year on the values file has totals, and practice expense is derived."""


@cache
def tariffs() -> Tariff:
    """The tariff that comes with the program; read and checked on first use, then shared."""
    return read_tariff(Room.shipped())


def read_tariff(room: Room) -> Tariff:
    """A tariff from a folder; refuses with `TariffFileProblem` what is unknown, undated or uncited."""
    sources = _sources(room)
    reading = _Reading(room, sources)
    head = room.toml("tariff.toml")
    release, notice = head.text("release"), head.text("notice")
    head.done()
    (pair_edits, pairs_origin), (unit_maxima, maxima_origin) = reading.edits()
    tariff = Tariff(
        release=release,
        notice=notice,
        codes=reading.codes(),
        medicare=reading.medicare(),
        pair_edits=pair_edits,
        pairs_origin=pairs_origin,
        unit_maxima=unit_maxima,
        maxima_origin=maxima_origin,
        states=reading.states(),
        injury=reading.injury(),
        good_faith=reading.good_faith(),
        rules=reading.rules(),
        sample_prices=reading.sample_prices(),
        sources=sources,
    )
    _check_codes(tariff)
    return tariff


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of a folder, with the sources its citations must name."""

    room: Room
    sources: Mapping[str, Source]

    def codes(self) -> Mapping[str, Code]:
        file = self.room.toml("codes.toml")
        self.origin(file, file.day("checked_on"))
        codes = _by_key(
            (_code(entry) for entry in file.entries("code")), lambda code: code.number, "codes.toml"
        )
        file.done()
        return codes

    def medicare(self) -> MedicareRules:
        file = self.room.toml(VALUES_FILE)
        checked = file.day("checked_on")
        rules = MedicareRules(
            values=self.timeline(file, "values", checked, self._values, "Medicare relative values"),
            localities=self.timeline(file, "localities", checked, self._localities, "geographic indices"),
            factor=self.timeline(file, "factor", checked, _factor, "conversion factor"),
            deductible=self.timeline(file, "deductible", checked, _amount, "Part B deductible"),
            threshold=self.timeline(file, "threshold", checked, _threshold, "therapy threshold"),
            coinsurance=self.timeline(file, "coinsurance", checked, _share, "Part B coinsurance"),
            sequestration=self.timeline(file, "sequestration", checked, _share, "sequestration"),
            practice_reduction=self.timeline(
                file, "practice_reduction", checked, _share, "multiple-procedure reduction"
            ),
            assistant_share=self.timeline(file, "assistant_share", checked, _share, "assistant payment"),
            nonparticipating=self.timeline(file, "nonparticipating", checked, _share, "nonparticipating fee"),
            limiting=self.timeline(file, "limiting", checked, _share, "limiting charge"),
        )
        file.done()
        return rules

    def edits(self) -> tuple[tuple[PairEdits, Origin], tuple[UnitMaxima, Origin]]:
        file = self.room.toml("edits.toml")
        checked = file.day("checked_on")
        pairs, maxima = file.table("pairs"), file.table("maxima")
        found = (
            (_pair_edits(self.room, pairs.text("file")), self.origin(pairs, checked)),
            (_unit_maxima(self.room, maxima.text("file")), self.origin(maxima, checked)),
        )
        for entry in (pairs, maxima, file):
            entry.done()
        return found

    def states(self) -> Mapping[str, StateSchedule]:
        file = self.room.toml("states.toml")
        checked = file.day("checked_on")
        states = [self._state(entry, checked) for entry in file.entries("state")]
        file.done()
        return _by_key(states, lambda state: state.state, "states.toml")

    def injury(self) -> Mapping[str, InjuryRules]:
        file = self.room.toml("injury.toml")
        checked = file.day("checked_on")
        states = [self._injury(entry, checked) for entry in file.entries("state")]
        file.done()
        return _by_key(states, lambda state: state.state, "injury.toml")

    def good_faith(self) -> GoodFaithRules:
        file = self.room.toml("good-faith.toml")
        rules = GoodFaithRules(
            origin=self.origin(file, file.day("checked_on")),
            far_business_days=file.count("far_business_days"),
            near_business_days=file.count("near_business_days"),
            days_when_far=file.count("days_when_far"),
            days_when_near=file.count("days_when_near"),
            days_on_request=file.count("days_on_request"),
            dispute_over=file.number("dispute_over"),
            dispute_within_days=file.count("dispute_within_days"),
            longest_months=file.count("longest_months"),
            days_before_change=file.count("days_before_change"),
            kept_years=file.count("kept_years"),
            disclaimers=file.texts("disclaimers"),
        )
        file.done()
        return rules

    def rules(self) -> Mapping[str, Origin]:
        file = self.room.toml("rules.toml")
        checked = file.day("checked_on")
        rules = {}
        for name, entry in file.named("rule").items():
            rules[name] = self.origin(entry, checked)
            entry.done()
        file.done()
        if set(rules) != RULES:
            raise TariffFileProblem(
                f"rules.toml: rules missing or unknown: {', '.join(sorted(set(rules) ^ RULES))}."
            )
        return MappingProxyType(rules)

    def sample_prices(self) -> Mapping[str, Decimal]:
        file = self.room.toml("sample-prices.toml")
        self.origin(file, file.day("checked_on"))
        prices = file.numbers("prices")
        file.done()
        return MappingProxyType(prices)

    def origin(self, entry: Entry, checked: date) -> Origin:
        """Where an entry comes from; its source must be a known one."""
        key = entry.text("source")
        if key not in self.sources:
            raise TariffFileProblem(f"{entry.where}: source {key!r} is not in sources.toml.")
        return Origin(key, entry.standing(), checked, entry.text("doubt", ""))

    def timeline(
        self, file: Entry, key: str, checked: date, value: Callable[[Entry], T], name: str
    ) -> Timeline[T]:
        """The periods of one figure, oldest first; gaps are allowed, overlaps are not."""
        return self._periods(
            file.entries(key), lambda entry: self.origin(entry, checked), value, name, file.where
        )

    def _periods(
        self,
        entries: Sequence[Entry],
        origin: Callable[[Entry], Origin],
        value: Callable[[Entry], T],
        name: str,
        where: str,
    ) -> Timeline[T]:
        periods = []
        for entry in entries:
            starts, ends = entry.day("starts"), entry.day("ends", date.max)
            carried, missing = entry.day_or_none("carried_through"), entry.text("missing", "not published")
            periods.append(Period(value(entry), starts, ends, origin(entry), carried, missing))
            entry.done()
        periods.sort(key=lambda period: period.starts)
        for one, later in pairwise(periods):
            if later.starts <= one.ends:
                raise TariffFileProblem(f"{where}: two periods of {name} overlap at {later.starts}.")
        if not periods or any(period.ends < period.starts for period in periods):
            raise TariffFileProblem(f"{where}: {name} has no period, or one that ends before it starts.")
        return Timeline(name, tuple(periods))

    def _values(self, entry: Entry) -> Mapping[str, RelativeValues]:
        name = entry.text("file")
        year = int(name.removesuffix(".csv").rsplit("-", 1)[-1])
        reader = _split_values if year < TOTALS_ONLY_FROM.year else _total_values
        return MappingProxyType(dict(reader(self.room, name)))

    def _localities(self, entry: Entry) -> Mapping[str, Locality]:
        rows = self.room.rows(entry.text("file"), LOCALITY_COLUMNS)
        return _by_key((_locality(row) for row in rows), lambda locality: locality.key, entry.where)

    def _state(self, entry: Entry, checked: date) -> StateSchedule:
        origin = self.origin(entry, checked)
        regions: dict[str, list[Entry]] = {}
        for factor in entry.entries("factor"):
            regions.setdefault(factor.text("region", ""), []).append(factor)
        name = entry.text("name")
        schedule = StateSchedule(
            state=entry.text("state"),
            name=name,
            method=entry.one_of("method", Method),
            origin=origin,
            factors=MappingProxyType(
                {
                    region: self._periods(found, lambda _: origin, _amount, f"{name} factor", entry.where)
                    for region, found in regions.items()
                }
            ),
            reduced_when_multiple=entry.yes("reduced_when_multiple"),
            day_caps=MappingProxyType(
                {VisitKind(kind): cap for kind, cap in entry.numbers("day_caps").items()}
            ),
            values=MappingProxyType(entry.numbers("values")),
            visit_cap=entry.count_or_none("visit_cap"),
            remarks=entry.texts("remarks"),
        )
        entry.done()
        return schedule

    def _injury(self, entry: Entry, checked: date) -> InjuryRules:
        rules = InjuryRules(
            state=entry.text("state"),
            name=entry.text("name"),
            share=entry.number("share"),
            limit=entry.number("limit"),
            limit_without_emergency=entry.number("limit_without_emergency"),
            first_care_within_days=entry.count_or_none("first_care_within_days"),
            by_schedule=entry.yes("by_schedule"),
            origin=self.origin(entry, checked),
            remarks=entry.texts("remarks"),
        )
        entry.done()
        return rules


def _pair_edits(room: Room, name: str) -> PairEdits:
    found: dict[frozenset[str], tuple[PairEdit, ...]] = {}
    for row in room.rows(name, PAIR_COLUMNS):
        one, other, bypass = row.text("first"), row.text("second"), row.csv_count("indicator")
        edit = PairEdit(one, other, bypass, row.csv_day("ended_on"), row.text("reason"))
        key = frozenset((one, other))
        found[key] = (*found.get(key, ()), edit)
    return MappingProxyType(found)


def _unit_maxima(room: Room, name: str) -> UnitMaxima:
    rows = room.rows(name, MAXIMA_COLUMNS)
    return MappingProxyType(
        {row.text("code"): UnitMaximum(row.csv_count("units"), row.csv_count("kind")) for row in rows}
    )


def _sources(room: Room) -> Mapping[str, Source]:
    file = room.toml("sources.toml")
    found = []
    for entry in file.entries("source"):
        key, title, where = entry.text("key"), entry.text("title"), entry.text("where")
        found.append(Source(key, title, where, entry.standing(), entry.day("checked_on")))
        entry.done()
    file.done()
    return _by_key(found, lambda source: source.key, "sources.toml")


def _code(entry: Entry) -> Code:
    code = Code(
        number=entry.text("number"),
        words=entry.text("words"),
        counting=entry.one_of("counting", Counting),
        medicare=entry.one_of("medicare", MedicareStatus),
        reduced_when_multiple=entry.yes("reduced_when_multiple"),
        counts_to_threshold=entry.yes("counts_to_threshold"),
        visit=entry.one_of("visit", VisitKind, VisitKind.TREATMENT),
        instead=entry.text("instead", ""),
        remark=entry.text("remark", ""),
    )
    entry.done()
    return code


def _split_values(room: Room, name: str) -> Iterator[tuple[str, RelativeValues]]:
    for row in room.rows(name, SPLIT_COLUMNS):
        values = (row.csv_number("work"), row.csv_number("practice"), row.csv_number("malpractice"))
        yield row.text("code"), RelativeValues(*values)


def _total_values(room: Room, name: str) -> Iterator[tuple[str, RelativeValues]]:
    """Values of a year known by work and total: practice expense is what malpractice, taken from before, leaves."""
    for row in room.rows(name, TOTAL_COLUMNS):
        code, work, total = row.text("code"), row.csv_number("work"), row.csv_number("total")
        malpractice, practice = row.csv_number("malpractice_taken"), row.csv_number("practice_derived")
        if work + malpractice + practice != total:
            raise TariffFileProblem(
                f"{row.where}: work, practice and malpractice do not add up to the total."
            )
        yield code, RelativeValues(work, practice, malpractice)


def _locality(row: Entry) -> Locality:
    return Locality(
        row.text("locality"),
        row.text("state"),
        row.text("name"),
        row.csv_number("work"),
        row.csv_number("practice"),
        row.csv_number("malpractice"),
    )


def _factor(entry: Entry) -> ConversionFactor:
    usual = entry.number("usual")
    return ConversionFactor(usual, entry.number("qualifying", usual))


def _threshold(entry: Entry) -> TherapyThreshold:
    return TherapyThreshold(
        entry.number("physical_and_speech"), entry.number("occupational"), entry.number("review")
    )


def _amount(entry: Entry) -> Decimal:
    return entry.number("amount")


def _share(entry: Entry) -> Decimal:
    return entry.number("share")


def _by_key(entries: "Sequence[T] | Iterator[T]", key: Callable[[T], str], where: str) -> Mapping[str, T]:
    found: dict[str, T] = {}
    for entry in entries:
        if key(entry) in found:
            raise TariffFileProblem(f"{where}: {key(entry)} stands twice.")
        found[key(entry)] = entry
    return MappingProxyType(found)


def _check_codes(tariff: Tariff) -> None:
    """Every code that Medicare pays needs values in its newest year, every substitute must exist."""
    newest = tariff.medicare.values.periods[-1].value
    for code in tariff.codes.values():
        if code.medicare is MedicareStatus.PAID and code.number not in newest:
            raise TariffFileProblem(f"codes.toml: {code.number} is paid by Medicare but has no values.")
        if code.medicare is MedicareStatus.REPLACED and code.instead not in tariff.codes:
            raise TariffFileProblem(f"codes.toml: {code.number} names no code to use instead.")
