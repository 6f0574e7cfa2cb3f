"""The tariff read from `knowledge/tariffs/`: strict, dated, cited, frozen, and read once.

Every figure names its source and how well it is known; periods of one figure may not overlap. What a clinic imported
(`synovia tariffs import`, see tariff_import) lies in a folder of its own and goes over the shipped tables on its days.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from synovia.domain.charges.tariff import (
    RULES,
    Code,
    GoodFaithRules,
    InjuryRules,
    MedicareRules,
    MedicareStatus,
    Method,
    Source,
    StateSchedule,
    Tariff,
    VisitKind,
)
from synovia.domain.charges.timeline import Origin, Period, Timeline, overlaid
from synovia.knowledge.tariff_files import Entry, Room, TariffFileProblem
from synovia.knowledge.tariff_rows import (
    IMPORTED,
    Imports,
    PairEdits,
    UnitMaxima,
    by_key,
    read_amount,
    read_code,
    read_factor,
    read_localities,
    read_maxima,
    read_pairs,
    read_share,
    read_sources,
    read_threshold,
    read_values,
)

T = TypeVar("T")
VALUES_FILE = "medicare.toml"


_own_folder: list[Path] = []


def use_folder(folder: Path) -> None:
    """Read the clinic's imported tables from this folder; holds from the next use of `tariffs` on."""
    _own_folder[:] = [folder]
    tariffs.cache_clear()


@cache
def tariffs() -> Tariff:
    """The tariff that comes with the program, with the clinic's imports; read and checked on first use, then shared."""
    return tariff_of(_own_folder[0]) if _own_folder else read_tariff(Room.shipped())


def tariff_of(folder: Path) -> Tariff:
    """The shipped tariff with what a clinic imported into this folder, if anything."""
    return read_tariff(Room.shipped(), Room(folder) if (folder / IMPORTED).is_file() else None)


