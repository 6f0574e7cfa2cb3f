"""Writes the Rule Book: every rule in words, with its sources, its hash and its table of patients.

`synovia rules --book docs/clinical/` makes the pages; a house test says that the committed ones are current.
The tables are those the tests run (tests/spec), so the book shows nothing that is not tried.
"""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from synovia.domain.rules import Cites, Gate, Rule, RuleBook
from synovia.domain.rules.tree import drawn, tree_of
from synovia.domain.rules.values import Quantity
from synovia.domain.terms.evidence import Grade, StudyType
from synovia.domain.terms.finding import Finding
from synovia.domain.terms.places import Place
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import Library
from synovia.rulebook.effects import effect_words, figure_words, figures_of
from synovia.rulebook.offers import offers_page
from synovia.rulebook.tables import tables_by_rule
from synovia.rulebook.verify import to_check, verification_page

SPEC = Path("tests") / "spec"
MADE = (
    "<!-- Made by `synovia rules --book docs/clinical/`. Change the rules or their tables, not this page. -->"
)

STANDINGS = "[F] read in its source · [R] recalled · [R?] recalled, uncertain · [C] our design choice."
OFFERED = (
    "After every block of the screening and within the dose that irritability allows, at most four techniques and "
    f"five exercises are offered, the first class first. {STANDINGS}"
)
TO_VERIFY = (
    "Nothing here has been read in its source by us; each entry awaits a check, or, where it is a design choice, the "
    f"word of the medical lead. {STANDINGS}"
)


