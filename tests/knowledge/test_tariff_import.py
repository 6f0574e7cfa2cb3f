"""CMS's files and a code list taken over into a clinic's folder: what is read, what is refused and why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from synovia import cli
from synovia.domain.charges.tariff import Counting, Tariff
from synovia.knowledge.tariff_import import ImportProblem, Wanted, read_published
from synovia.knowledge.tariff_tables import tariff_of, tariffs
from synovia.knowledge.tariff_written import write_tables
from tests.knowledge import published

TODAY = date(2026, 11, 26)
IN_2027 = date(2027, 3, 1)


def imported(
    folder: Path, name: str, text: str, *, starts: date | None = None, words: bool = False
) -> Tariff:
    """The tariff after taking over one more file of this name and text."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    before = tariff_of(folder / "own")
    write_tables(read_published(file, before, Wanted(starts, words)), folder / "own", before, TODAY)
    return tariff_of(folder / "own")


def refused(folder: Path, name: str, text: str, *, starts: date | None = None) -> str:
    """Why a file is not taken over; nothing may have been written."""
    with pytest.raises(ImportProblem) as problem:
        imported(folder, name, text, starts=starts)
    assert not (folder / "own" / "imported.toml").exists()
    return str(problem.value)


class TestFeeSchedule:
    def test_its_values_and_factor_hold_for_its_year(self, tmp_path: Path) -> None:
        tariff = imported(tmp_path, "PPRRVU2027_Jan.csv", published.fee_schedule())
        found = tariff.values_of("97110", IN_2027)
        assert (found.value.work, found.value.practice, found.value.malpractice) == (
            Decimal("0.50"),
            Decimal("0.48"),
            Decimal("0.01"),
        )
        assert tariff.medicare.factor.on(IN_2027).value.usual == Decimal("34.1000")
        assert found.carried == ""
        assert found.origin.source == "import-medicare-values-2027"
        assert tariff.sources[found.origin.source].where == "imported by the clinic from PPRRVU2027_Jan.csv"

    def test_the_factor_is_found_by_its_name_in_the_layout_since_2026(self, tmp_path: Path) -> None:
        tariff = imported(tmp_path, "PPRRVU2027_Jan.csv", published.wider(published.fee_schedule()))
        assert tariff.medicare.factor.on(IN_2027).value.usual == Decimal("34.1000")

    def test_the_whole_download_is_taken_and_what_nobody_here_needs_passed_over(self, tmp_path: Path) -> None:
        with ZipFile(tmp_path / "rvu27a.zip", "w") as archive:
            archive.writestr("ANES2027.csv", "Contractor,Locality,Name,Factor\n10112,0,ALABAMA,20.1\n")
            archive.writestr("OPPSCAP_Jan.csv", "HCPCS,MOD,PROCSTAT,CARRIER\n71046,TC,A,10112\n")
            archive.writestr("PPRRVU2027_Jan.txt", "fixed columns of the same file")
            archive.writestr("PPRRVU2027_Jan.csv", published.fee_schedule())
            archive.writestr("GPCI2027.csv", published.indices())
            archive.writestr("RVU27A.pdf", b"%PDF")
        tables = read_published(tmp_path / "rvu27a.zip", tariffs())
        assert [table.file for table in tables] == ["medicare-values-2027.csv", "localities-2027.csv"]

    def test_other_years_stay_as_they_were(self, tmp_path: Path) -> None:
        tariff = imported(tmp_path, "PPRRVU2027_Jan.csv", published.fee_schedule())
        for day in (date(2024, 2, 1), date(2026, 12, 31)):
            assert tariff.values_of("97110", day) == tariffs().values_of("97110", day)

    def test_no_word_of_its_descriptions_is_kept(self, tmp_path: Path) -> None:
        imported(tmp_path, "PPRRVU2027_Jan.csv", published.fee_schedule())
        kept = "".join(file.read_text() for file in (tmp_path / "own").iterdir())
        assert "words that must never be kept" not in kept
        assert "71046" not in kept

    def test_the_file_for_qualifying_participants_gives_their_factor_only(self, tmp_path: Path) -> None:
        imported(tmp_path, "PPRRVU2027_Jan_nonQPP.csv", published.fee_schedule(factor="34.1000"))
        tariff = imported(tmp_path, "PPRRVU2027_Jan_QPP.csv", published.fee_schedule(factor="34.2700"))
        factor = tariff.medicare.factor.on(IN_2027).value
        assert (factor.usual, factor.qualifying) == (Decimal("34.1000"), Decimal("34.2700"))

    def test_a_known_factor_is_not_overwritten_by_a_year_that_had_two(self, tmp_path: Path) -> None:
        text = published.fee_schedule(year=2024, factor="33.2875")
        said = refused(tmp_path, "PPRRVU2024_Apr.csv", text)
        assert "33.2875 is not the 32.7442 known from 2024-01-01" in said
        tariff = imported(tmp_path, "PPRRVU2024_Apr.csv", text, starts=date(2024, 3, 9))
        assert tariff.values_of("97110", date(2024, 3, 9)).value.work == Decimal("0.50")
        assert tariff.values_of("97110", date(2024, 3, 8)).value.work == Decimal("0.45")

    @pytest.mark.parametrize(
        ("name", "text", "why"),
        [
            ("PPRRVU2027.csv", published.fee_schedule(head=published.FEE_HEAD.replace("FACTOR", "FACTR")), "wrong columns: FACTOR"),
            ("PPRRVU2026.csv", published.fee_schedule(year=2027), "wrong year: its title says 2027, its name 2026"),
            ("PPRRVU2027.csv", published.fee_schedule()[:-40], "the file is cut: 11 of 31 fields"),
            ("PPRRVU2027.csv", published.fee_schedule(codes=published.PAID[:20]), "the file is cut: "),
            ("PPRRVU2027.csv", published.fee_schedule(total="1.00"), "are not its total 1.00"),
            ("PPRRVU2027.csv", published.fee_schedule(factor="many"), "the conversion factor is 'many', not a number"),
            ("PPRRVU2027.csv", published.fee_schedule() + '"97110,never ends\n' + "x" * 200_000, "the file is damaged or cut"),
            ("fees.csv", "some,other\n1,2\n", "its columns are not those of"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_trusted_is_refused_by_name(
        self, tmp_path: Path, name: str, text: str, why: str
    ) -> None:
        said = refused(tmp_path, name, text)
        assert said.startswith(name)
        assert why in said
        assert said.endswith("Nothing of it was taken.")

    def test_another_year_than_asked_for_is_refused(self, tmp_path: Path) -> None:
        said = refused(tmp_path, "PPRRVU2027.csv", published.fee_schedule(), starts=date(2026, 1, 1))
        assert "wrong year: it is for 2027, but 2026-01-01 was asked for" in said


class TestPlaces:
    def test_indices_hold_for_their_year_and_stand_in_for_the_next(self, tmp_path: Path) -> None:
        tariff = imported(tmp_path, "GPCI2027.csv", published.indices())
        found = tariff.locality_of("04412-11", IN_2027)
        assert found.value.work == Decimal("1.020")
        assert found.carried == ""
        assert "2027 used" in tariff.locality_of("04412-11", date(2028, 2, 29)).carried

    def test_importing_a_year_takes_nothing_from_the_years_after_it(self, tmp_path: Path) -> None:
        tariff = imported(tmp_path, "GPCI2025.csv", published.indices(year=2025))
        assert tariff.locality_of("04412-11", date(2024, 6, 1)).value.work == Decimal("1.011")
        assert "2025 used" in tariff.locality_of("04412-11", IN_2027).carried

    def test_a_state_without_localities_means_a_cut_file(self, tmp_path: Path) -> None:
        said = refused(tmp_path, "GPCI2027.csv", published.indices(states=published.STATES[:-2]))
        assert f"no locality of {', '.join(published.STATES[-2:])}" in said

    def test_counties_help_to_find_a_locality(self, tmp_path: Path) -> None:
        tariff = imported(tmp_path, "27LOCCO.csv", published.counties())
        assert tariff.counties["01182-18"] == "Los Angeles/Orange"


PAIRS = (
    ("97140", "97530", " ", "20200101", "20200930", "1", "Mutually exclusive procedures"),
    ("97140", "97530", " ", "20261001", "*", "1", "Mutually exclusive procedures"),
    ("97140", "97124", "*", "19960101", "*", "0", "Standards of medical practice"),
    ("71046", "97140", " ", "20240101", "*", "1", "Misuse of Column Two code with Column One code"),
)


class TestEdits:
    def test_pairs_hold_on_the_days_the_file_says(self, tmp_path: Path) -> None:
        tariff = imported(tmp_path, "ccipra-v323r0-f1.txt", published.pairs(PAIRS))
        days = {
            date(2019, 12, 31): False,
            date(2020, 9, 30): True,
            date(2021, 1, 1): False,
            date(2026, 10, 1): True,
        }
        assert {day: tariff.pair_edit("97530", "97140", day) is not None for day in days} == days
        assert len(tariff.pair_edits) == 2
        assert "2026-10-01" in tariff.sources[tariff.pairs_origin.source].title

    def test_the_parts_of_one_quarter_are_joined_from_a_zip(self, tmp_path: Path) -> None:
        for part, rows in enumerate((PAIRS[:2], PAIRS[2:]), start=1):
            with ZipFile(tmp_path / f"part{part}.zip", "w") as archive:
                archive.writestr(f"ccipra-v323r0-f{part}.txt", published.pairs(rows))
            write_tables(
                read_published(tmp_path / f"part{part}.zip", tariffs()), tmp_path / "own", tariffs(), TODAY
            )
        tariff = tariff_of(tmp_path / "own")
        assert set(tariff.pair_edits) == {frozenset(("97140", "97530")), frozenset(("97140", "97124"))}

    def test_maxima_hold_for_their_quarter_and_older_ones_for_theirs(self, tmp_path: Path) -> None:
        text = published.maxima(
            {"97110": (5, "3 Date of Service Edit: Clinical"), "97161": (1, "2 Date of Service Edit: Policy")}
        )
        tariff = imported(tmp_path, "MCR_MUE_PractitionerServices_Eff_10-01-2026.csv", text)
        then, now = (
            tariff.unit_maximum("97110", date(2024, 7, 15)),
            tariff.unit_maximum("97110", date(2026, 11, 2)),
        )
        assert then is not None
        assert now is not None
        assert (then.value.units, now.value.units, now.value.kind) == (6, 5, 3)

    @pytest.mark.parametrize(
        ("name", "text", "why"),
        [
            ("ccipra.txt", published.pairs(PAIRS), "its name does not tell the quarter"),
            ("ccipra-v323r0.txt", published.pairs([*PAIRS, ("97140", "97110", "")]), "the file is cut: 3 fields"),
            ("ccipra-v323r0.txt", published.pairs([("97140", "97110", "", "20269901", "*", "1", "x")]), "not a date"),
            ("ccipra-v323r0.txt", published.pairs([("97140", "97110", "", "20260101", "*", "7", "x")]), "not 0, 1 or 9"),
            ("MUE_Eff_10-01-2026.csv", published.maxima({"97110": (5, "x")}), "the file is cut or no line of maxima"),
            ("MUE_Eff_10-01-2026.csv", published.maxima({"97110": (5, "2 Date")}).replace("Practitioner", "Outpatient"), "not those for practitioners"),
            ("MUE.csv", published.maxima({"97110": (5, "2 Date")}), "its name does not tell from when it holds"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_trusted_is_refused_by_name(
        self, tmp_path: Path, name: str, text: str, why: str
    ) -> None:
        assert why in refused(tmp_path, name, text)

    def test_a_damaged_zip_is_refused(self, tmp_path: Path) -> None:
        whole = tmp_path / "whole.zip"
        with ZipFile(whole, "w") as archive:
            archive.writestr("ccipra-v323r0-f1.txt", published.pairs(PAIRS))
        (tmp_path / "cut.zip").write_bytes(whole.read_bytes()[:-30])
        with pytest.raises(ImportProblem, match="damaged or cut"):
            read_published(tmp_path / "cut.zip", tariffs())


class TestCodeList:
    LIST = "CPT,Short Description,Counting\n97110,licensed words,\n90912,more licensed words,timed\n12345,,\n"

    def test_new_codes_come_in_and_descriptions_stay_out(self, tmp_path: Path) -> None:
        tariff = imported(tmp_path, "codes.csv", self.LIST)
        assert tariff.codes["90912"].counting is Counting.TIMED
        assert tariff.codes["90912"].words == "Service 90912"
        assert tariff.codes["97110"] == tariffs().codes["97110"]
        assert "licensed" not in "".join(file.read_text() for file in (tmp_path / "own").iterdir())

    def test_what_nobody_says_how_to_count_is_left_out_and_told(self, tmp_path: Path) -> None:
        (tmp_path / "codes.csv").write_text(self.LIST)
        [table] = read_published(tmp_path / "codes.csv", tariffs())
        assert table.remarks[1:] == (
            "Columns of descriptions were dropped: short description.",
            "Not taken, as nothing says how they are counted: 12345.",
        )

    def test_a_table_of_something_else_is_no_code_list(self, tmp_path: Path) -> None:
        assert "its columns are not those of" in refused(tmp_path, "most.csv", "code,units,mai\n97110,6,3\n")

    def test_licensed_words_are_kept_when_the_clinic_says_so(self, tmp_path: Path) -> None:
        tariff = imported(tmp_path, "codes.csv", self.LIST, words=True)
        assert tariff.codes["97110"].words == "licensed words"
        assert tariff.codes["97110"].reduced_when_multiple


def test_the_command_takes_files_over_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, into = tmp_path / "GPCI2027.csv", tmp_path / "own"
    file.write_text(published.indices())
    assert cli.main(["tariffs", "import", str(file), "--into", str(into)]) == 0
    assert "CMS geographic practice cost indices 2027, from 2027-01-01" in capsys.readouterr().out
    assert (into / "localities-2027.csv").exists()


def test_the_command_names_what_is_wrong_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "notes.csv"
    file.write_text("a,b\n1,2\n")
    assert cli.main(["tariffs", "import", str(file), "--into", str(tmp_path / "own")]) == 1
    assert "notes.csv: its columns are not those of" in capsys.readouterr().err