def read_tariff(room: Room, own: Room | None = None) -> Tariff:
    """A tariff from a folder, imports put over it; refuses with `TariffFileProblem` what is unknown or uncited."""
    imports = Imports(own) if own else None
    sources = {**read_sources(room), **(imports.sources if imports else {})}
    reading = _Reading(room, sources, imports)
    head = room.toml("tariff.toml")
    release, notice = head.text("release"), head.text("notice")
    head.done()
    pair_edits, pairs_origin, unit_maxima = reading.edits()
    tariff = Tariff(
        release=release,
        notice=notice,
        codes=reading.codes(),
        medicare=reading.medicare(),
        pair_edits=pair_edits,
        pairs_origin=pairs_origin,
        unit_maxima=unit_maxima,
        states=reading.states(),
        injury=reading.injury(),
        good_faith=reading.good_faith(),
        rules=reading.rules(),
        sample_prices=reading.sample_prices(),
        sources=MappingProxyType(sources),
        counties=reading.counties(),
    )
    if imports is None:
        _check_codes(tariff)
    return tariff


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of a folder, with the sources its citations must name."""

    room: Room
    sources: Mapping[str, Source]
    imports: "Imports | None" = None

    def codes(self) -> Mapping[str, Code]:
        file = self.room.toml("codes.toml")
        self.origin(file, file.day("checked_on"))
        codes = by_key(
            (read_code(entry) for entry in file.entries("code")), lambda code: code.number, "codes.toml"
        )
        file.done()
        return MappingProxyType({**codes, **(self.imports.codes(codes) if self.imports else {})})

    def counties(self) -> Mapping[str, str]:
        """The newest imported words on which counties a locality covers."""
        return self.imports.counties() if self.imports else {}

    def medicare(self) -> MedicareRules:
        file = self.room.toml(VALUES_FILE)
        checked = file.day("checked_on")
        rules = MedicareRules(
            values=self.timeline(file, "values", checked, read_values, "Medicare relative values"),
            localities=self.timeline(file, "localities", checked, read_localities, "geographic indices"),
            factor=self.timeline(file, "factor", checked, read_factor, "conversion factor"),
            deductible=self.timeline(file, "deductible", checked, read_amount, "Part B deductible"),
            threshold=self.timeline(file, "threshold", checked, read_threshold, "therapy threshold"),
            coinsurance=self.timeline(file, "coinsurance", checked, read_share, "Part B coinsurance"),
            sequestration=self.timeline(file, "sequestration", checked, read_share, "sequestration"),
            practice_reduction=self.timeline(
                file, "practice_reduction", checked, read_share, "multiple-procedure reduction"
            ),
            assistant_share=self.timeline(file, "assistant_share", checked, read_share, "assistant payment"),
            nonparticipating=self.timeline(
                file, "nonparticipating", checked, read_share, "nonparticipating fee"
            ),
            limiting=self.timeline(file, "limiting", checked, read_share, "limiting charge"),
        )
        file.done()
        return rules

    def edits(self) -> tuple[PairEdits, Origin, Timeline[UnitMaxima]]:
        file = self.room.toml("edits.toml")
        checked = file.day("checked_on")
        pairs = file.table("pairs")
        edits, origin = read_pairs(self.room, pairs.text("file")), self.origin(pairs, checked)
        maxima = self.timeline(file, "maxima", checked, read_maxima, "unit maxima")
        pairs.done()
        file.done()
        # A file of pairs holds its whole history: the newest one takes the place of all before it.
        own = self.imports.newest("pairs") if self.imports else None
        if self.imports is not None and own is not None:
            edits, origin = read_pairs(self.imports.room, own.text("file")), self.origin_of(own)
        return edits, origin, maxima

    def states(self) -> Mapping[str, StateSchedule]:
        file = self.room.toml("states.toml")
        checked = file.day("checked_on")
        states = [self._state(entry, checked) for entry in file.entries("state")]
        file.done()
        return by_key(states, lambda state: state.state, "states.toml")

    def injury(self) -> Mapping[str, InjuryRules]:
        file = self.room.toml("injury.toml")
        checked = file.day("checked_on")
        states = [self._injury(entry, checked) for entry in file.entries("state")]
        file.done()
        return by_key(states, lambda state: state.state, "injury.toml")

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
        self, file: Entry, key: str, checked: date, value: Callable[[Room, Entry], T], name: str
    ) -> Timeline[T]:
        """The periods of one figure, oldest first, imports put over them; gaps are allowed, overlaps are not."""
        shipped = self._periods(
            file.entries(key),
            lambda entry: self.origin(entry, checked),
            lambda entry: value(self.room, entry),
            name,
            file.where,
        )
        imports = self.imports
        own = imports.entries(key) if imports else []
        if imports is None or not own:
            return shipped
        read = self._periods(own, self.origin_of, lambda entry: value(imports.room, entry), name, IMPORTED)
        return overlaid(shipped, read.periods)

    def origin_of(self, entry: Entry) -> Origin:
        """Where an imported entry comes from; it carries its own day of import."""
        return self.origin(entry, entry.day("checked_on"))

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
                    region: self._periods(
                        found,
                        lambda _: origin,
                        lambda entry: read_amount(self.room, entry),
                        f"{name} factor",
                        entry.where,
                    )
                    for region, found in regions.items()
                }
            ),
            reduced_when_multiple=entry.yes("reduced_when_multiple"),
            day_caps=MappingProxyType(
                {VisitKind(kind): cap for kind, cap in entry.numbers("day_caps").items()}
            ),
            values=MappingProxyType(entry.numbers("values")),
            visit_cap=entry.count_or_none("visit_cap"),
            visit_cap_injured_from=entry.day_or_none("visit_cap_injured_from"),
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


def _check_codes(tariff: Tariff) -> None:
    """Every code that Medicare pays needs values in its newest year, every substitute must exist."""
    newest = tariff.medicare.values.periods[-1].value
    for code in tariff.codes.values():
        if code.medicare is MedicareStatus.PAID and code.number not in newest:
            raise TariffFileProblem(f"codes.toml: {code.number} is paid by Medicare but has no values.")
        if code.medicare is MedicareStatus.REPLACED and code.instead not in tariff.codes:
            raise TariffFileProblem(f"codes.toml: {code.number} names no code to use instead.")
