"""Small made-up files in the layout of CMS's published ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synovia.domain.charges.tariff import MedicareStatus
from synovia.knowledge.tariff_tables import tariffs

FEE_CAPTIONS = (
    ",,,STATUS,MEDICARE ,WORK,NON-FAC,NA,FACILITY,NA,MP,NON-FACILITY,FACILITY,PCTC,GLOB,PRE,INTRA,POST,MULT,BILAT,ASST,"
    "CO-,TEAM,ENDO,CONV,DIAGNOSTIC,CALCULATION,FAMILY,PAYMENT,PAYMENT,PAYMENT"
)
FEE_HEAD = (
    "HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,OP,OP,OP,"
    "PROC,SURG,SURG,SURG,SURG,BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT"
)
PAID = sorted(code.number for code in tariffs().codes.values() if code.medicare is MedicareStatus.PAID)
STATES = sorted({place.state for place in tariffs().medicare.localities.periods[-1].value.values()})


def fee_schedule(
    *,
    year: int = 2027,
    factor: str = "34.1000",
    codes: Sequence[str] = PAID,
    head: str = FEE_HEAD,
    total: str = "0.99",
) -> str:
    """A fee schedule: every code with work 0.50, practice 0.48 and malpractice 0.01, and an X-ray nobody here bills."""
    title = [f",,{year} National Physician Fee Schedule Relative Value File January Release" + "," * 28]
    title += [f",,Codes and descriptions are copyright {year - 1} of their owner." + "," * 28]
    title += [",, " + "," * 28] * 6 + [FEE_CAPTIONS]
    rows = [_fee_row(code, "", factor, total) for code in codes]
    rows += [_fee_row("71046", modifier, factor, total) for modifier in ("", "26", "TC")]
    return "\n".join([*title, head, *rows]) + "\n"


def wider(text: str) -> str:
    """The same fee schedule in the layout since 2026: one more column before the factor."""
    lines = []
    for line in text.splitlines():
        fields = line.split(",")
        lines.append(",".join([*fields[:24], "BASE" if fields[0] == "HCPCS" else "", *fields[24:]]))
    return "\n".join(lines) + "\n"


def indices(*, year: int = 2027, states: Sequence[str] = STATES, work: str = "1.020") -> str:
    """Geographic indices: one locality a state, all with the same indices; that of Texas is Dallas."""
    head = (
        "Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,"
        f"{year} PW GPCI (with 1.0 Floor),{year} PE GPCI,{year} MP GPCI"
    )
    rows = [
        f"{4412 if state == 'TX' else 5000 + at},{state},11,PLACE IN {state}*,{work},1.01,0.9"
        for at, state in enumerate(states)
    ]
    notes = ["*Work GPCI reflects a floor.,,,,,,"]
    return (
        "\n".join(
            [
                f"ADDENDUM E. FINAL CY {year} GEOGRAPHIC PRACTICE COST INDICES,,,,,,",
                ",,,,,,",
                head,
                *rows,
                *notes,
            ]
        )
        + "\n"
    )


def counties(year: int = 2027) -> str:
    """Counties of three localities."""
    head = "Medicare Adminstrative Contractor,Locality Number,State ,Fee Schedule Area ,Counties"
    rows = [
        "4412,11,TEXAS,DALLAS,DALLAS ",
        "1182,18,CALIFORNIA,LOS ANGELES,LOS ANGELES/ORANGE",
        "1112,52,,MARIN,MARIN",
    ]
    return "\n".join([f"COUNTIES INCLUDED IN {year} LOCALITIES,,,,", ",,,,", head, *rows]) + "\n"


def pairs(rows: Sequence[tuple[str, ...]]) -> str:
    """Pair edits as tab-separated text below CMS's lines of title."""
    head = [
        "Codes only copyright 2026 of their owner.",
        "Column1/Column2 Edits",
        "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale",
        "\t\tprior to 1996\tDate\tDate\t0=not allowed\t",
        "\t\t\t\t*=no data\t1=allowed\t",
        "\t\t\t\t\t9=not applicable\t",
    ]
    return "\n".join([*head, *("\t".join(row) for row in rows)]) + "\n"


def maxima(most: Mapping[str, tuple[int, str]]) -> str:
    """Unit maxima for practitioners."""
    head = '"HCPCS/\nCPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale'
    rows = [f"{code},{units},{kind},Clinical: Data" for code, (units, kind) in most.items()]
    return "\n".join(['"Codes are copyright\nof their owners.",,,', head, *rows]) + "\n"


def _fee_row(code: str, modifier: str, factor: str, total: str) -> str:
    fields = [""] * 31
    fields[0:4] = [code, modifier, "words that must never be kept", "A"]
    fields[5], fields[6], fields[8], fields[10], fields[11], fields[12] = (
        "0.50",
        "0.48",
        "0.30",
        "0.01",
        total,
        "0.81",
    )
    fields[18], fields[24] = "5", factor
    return ",".join(fields)
