"""The rule set in words: chapters of rules, what each brings about, on whose word, and what awaits a check."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.rules.parts import references_in
from synovia.domain.rules.review import is_protective
from synovia.domain.rules.rule import Rule
from synovia.domain.rules.values import Accuracy, Quantity
from synovia.domain.terms.evidence import ActionLevel, Standing
from synovia.knowledge.examples import Example, examples
from synovia.knowledge.library import rulebook
from synovia.web.clinician.finding_words import title_of
from synovia.web.clinician.rule_tree import Branch, tree_of
from synovia.web.clinician.rule_words import effect_words, gate_words, in_words

# The chapters in the order a therapist thinks of them: who must go now, what is withheld, what fits.
CHAPTERS: Mapping[str, tuple[Any, str]] = {
    "cauda-equina": (gettext_lazy("Cauda equina"), "octagon-alert"),
    "cord": (gettext_lazy("Spinal cord"), "octagon-alert"),
    "arteries": (gettext_lazy("Neck arteries and blood pressure"), "heart-pulse"),
    "upper-neck": (gettext_lazy("Upper neck stability"), "neck"),
    "neck-trauma": (gettext_lazy("Neck injury"), "zap"),
    "fracture": (gettext_lazy("Fracture"), "bone"),
    "malignancy": (gettext_lazy("Cancer"), "shield-alert"),
    "infection": (gettext_lazy("Infection"), "thermometer"),
    "organs": (gettext_lazy("Pain from other organs"), "stethoscope"),
    "thrombosis": (gettext_lazy("Thrombosis"), "droplet"),
    "limb-trauma": (gettext_lazy("Limb injury"), "zap"),
    "injuries": (gettext_lazy("Injuries"), "zap"),
    "ruptures": (gettext_lazy("Ruptures"), "zap"),
    "limbs": (gettext_lazy("Arms and legs"), "joint"),
    "joint-infection": (gettext_lazy("Infected joint"), "thermometer"),
    "synovitis": (gettext_lazy("Swollen joints"), "joint"),
    "arthritis": (gettext_lazy("Arthritis"), "joint"),
    "inflammatory": (gettext_lazy("Inflammatory back pain"), "joint"),
    "roots": (gettext_lazy("Nerve roots"), "zap"),
    "bone": (gettext_lazy("Bone and surgery"), "bone"),
    "blood": (gettext_lazy("Blood and medicines"), "droplet"),
    "tissue": (gettext_lazy("Tissue and skin"), "hand"),
    "traction": (gettext_lazy("Traction"), "move-horizontal"),
    "motherhood": (gettext_lazy("Pregnancy and birth"), "user-round"),
    "person": (gettext_lazy("The person, consent, reactions"), "user-check"),
    "neck": (gettext_lazy("Neck: what fits"), "neck"),
    "thoracic": (gettext_lazy("Upper back: what fits"), "spine"),
    "low-back": (gettext_lazy("Low back: what fits"), "low-back"),
    "shoulder": (gettext_lazy("Shoulder: what fits"), "joint"),
    "elbow": (gettext_lazy("Elbow: what fits"), "joint"),
    "wrist-hand": (gettext_lazy("Wrist and hand: what fits"), "hand"),
    "hip": (gettext_lazy("Hip: what fits"), "joint"),
    "knee": (gettext_lazy("Knee: what fits"), "joint"),
    "ankle-foot": (gettext_lazy("Ankle and foot: what fits"), "joint"),
    "arm-from-neck": (gettext_lazy("Arm pain from the neck"), "neck"),
    "degeneration": (gettext_lazy("Wear of joints and discs"), "joint"),
    "myofascial": (gettext_lazy("Muscle pain"), "activity"),
    "psychosocial": (gettext_lazy("Thoughts, mood and work"), "message-circle"),
    "mechanism": (gettext_lazy("Pain mechanism"), "activity"),
    "fibromyalgia": (gettext_lazy("Widespread pain"), "person-standing"),
    "reading": (gettext_lazy("Reading one finding from others"), "book-open"),
    "strategy-reading": (gettext_lazy("Reading findings for the strategy"), "book-open"),
    "root-reading": (gettext_lazy("Reading nerve-root signs"), "book-open"),
    "arm-reading": (gettext_lazy("Reading findings of the arm"), "book-open"),
    "injury-reading": (gettext_lazy("Reading injuries"), "book-open"),
}
# How serious a yes is: tone and words of a badge; a plain rule has none.
LEVELS: Mapping[ActionLevel, tuple[str, Any]] = {
    ActionLevel.EMERGENCY: ("danger", gettext_lazy("Emergency")),
    ActionLevel.URGENT: ("danger", gettext_lazy("Urgent referral")),
    ActionLevel.REFER: ("warn", gettext_lazy("Refers")),
    ActionLevel.PRECAUTION: ("warn", gettext_lazy("Withholds or asks for care")),
}
ANSWERS = {"+": gettext_lazy("yes"), "-": gettext_lazy("no"), "?": gettext_lazy("not assessed")}


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A source a rule cites, how well it is known, and the grade or place in it."""

    citation: str
    href: str
    standing: str
    noted: str


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A number a rule uses, from the knowledge."""

    key: str
    meaning: str
    amount: str
    source: str
    standing: str


@dataclass(frozen=True, slots=True)
class PatientShown:
    """A row of an example table: each finding with its value, then the answer and a remark."""

    cells: tuple[tuple[str, str], ...]
    answer: str
    tone: str
    remark: str


@dataclass(frozen=True, slots=True)
class ExamplesShown:
    """A rule's example patients."""

    titles: tuple[str, ...]
    patients: tuple[PatientShown, ...]
    given: str