def write_pages(folder: Path, book: RuleBook, known: Library) -> list[Path]:
    """Writes every page into the folder and returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in pages(book, known, Path.cwd() / SPEC).items():
        page = folder / name
        page.write_text(text, encoding="utf-8")
        written.append(page)
    return written


def pages(book: RuleBook, known: Library, spec: Path) -> dict[str, str]:
    """File name to Markdown, for the whole book."""
    tables = tables_by_rule(spec)
    by_room = groupby((*book.readings, *book.rules), key=lambda rule: rule.id.partition("/")[0])
    gathered: dict[str, list[Rule]] = {}
    for room, rules in by_room:
        gathered.setdefault(room, []).extend(rules)
    made = {f"{room}.md": _room(room, rules, book, tables) for room, rules in gathered.items()}
    return {
        "README.md": _contents(book, gathered),
        **made,
        "matrix.md": _matrix(spec),
        "offers.md": _page("What each class is offered", OFFERED, *offers_page(book.catalogue)),
        "verify.md": _page("Verification list", TO_VERIFY, *verification_page(to_check(book, known))),
        "findings.md": _findings(),
        "values.md": _values(known),
        "sources.md": _sources(book),
    }


def _contents(book: RuleBook, rooms: dict[str, list[Rule]]) -> str:
    lines = [f"- [{_title(room)}]({room}.md): {len(rules)}" for room, rules in rooms.items()]
    return _page(
        "Rule Book",
        "Every rule the engine decides with, as it stands in the program. None of it has been reviewed by a "
        "clinician yet; the clinic's medical lead signs off the rules before use.",
        f"{len(book.rules)} rules, {len(book.readings)} readings. Rule set `{book.content_hash}`.",
        "\n".join(lines),
        "[What each class is offered](offers.md) · [Verification list](verify.md) · "
        "[Matrix of conditions and techniques](matrix.md) · [Findings](findings.md) · [Values](values.md) · "
        "[Sources](sources.md)",
        "In the tables a row is a patient: + yes, - no, ? not assessed. The last column is the rule's answer.",
    )


def _room(room: str, rules: Iterable[Rule], book: RuleBook, tables: dict[str, str]) -> str:
    return _page(_title(room), *(_rule(rule, book, tables.get(rule.id, "")) for rule in rules))


def _rule(rule: Rule, book: RuleBook, table: str) -> str:
    parts = [
        f"## {rule.asks}",
        f"`{rule.id}` · `{book.hashes[rule.id]}` · {rule.severity().name.lower()}",
        f"**When**\n\n```text\n{drawn(tree_of(rule.when))}\n```",
        "**Then**\n\n" + "\n".join(f"- {effect_words(one)}" for one in rule.effects),
        *(_gate(gate) for gate in rule.gates),
        rule.says.clinician,
        f"*To the patient:* {rule.says.patient}" if rule.says.patient else "",
        _figures(rule),
        _study(rule),
        "Sources: " + "; ".join(_cited(cite, book) for cite in rule.evidence),
        table,
    ]
    return "\n\n".join(part for part in parts if part)


def _where(place: Place) -> str:
    return "" if place is Place.EVERYWHERE else f" at {place}".replace("complaint", "the painful region")


def _noted(note: str) -> str:
    return f" ({note})" if note else ""


def _plain(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _figures(rule: Rule) -> str:
    lines = "\n".join(f"- {figure_words(one)}" for one in figures_of(rule))
    return f"Figures:\n\n{lines}" if lines else ""


def _study(rule: Rule) -> str:
    if rule.study is None:
        return ""
    tested = "validated" if rule.validated else "not validated"
    return (
        f"Kind of evidence: {rule.study}, {tested}"
        if rule.study is StudyType.DERIVATION_RULE
        else (f"Kind of evidence: {rule.study}")
    )


def _gate(gate: Gate) -> str:
    asked = ", ".join(question.name for question in gate.questions)
    if gate.presumed is not None:
        return f"**Until asked**, {asked} is taken as {_plain(gate.presumed)}."
    closed = f" closes {', '.join(gate.closes)}{_where(gate.at)}" if gate.closes else " is a precaution"
    return f"**While unanswered** ({gate.weight.value}), {asked}{closed}."


def _cited(cite: Cites, book: RuleBook) -> str:
    graded = f" grade {cite.grade}" if cite.grade is not Grade.NONE else ""
    standing = book.source(cite.source).standing
    return f"[{cite.source}](sources.md#{cite.source}) [{standing}]{graded}{_noted(cite.where)}"


def _matrix(spec: Path) -> str:
    file = spec / "screening" / "matrix.md"
    body = file.read_text("utf-8").partition("\n")[2].strip() if file.exists() else ""
    return _page("Matrix of conditions and techniques", body)


def _findings() -> str:
    groups = groupby(VOCABULARY.values(), key=lambda finding: finding.group)
    return _page("Findings", *(f"## {_title(group)}\n\n{_finding_rows(found)}" for group, found in groups))


def _finding_rows(found: Iterable[Finding]) -> str:
    head = "| name | type | meaning | question |\n|---|---|---|---|"
    rows = (f"| `{one.name}` | {_type(one)} | {one.meaning} | {one.question} |" for one in found)
    return "\n".join((head, *rows))


def _type(finding: Finding) -> str:
    if finding.choices:
        return f"{finding.kind}: {', '.join(finding.choices)}"
    if finding.low is not None and finding.high is not None:
        return f"{finding.low:g} to {finding.high:g} {finding.unit}"
    return str(finding.kind)


def _values(known: Library) -> str:
    head = "| key | value | meaning | source | standing |\n|---|---|---|---|---|"
    rows = [
        f"| `{cut.key}` | {cut.number:g} {cut.unit} | {cut.meaning} | {cut.source} | {cut.standing} |"
        for cut in known.values.values()
        if isinstance(cut, Quantity)
    ]
    return _page("Values", "\n".join((head, *sorted(rows))))


def _sources(book: RuleBook) -> str:
    rows = []
    for source in sorted(book.sources.values(), key=lambda one: one.key):
        doi = f" doi:{source.doi}" if source.doi else ""
        note = f" {source.note}" if source.note else ""
        rows.append(
            f'<a id="{source.key}"></a>**{source.key}** [{source.standing}] {source.kind}. {source.citation}.{doi}{note}'
        )
    return _page("Sources", *rows)


def _page(title: str, *parts: str) -> str:
    return "\n\n".join((f"# {title}", MADE, *(part for part in parts if part))) + "\n"


def _title(room: str) -> str:
    return room.replace("-", " ").capitalize()
