"""The camera on rendered people at exact angles: error by joint, wrong views, harder scenes, the neck; speed and memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.camera_cases import GROUPS, OTHERS, Case, cases, invented
from bench.camera_neck import NECK_GATE, neck_errors
from bench.camera_report import Errors, write_report
from bench.rows import Options, Row, summary, timed
from scripts.bodies.people import Person
from scripts.bodies.scenes import HARDER, scene
from synovia.domain.motion.angles import angle
from synovia.exchange.pose.find import find_pose, picture_angle
from synovia.exchange.pose.refusals import PictureRefused
from synovia.knowledge.camera import camera_limits

MEMORY_GOAL, PHOTO_GOAL = 1024, 40  # MB; milliseconds
SWAP = 30.0
"""An error larger than this can only be a confused side or joint."""
WRONG = (45.0, 60.0, 90.0)
OF_WRONG, OF_HARDER = 6, 12
"""Wrong views take every sixth case, each harder scene every twelfth."""
NECKS = 4


@dataclass(frozen=True, slots=True)
class Taken:
    """One picture as it was read: `raw` by one look at the points (None: nobody found), `stored` what would be kept."""

    group: str
    true: float
    raw: float | None
    stored: float | None
    refused: str = ""


def measure(options: Options) -> Iterator[Row]:
    """Every gate of the issue; with `--report` the page of the docs as well."""
    people = (*OTHERS, *invented(3, options.seed))
    plain = [read(case) for group in GROUPS for case in cases(group, people, options.seed)]
    for group, about in GROUPS.items():
        yield _accuracy(group, [one for one in plain if one.group == group], about.gate)
    found = sum(one.raw is not None for one in plain)
    yield Row(
        "person found, plain scenes",
        figures={"found": f"{found} of {len(plain)}"},
        goal="all",
        met=found == len(plain),
    )
    wrong = [
        read(case.turned(WRONG[number % 3]))
        for number, case in enumerate(_some(people, options.seed, OF_WRONG))
    ]
    refused = sum(one.stored is None for one in wrong)
    yield Row(
        "wrong view (45–90° off)",
        figures={"refused": f"{refused} of {len(wrong)}"},
        goal="≥ 95 %",
        met=refused >= 0.95 * len(wrong),
    )
    hard = {
        kind: [read(case, kind) for case in _some(people, options.seed + 1, OF_HARDER)] for kind in HARDER
    }
    for kind, taken in hard.items():
        yield _harder(kind, taken)
    everything = [
        *plain,
        *wrong,
        *(one for taken in hard.values() for one in taken if one.refused != "nobody"),
    ]
    swaps = [one for one in everything if one.stored is not None and abs(one.stored - one.true) > SWAP]
    yield Row(
        "swaps that reach a stored value",
        figures={"values off by more than 30°": str(len(swaps))},
        goal="0",
        met=not swaps,
    )
    neck = neck_errors(people[-NECKS:], options.seed)
    for name, errors in neck.items():
        yield _row(f"neck: {name}", errors, NECK_GATE if "rotation" in name else None)
    yield from _speed()
    if options.report:
        write_report(options.report, plain, wrong, hard, neck, options.seed, [one.name for one in people])


def read(case: Case, kind: str = "plain") -> Taken:
    """Takes the picture and reads it as the product does."""
    rendered = case.taken(scene(kind, case.seed))
    true = case.truth(rendered)
    found = find_pose(rendered.image)
    raw = angle(case.motion, found[0].landmarks, case.side) if found else None
    try:
        reading = picture_angle(
            rendered.image, case.motion, case.side, camera_limits(), seen_from=case.seen_from
        )
    except PictureRefused as refused:
        return Taken(case.group, true, raw, None, type(refused).__name__)
    why = ", ".join(str(flag) for flag in reading.flags if flag.refuses)
    return Taken(case.group, true, raw, reading.degrees, why)


def _some(people: Sequence[Person], seed: int, every: int) -> list[Case]:
    everything = [case for group in GROUPS for case in cases(group, people, seed)]
    return everything[seed % every :: every]


def _accuracy(group: str, taken: Sequence[Taken], gate: float | None) -> Row:
    row = _row(group, Errors.of((one.true, one.stored) for one in taken), gate)
    raw = Errors.of((one.true, one.raw) for one in taken)
    figures = {
        **row.figures,
        "raw bias": f"{raw.bias:+.1f}°",
        "raw MAE": f"{raw.mae:.1f}°",
        "images": str(len(taken)),
    }
    return Row(row.what, figures=figures, goal=row.goal, met=row.met)


def _row(what: str, errors: Errors, gate: float | None) -> Row:
    figures = {
        "MAE": f"{errors.mae:.1f}°",
        "bias": f"{errors.bias:+.1f}°",
        "SD": f"{errors.sd:.1f}°",
        "kept": str(errors.count),
    }
    met = None if gate is None else errors.mae <= gate
    return Row(what, figures=figures, goal="" if gate is None else f"MAE ≤ {gate:g}°", met=met)


def _harder(kind: str, taken: Sequence[Taken]) -> Row:
    errors = Errors.of((one.true, one.stored) for one in taken)
    figures = {
        "found": f"{sum(one.raw is not None for one in taken)} of {len(taken)}",
        "refused": str(len(taken) - errors.count),
    }
    if errors.count:
        figures |= {"MAE": f"{errors.mae:.1f}°", "worst": f"{errors.worst:.0f}°"}
    return Row(f"scene: {kind.replace('_', ' ')}", figures=figures)


def _speed() -> Iterator[Row]:
    """In a process of its own, so that nothing but the product is counted."""
    done = subprocess.run([sys.executable, "-m", "bench.camera"], capture_output=True, text=True, check=True)
    *times, memory = (float(line) for line in done.stdout.split())
    yield summary("a photo to landmarks, heavy, 2 threads", times, p95_goal=PHOTO_GOAL)
    yield Row(
        "memory of the process",
        figures={"most": f"{memory:.0f} MB"},
        goal=f"≤ {MEMORY_GOAL} MB",
        met=memory <= MEMORY_GOAL,
    )


def main() -> None:
    """Prints the milliseconds of each look at one photo, and last the most memory in MB."""
    import resource

    case = next(cases("knee", OTHERS, 1))
    image = case.taken().image
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for milliseconds in timed(lambda: find_pose(image), 60):
        print(milliseconds)
    print(max(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024)


if __name__ == "__main__":
    main()