@dataclass(frozen=True, slots=True)
class RuleShown:
    """One rule to read."""

    id: str
    chapter: str
    asks: str
    when: str
    tree: Branch
    follows: tuple[str, ...]
    gates: tuple[str, ...]
    to_clinician: str
    to_patient: str
    sources: tuple[SourceShown, ...]
    figures: tuple[FigureShown, ...]
    study: str
    validated: bool
    hash: str
    level: tuple[str, Any] | None
    is_protective: bool
    to_check: int
    """Sources and figures that were not read in their source, or are a design choice."""
    address: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Rules that answer one kind of question."""

    key: str
    title: str
    icon: str
    rules: tuple[RuleShown, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """Every rule of the book, by chapter; worked out once."""
    book = rulebook()
    found: dict[str, list[RuleShown]] = {}
    for rule in (*book.rules, *book.readings):
        found.setdefault(chapter_of(rule.id), []).append(_rule(rule))
    order = [*CHAPTERS, *(key for key in found if key not in CHAPTERS)]
    return tuple(Chapter(key, *title_of_chapter(key), tuple(found[key])) for key in order if key in found)


@cache
def rules_by_id() -> Mapping[str, RuleShown]:
    """Every rule of the book by its id."""
    return {rule.id: rule for chapter in chapters() for rule in chapter.rules}


def chapter_of(rule_id: str) -> str:
    """The key of the chapter a rule stands in."""
    return rule_id.partition("/")[0]


def title_of_chapter(key: str) -> tuple[str, str]:
    """Title and icon of a chapter."""
    title, icon = CHAPTERS.get(key, (key.replace("-", " ").capitalize(), "book-open"))
    return str(title), icon


def _rule(rule: Rule) -> RuleShown:
    sources = tuple(_source(cite.source, str(cite.grade), cite.where) for cite in rule.evidence)
    figures = tuple(_figures(rule))
    marks = [*(one.standing for one in sources), *(one.standing for one in figures)]
    return RuleShown(
        id=rule.id,
        chapter=chapter_of(rule.id),
        asks=rule.asks,
        when=in_words(rule.when.words()),
        tree=tree_of(rule.when),
        follows=tuple(map(effect_words, rule.effects)),
        gates=tuple(gate_words(gate) for gate in rule.gates),
        to_clinician=rule.says.clinician,
        to_patient=rule.says.patient,
        sources=sources,
        figures=figures,
        study=str(rule.study or ""),
        validated=rule.validated,
        hash=rulebook().hashes.get(rule.id, ""),
        level=LEVELS.get(rule.severity()),
        is_protective=is_protective(rule),
        to_check=sum(mark != Standing.FOUND for mark in marks),
        address=reverse("clinician:rule", kwargs={"rule_id": rule.id}),
    )


def _source(key: str, grade: str, where: str) -> SourceShown:
    source = rulebook().source(key)
    href = source.url or (f"https://doi.org/{source.doi}" if source.doi else "")
    noted = ", ".join(text for text in (_("grade %s") % grade if grade != "none" else "", where) if text)
    return SourceShown(source.citation, href, str(source.standing), noted)


def _figures(rule: Rule) -> Iterable[FigureShown]:
    """The numbers of the criterion first, then those of what follows, each once."""
    known = rulebook().values
    named = dict.fromkeys(one.key for one in references_in((rule.when, rule.effects)))
    return (figure_shown(value) for key in named if isinstance(value := known[key], Quantity | Accuracy))


def figure_shown(value: Quantity | Accuracy) -> FigureShown:
    """A figure of the knowledge in words."""
    amount = f"{value.number:g} {value.unit}".strip() if isinstance(value, Quantity) else _worth(value)
    return FigureShown(value.key, value.meaning or value.key, amount, value.source, str(value.standing))


def _worth(value: Accuracy) -> str:
    """What a study says a test is worth, as far as it says so."""
    named = (
        ("LR+", value.lr_positive),
        ("LR−", value.lr_negative),
        (_("sensitivity"), value.sensitivity),
        (_("specificity"), value.specificity),
        (_("before"), value.pretest),
        (_("after"), value.posttest),
    )
    interval = f" ({value.lr_low:g}–{value.lr_high:g})" if value.lr_low and value.lr_high else ""
    said = (
        f"{label} {number:g}{interval if label == 'LR+' else ''}"
        for label, number in named
        if number is not None
    )
    return ", ".join(said)


@cache
def examples_shown(rule_id: str) -> ExamplesShown | None:
    """The rule's example patients, as the tests run them; None for a reading without a table of its own."""
    table = examples().get(rule_id)
    if table is None:
        return None
    asked = table.columns[: _answer_column(table)]
    titles = tuple(title_of(name) for name in asked)
    given = ", ".join(f"{title_of(name)}: {in_words(value)}" for name, value in table.given.items())
    return ExamplesShown(titles, tuple(_patient(row, titles) for row in table.rows), given)


def _answer_column(table: Example) -> int:
    return table.columns.index("answer")


def _patient(row: tuple[str, ...], titles: tuple[str, ...]) -> PatientShown:
    found, answer, remark = row[: len(titles)], row[len(titles)], row[len(titles) + 1 :]
    cells = tuple(zip(titles, (_cell(cell) for cell in found), strict=True))
    return PatientShown(
        cells, _cell(answer), {"+": "ok", "-": "neutral"}.get(answer, "info"), " ".join(remark)
    )


def _cell(cell: str) -> str:
    return str(ANSWERS[cell]) if cell in ANSWERS else in_words(cell.strip("{}")) or _("none")
