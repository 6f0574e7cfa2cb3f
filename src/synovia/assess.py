"""`synovia assess`, `synovia compare` and `synovia rules`: the engine without web or database.

Exit codes: 0 answered, 2 refused (every problem is listed on standard error, nothing is guessed).
"""

import json
import os
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from synovia.assess_text import clinician_text, comparison_text
from synovia.domain.rules import Rule, Weight
from synovia.domain.strategy.compare import compare
from synovia.domain.strategy.proposal import Proposal, plain
from synovia.domain.strategy.propose import propose
from synovia.domain.terms.evidence import Candidacy
from synovia.domain.terms.finding import Finding
from synovia.domain.terms.reading import FindingsRefused, Problem, read_case
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import KnowledgeRefused, library, rulebook

ANSWERED, REFUSED = 0, 2
HOW_TO_WRITE_A_CASE = """A case is a JSON object:
  {"patient": {"age": 36, "sex": "female"}, "region": "low_back", "findings": {"nprs_now": 4, ...}, "note": "..."}
`id`, `title`, `source` and `note` are for people and are read by no rule. A yes/no finding takes true or false.
A finding that is absent or null was not assessed: unknown, never normal. A set or list that is empty was
asked, and there is none. Findings ending in _left and _right are taken per side."""


def add_parsers(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Adds `assess` and `rules` to the command line."""
    assess = subparsers.add_parser("assess", help="the engine's proposal for one case, without a database")
    assess.add_argument("case", metavar="CASE.json", help="findings of one patient; - reads standard input")
    assess.add_argument("--format", choices=("json", "text"), default="json")
    assess.set_defaults(run=assess_command)
    compared = subparsers.add_parser("compare", help="what moved between two cases of one patient, and why")
    compared.add_argument("before", metavar="BEFORE.json", help="the earlier findings")
    compared.add_argument("after", metavar="AFTER.json", help="the later findings")
    compared.add_argument("--format", choices=("json", "text"), default="text")
    compared.set_defaults(run=compare_command)
    rules = subparsers.add_parser("rules", help="the rules, the vocabulary, or the Rule Book")
    rules.add_argument("--findings", action="store_true", help="the vocabulary of findings")
    rules.add_argument("--book", metavar="FOLDER", help="write the Rule Book as Markdown into FOLDER")
    rules.add_argument("--format", choices=("json", "text"), default="text")
    rules.set_defaults(run=rules_command)


def assess_command(args: Namespace) -> int:
    """Prints the proposal for the case file; refuses with every problem named."""
    try:
        proposal = propose(read_case(_read(args.case)), rulebook())
    except FindingsRefused as refused:
        return _refuse(problem.words() for problem in refused.problems)
    except KnowledgeRefused as refused:
        return _refuse(refused.problems)
    if args.format == "json":
        _print_json(answered(proposal))
    else:
        _say(clinician_text(proposal))
    return ANSWERED


def answered(proposal: Proposal) -> dict[str, Any]:
    """The proposal as `assess` prints it: candidacy on the five steps, and whether the screening is complete."""
    complete = proposal.candidacy is not Candidacy.SCREENING_INCOMPLETE
    answer = proposal.as_json()
    scale = answer["candidacy_on_safety_scale"]
    return {"candidacy": scale, "screening_complete": complete} | {
        name: part for name, part in answer.items() if name != "candidacy"
    }


def compare_command(args: Namespace) -> int:
    """Prints which conclusions moved between two cases, and because of which findings."""
    try:
        found = compare(read_case(_read(args.before)), read_case(_read(args.after)), rulebook())
    except FindingsRefused as refused:
        return _refuse(problem.words() for problem in refused.problems)
    if args.format == "json":
        _print_json(plain(found))
    else:
        _say(comparison_text(found))
    return ANSWERED


def rules_command(args: Namespace) -> int:
    """Prints the rules, or the vocabulary with --findings; writes the Rule Book with --book."""
    if args.book:
        from synovia.rulebook.pages import SPEC, write_pages
        from synovia.rulebook.tables import write_examples

        for page in write_pages(Path(args.book), rulebook(), library()):
            _say(str(page))
        if SPEC.is_dir():
            _say(str(write_examples(Path(), SPEC)))
        return ANSWERED
    if args.findings:
        return _print_findings(args.format)
    return _print_rules(args.format)


def _read(place: str) -> Any:
    try:
        text = sys.stdin.read() if place == "-" else Path(place).read_text("utf-8")
        return json.loads(text, object_pairs_hook=_without_duplicates)
    except (OSError, UnicodeDecodeError) as unreadable:
        raise FindingsRefused((Problem(place, f"cannot be read: {unreadable}."),)) from unreadable
    except json.JSONDecodeError as broken:
        said = f"is not JSON: line {broken.lineno}, column {broken.colno}: {broken.msg}."
        raise FindingsRefused((Problem(place, said),)) from broken


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise FindingsRefused(tuple(Problem(name, "is given twice.") for name in twice))
    return dict(pairs)


def _refuse(problems: Iterable[str]) -> int:
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    return REFUSED


def _say(text: str) -> None:
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, `head` perhaps, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(ANSWERED) from None


def _print_json(answer: Any) -> None:
    _say(json.dumps(answer, indent=2, ensure_ascii=False))


def _print_findings(form: str) -> int:
    if form == "json":
        _print_json([described(finding) for finding in VOCABULARY.values()])
        return ANSWERED
    _say(HOW_TO_WRITE_A_CASE)
    group = ""
    for finding in VOCABULARY.values():
        if finding.group != group:
            group = finding.group
            _say(f"\n# {group}\n")
        _say(_finding_lines(finding))
    return ANSWERED


def described(finding: Finding) -> dict[str, Any]:
    """A finding as the vocabulary prints it."""
    return {
        "name": finding.name,
        "group": finding.group,
        "meaning": finding.meaning,
        "type": str(finding.kind),
        "unit": finding.unit or None,
        "lowest": finding.low,
        "highest": finding.high,
        "allowed": list(finding.choices) or None,
        "question": finding.question,
        "patient_question": finding.patient_question or None,
        "opens": opens().get(finding.name, []),
    }


@cache
def opens() -> dict[str, list[str]]:
    """By finding: the technique classes that stay closed until it is answered; "screening" for core questions."""
    found: dict[str, set[str]] = {}
    for rule in rulebook().rules:
        for gate in rule.gates:
            for question in gate.questions if gate.presumed is None else ():
                core = {"screening"} if gate.weight is Weight.CORE else set()
                found.setdefault(question.name, set()).update(core, map(str, gate.closes))
    return {name: sorted(classes) for name, classes in found.items()}


def _finding_lines(finding: Finding) -> str:
    lines = [f"{finding.name}  [{_type(finding)}]", f"    {finding.meaning}", f"    Ask: {finding.question}"]
    opened = opens().get(finding.name)
    return "\n".join([*lines, f"    Until answered, closed: {', '.join(opened)}"] if opened else lines)


def _type(finding: Finding) -> str:
    if finding.choices:
        return f"{finding.kind}: {', '.join(finding.choices)}"
    if finding.low is not None and finding.high is not None:
        return f"{finding.kind}, {finding.low:g} to {finding.high:g} {finding.unit}".rstrip()
    return str(finding.kind)


def _print_rules(form: str) -> int:
    book = rulebook()
    if form == "json":
        _print_json([_rule_as_json(rule) for rule in (*book.readings, *book.rules)])
        return ANSWERED
    _say(f"{len(book.rules)} rules, {len(book.readings)} readings · {book.content_hash} · {book.release}")
    for rule in (*book.readings, *book.rules):
        cited = ", ".join(cite.source for cite in rule.evidence)
        _say(
            f"\n{rule.id}  {rule.content_hash()}\n    {rule.asks}\n    When {rule.when.words()}\n    {cited}"
        )
    return ANSWERED


def _rule_as_json(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "hash": rule.content_hash(),
        "asks": rule.asks,
        "when": rule.when.words(),
        "level": rule.severity().name.lower(),
        "says": rule.says.clinician,
        "evidence": [cite.source for cite in rule.evidence],
    }
