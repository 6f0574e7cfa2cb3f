"""Answers written by hand for the tests, and those of others in `tests/fixtures/x12`."""

from __future__ import annotations

from pathlib import Path

FIXTURES = Path(__file__).parents[2] / "fixtures" / "x12"


def fixture(name: str) -> bytes:
    """A file written by others; the folder's README names its source."""
    return (FIXTURES / name).read_bytes()


def interchange(kind: str, function: str, version: str, body: str) -> str:
    """The transaction's segments, one a line, with their envelope; its count is right."""
    segments = [line.strip() for line in body.strip().splitlines()]
    st03 = "" if kind == "835" else f"*{version}"
    whole = [
        "ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLINIC         *260320*0900*^*00501*000000501*0*P*:",
        f"GS*{function}*PAYER*CLINIC*20260320*0900*501*X*{version}",
        f"ST*{kind}*0001{st03}",
        *segments,
        f"SE*{len(segments) + 2}*0001",
        "GE*1*501",
        "IEA*1*000000501",
    ]
    return "".join(f"{segment}~\n" for segment in whole)


def remittance(claims: str = "", *, amount: str = "80", plb: str = "") -> str:
    """An 835 that pays one claim in part and denies another."""
    return interchange("835", "HP", "005010X221A1", f"""
        BPR*I*{amount}*C*ACH*CCP*01*011000015*DA*123*1999999999**01*021000021*DA*987*20260320
        TRN*1*EFT77*1999999999
        DTM*405*20260319
        N1*PR*BLUE PLAN OF ILLINOIS*XV*G00621
        N3*1 PLAZA
        N4*CHICAGO*IL*60601
        PER*BL*SUPPORT*TE*3125550100
        N1*PE*SYNOVIA PHYSICAL THERAPY*XX*1234567893
        LX*1
        {claims.strip() or TWO_CLAIMS}
        {plb}
    """.replace("        \n    ", ""))  # fmt: skip


TWO_CLAIMS = """CLP*SYN-1*1*120*80*20*12*ICN-1*11*1
        NM1*QC*1*O'BRIEN*ROSA****MI*XYZ1
        DTM*232*20260302
        DTM*050*20260305
        SVC*HC:97110:GP*120*80**2
        DTM*472*20260302
        CAS*CO*45*20
        CAS*PR*3*20
        REF*6R*L1
        AMT*B6*100
        CLP*SYN-2*4*61.5*0**12*ICN-2*11*1
        NM1*QC*1*WEISS*JONAH****MI*XYZ2
        SVC*HC:97140:GP:59*61.5*0**1
        DTM*472*20260303
        CAS*CO*97*61.5
        LQ*HE*N19"""


def eligibility() -> str:
    """A 271 of a private plan with what a therapist asks for."""
    return interchange("271", "HB", "005010X279A1", """
        BHT*0022*11*TRACE-1*20260302*1000
        HL*1**20*1
        NM1*PR*2*BLUE PLAN OF ILLINOIS*****PI*G00621
        HL*2*1*21*1
        NM1*1P*2*SYNOVIA PHYSICAL THERAPY*****XX*1234567893
        HL*3*2*22*0
        TRN*2*TRACE-1*9371234567
        NM1*IL*1*WEISS*MIRA****MI*XYZ123456789
        REF*6P*99001
        DMG*D8*19800102*F
        DTP*346*RD8*20260101-20261231
        EB*1**30*PR*PPO GOLD
        EB*C*IND*30***23*1500*****Y
        EB*C*IND*30***29*420.5*****Y
        EB*C*FAM*30***29*2000*****Y
        EB*C*IND*30***29*3000*****N
        EB*G*IND*30***29*2500*****Y
        EB*B**98^PT***27*30*****Y
        EB*B**98***27*55*****Y
        EB*A**PT*****.2***Y*Y
        EB*A**PT*****.4****N
        EB*F**PT***23***VS*30**Y
        MSG*PT AND OT TOGETHER
        EB*F**PT***29***VS*22**Y
        EB*R**30
        LS*2120
        NM1*PR*2*OTHER PLAN
        LE*2120
    """)  # fmt: skip


def medicare_eligibility() -> str:
    """A 271 of Medicare: the deductible left, therapy used this year and last, in the shapes HETS has used."""
    return interchange("271", "HB", "005010X279A1", """
        BHT*0022*11*TRACE-2*20260302*1000
        HL*1**20*1
        NM1*PR*2*CMS*****PI*CMS
        HL*2*1*21*1
        NM1*1P*2*SYNOVIA PHYSICAL THERAPY*****XX*1234567893
        HL*3*2*22*0
        TRN*2*TRACE-2*9371234567
        NM1*IL*1*OBRIEN*ROSA****MI*1EG4TE5MK73
        EB*1**30*MB
        DTP*291*D8*20170201
        EB*C*IND*30*MB**23*283
        DTP*292*RD8*20260101-20261231
        EB*C*IND*30*MB**29*83
        DTP*292*RD8*20260101-20261231
        EB*D**AE*MB**23*512.4
        DTP*292*RD8*20260101-20261231
        MSG*USED AMOUNT
        EB*D**AE*MB**23*1890
        DTP*292*RD8*20250101-20251231
        EB*D**AD*MB**23*77
        DTP*292*RD8*20260101-20261231
    """)  # fmt: skip
