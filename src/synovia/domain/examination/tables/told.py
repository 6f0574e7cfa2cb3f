"""Which findings of the vocabulary the tables state, so that nothing is typed twice.

One law for all: a positive is stated as soon as it was seen, a negative only when everything it denies was tested.
What was not tested stays unknown.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from synovia.domain.examination.tables import function, looking, mobility, nerves, palpation
from synovia.domain.examination.tables.scales import grade
from synovia.domain.examination.tables.shape import Cells, CellValue, Table
from synovia.domain.terms.finding import Value
from synovia.domain.terms.findings.muscles import MUSCLES

AllCells = Mapping[str, Cells]
"""What was read of every table, by its id."""
Tells = Callable[[AllCells], Value | None]
_SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class Told:
    """A finding and what states it. `wholly`: the table is the place to enter it; its own field waits."""

    finding: str
    tables: tuple[str, ...]
    tells: Tells
    wholly: bool = True


def told(cells: AllCells) -> dict[str, Value]:
    """The findings these tables state."""
    stated = ((one.finding, one.tells(cells)) for one in TOLD if any(table in cells for table in one.tables))
    return {finding: _plain(value) for finding, value in stated if value is not None}


def _plain(value: Value) -> Value:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def told_by(table: str) -> tuple[Told, ...]:
    """The findings a table states or helps to state."""
    return tuple(one for one in TOLD if table in one.tables)


def _of(cells: AllCells, table: Table, row: str, column: str) -> CellValue | None:
    return cells.get(table.id, {}).get(row, {}).get(column)


def _any(values: Iterable[CellValue | None], seen: frozenset[str]) -> bool | None:
    """Yes as soon as one is seen, no when every one was tested."""
    listed = list(values)
    if any(value in seen for value in listed):
        return True
    return None if None in listed or not listed else False


def _some(found: Iterable[tuple[str, bool | None]]) -> frozenset[str] | None:
    """The names that are so; none of them only when each was tested."""
    listed = list(found)
    named = frozenset(name for name, so in listed if so)
    return named if named or all(so is False for _name, so in listed) else None


def _either(answers: Iterable[bool | None]) -> bool | None:
    listed = list(answers)
    return True if True in listed else None if None in listed else False


# Segments


def _stiff_or_loose(table: Table, wanted: str) -> Tells:
    def level(cells: AllCells, row: str) -> bool | None:
        tested = [value for part in ("central", *_SIDES) if (value := _of(cells, table, row, part))]
        return wanted in tested if tested else None

    return lambda cells: _some((row.key, level(cells, row.key)) for row in table.rows)


def _reproduces(table: Table) -> Tells:
    return lambda cells: _some(
        (row.key, _any([_of(cells, table, row.key, "pain")], _FAMILIAR)) for row in table.rows
    )


_FAMILIAR = frozenset(("familiar", "referred"))
_HYPO = frozenset(("hypo",))


def _segments(table: Table, region: str) -> Iterator[Told]:
    yield Told(f"{region}_hypomobile_segments", (table.id,), _stiff_or_loose(table, "hypo"))
    yield Told(f"{region}_painful_segments", (table.id,), _reproduces(table))
    if region == "lumbar":
        yield Told(f"{region}_hypermobile_segments", (table.id,), _stiff_or_loose(table, "hyper"))


def _stiff_glides(finding: str, table: Table, rows: tuple[str, ...]) -> Iterator[Told]:
    for side in _SIDES:
        yield Told(
            f"{finding}_{side}",
            (table.id,),
            lambda cells, side=side: _any((_of(cells, table, row, side) for row in rows), _HYPO),  # type: ignore[misc]
        )


def _rib_pain() -> Iterator[Told]:
    keys = tuple(row.key for row in mobility.RIBS.rows)
    for side in _SIDES:
        yield Told(
            f"rib_spring_test_{side}",
            (mobility.RIBS.id,),
            lambda cells, side=side: _any(  # type: ignore[misc]
                (_of(cells, mobility.RIBS, row, f"{side}_pain") for row in keys), _FAMILIAR
            ),
        )


# Palpation

_TENDER_SITES = {
    "trochanter_tenderness": (
        ("greater_trochanter", palpation.LOW_BACK),
        ("greater_trochanter", palpation.HIP),
    ),
    "long_dorsal_ligament_tender": (("long_dorsal_ligament", palpation.LOW_BACK),),
    "rib_angle_tenderness": (("rib_angles", palpation.THORACIC),),
    "acromioclavicular_tenderness": (("acromioclavicular_joint", palpation.SHOULDER),),
    "lateral_epicondyle_tenderness": (("lateral_epicondyle", palpation.ELBOW),),
    "medial_epicondyle_tenderness": (("medial_epicondyle", palpation.ELBOW),),
    "thumb_base_tenderness": (("thumb_base", palpation.WRIST_HAND),),
    "lateral_ankle_ligament_tenderness": (("lateral_ankle_ligaments", palpation.ANKLE_FOOT),),
    "plantar_heel_tenderness": (("plantar_heel", palpation.ANKLE_FOOT),),
    "achilles_palpation_tender": (("achilles_tendon", palpation.ANKLE_FOOT),),
    "cervical_segmental_tenderness": (("neck_facet_joints", palpation.NECK),),
}
_TENDER = frozenset("1234")
_ON_A_SIDE = frozenset(("left", "right", "both"))


def _tender(finding: str, places: tuple[tuple[str, Table], ...]) -> Iterator[Told]:
    for side in _SIDES:

        def tells(cells: AllCells, side: str = side) -> bool | None:
            felt = [_of(cells, table, site, side) for site, table in places]
            return _any([value for value in felt if value is not None], _TENDER)

        yield Told(f"{finding}_{side}", tuple(table.id for _site, table in places), tells)


def _muscles(column: str) -> Tells:
    """The muscles of every palpation table that was begun; none only when each of theirs was felt."""

    def tells(cells: AllCells) -> frozenset[str] | None:
        begun = [table for table in palpation.TABLES if table.id in cells]
        return _some(
            (row.key, _any([_of(cells, table, row.key, column)], _ON_A_SIDE))
            for table in begun
            for row in table.rows
            if row.key in MUSCLES
        )

    return tells


# Nerves

_LIMBS = (nerves.ARM, nerves.LEG)
_LESS_FELT = frozenset(("reduced", "absent"))
_WEAK_REFLEX = frozenset("01")
_POSITIVE = frozenset(("positive",))
_TENSION_ROWS = {
    "ultt_a": (nerves.ARM_TENSION, "ulnt-1"),
    "straight_leg_raise": (nerves.LEG_TENSION, "slr"),
    "crossed_straight_leg_raise": (nerves.LEG_TENSION, "crossed-slr"),
    "slump_test": (nerves.LEG_TENSION, "slump"),
    "femoral_nerve_tension_test": (nerves.LEG_TENSION, "prone-knee-bend"),
}
_MOTOR_NEURON = {
    "hoffmann_positive": "hoffmann",
    "babinski_positive": "babinski",
    "clonus": "clonus",
    "inverted_supinator_sign": "inverted-supinator",
    "hyperreflexia": "brisk-below",
}


def _begun(cells: AllCells) -> list[Table]:
    return [table for table in _LIMBS if table.id in cells]


def _levels(
    cells: AllCells, part: str, bad: Callable[[CellValue], bool]
) -> Iterator[tuple[str, bool | None]]:
    """Each level of the limbs begun that has this part: whether it is bad on either side; unknown until both are tested."""
    for table in _begun(cells):
        for row in table.rows:
            columns = [c.key for c in table.cells(row) if c.key.endswith(part)]
            if columns:
                values = [_of(cells, table, row.key, column) for column in columns]
                yield row.key, _either(None if value is None else bad(value) for value in values)


def _numb(cells: AllCells) -> list[tuple[str, bool | None]]:
    return list(_levels(cells, "_sensation", lambda value: value in _LESS_FELT))


def _weak(cells: AllCells) -> list[tuple[str, bool | None]]:
    return list(_levels(cells, "_power", lambda value: value != "5"))


def _dull(cells: AllCells) -> list[tuple[str, bool | None]]:
    return list(_levels(cells, "_reflex", lambda value: value in _WEAK_REFLEX))


def _reflexes(cells: AllCells) -> frozenset[str] | None:
    return _some((nerves.REFLEX_AT[level], so) for level, so in _dull(cells))


def _weakest(cells: AllCells) -> float | None:
    """The weakest grade seen; 5 only when every key muscle was tested."""
    seen = [
        grade(str(value))
        for table in _begun(cells)
        for row in cells[table.id].values()
        for column, value in row.items()
        if column.endswith("_power")
    ]
    lowest = min(seen, default=5.0)
    return lowest if lowest < 5 or all(so is not None for _level, so in _weak(cells)) else None


def _roots(cells: AllCells) -> int | None:
    """How many levels show a deficit; 0 only when all was tested."""
    affected = {level for level, so in (*_numb(cells), *_weak(cells), *_dull(cells)) if so}
    return len(affected) if affected or _deficit(cells) is False else None


def _deficit(cells: AllCells) -> bool | None:
    return _either(so for _level, so in (*_numb(cells), *_weak(cells), *_dull(cells)))


def _motor_neuron(row: str) -> Tells:
    return lambda cells: _any(
        (_of(cells, nerves.UPPER_MOTOR_NEURON, row, side) for side in _SIDES), _POSITIVE
    )


def _any_motor_neuron(cells: AllCells) -> bool | None:
    answers = [_motor_neuron(row)(cells) for row in _MOTOR_NEURON.values()]
    return _either(None if answer is None else bool(answer) for answer in answers)


def _screen(cells: AllCells) -> str | None:
    """Abnormal as soon as anything is; normal only when levels and upper motor neuron signs were all tested.

    A brisk reflex (3+) alone is neither: the examiner says what it means.
    """
    clonic = _either(so for _level, so in _levels(cells, "_reflex", lambda value: value == "4"))
    brisk = _either(so for _level, so in _levels(cells, "_reflex", lambda value: value == "3"))
    more = _either(so for _level, so in _levels(cells, "_sensation", lambda value: value == "increased"))
    parts = [_deficit(cells), clonic, more, _any_motor_neuron(cells)]
    if True in parts:
        return "abnormal"
    return "normal" if _begun(cells) and all(part is False for part in (*parts, brisk)) else None


def _tension(finding: str, table: Table, row: str) -> Iterator[Told]:
    for side in _SIDES:
        yield Told(
            f"{finding}_{side}",
            (table.id,),
            lambda cells, side=side: _any([_of(cells, table, row, side)], _POSITIVE),  # type: ignore[misc]
        )


def _nerves() -> Iterator[Told]:
    limbs = tuple(table.id for table in _LIMBS)
    upper = nerves.UPPER_MOTOR_NEURON.id
    yield Told("neurological_screen", (*limbs, upper), _screen, wholly=False)
    yield Told("weakest_muscle_power", limbs, _weakest)
    yield Told("reflex_reduced", limbs, lambda cells: _either(so for _level, so in _dull(cells)))
    yield Told("dermatomal_sensory_loss", limbs, lambda cells: _either(so for _level, so in _numb(cells)))
    yield Told("nerve_roots_affected", limbs, _roots)
    yield Told("reduced_sensation_dermatomes", limbs, lambda cells: _some(_numb(cells)))
    yield Told("weak_myotomes", limbs, lambda cells: _some(_weak(cells)))
    yield Told("reduced_reflexes", limbs, _reflexes)
    for finding, row in _MOTOR_NEURON.items():
        yield Told(finding, (upper,), _motor_neuron(row))
    yield Told("upper_motor_neuron_signs", (upper,), _any_motor_neuron, wholly=False)
    for finding, (table, row) in _TENSION_ROWS.items():
        yield from _tension(finding, table, row)


# Function and what is seen

_VALUES = {
    "chair_stand_30s": ("chair-stand", "value"),
    "timed_up_and_go": ("up-and-go", "value"),
    "sorensen_hold": ("sorensen", "value"),
    "neck_flexor_endurance": ("neck-flexors", "value"),
    "single_leg_stance_seconds_left": ("stance-open", "left"),
    "single_leg_stance_seconds_right": ("stance-open", "right"),
    "grip_strength_left": ("grip", "left"),
    "grip_strength_right": ("grip", "right"),
}
_RATED = {
    "forward_head_posture": "head-forward",
    "rounded_shoulders": "shoulders-forward",
    "increased_thoracic_kyphosis": "kyphosis",
}
_SEEN = frozenset(("slight", "moderate", "marked"))
_AS_FINDING = {"none": "none", "slight": "mild", "moderate": "moderate", "marked": "marked"}


def _number(row: str, column: str) -> Tells:
    def tells(cells: AllCells) -> float | None:
        value = _of(cells, function.FUNCTION, row, column)
        return value if isinstance(value, float) else None

    return tells


def _rated(row: str) -> Tells:
    return lambda cells: _AS_FINDING.get(str(_of(cells, looking.POSTURE, row, "rating")))


def _lordosis(cells: AllCells) -> str | None:
    rating = _of(cells, looking.POSTURE, "lordosis", "rating")
    way = _of(cells, looking.POSTURE, "lordosis", "way")
    if rating == "none":
        return "usual"
    return {"flat": "reduced", "deep": "increased"}.get(str(way)) if rating else None


def _shift(cells: AllCells) -> str | None:
    seen = _of(cells, looking.OBSERVATION, "list", "seen")
    side = _of(cells, looking.OBSERVATION, "list", "side")
    return "none" if seen == "none" else str(side) if seen and side in _SIDES else None


def _gait(*rows: str) -> Tells:
    return lambda cells: _any((_of(cells, looking.GAIT, row, "seen") for row in rows), _SEEN)


def _squat(cells: AllCells) -> bool | None:
    pain = _of(cells, function.FUNCTION, "squat", "pain")
    return None if pain is None else pain == "familiar"


def _the_rest() -> Iterator[Told]:
    for finding, (row, column) in _VALUES.items():
        yield Told(finding, (function.FUNCTION.id,), _number(row, column))
    yield Told("squat_reproduces_pain", (function.FUNCTION.id,), _squat)
    for finding, row in _RATED.items():
        yield Told(finding, (looking.POSTURE.id,), _rated(row))
    yield Told("lumbar_lordosis", (looking.POSTURE.id,), _lordosis)
    yield Told("lateral_shift", (looking.OBSERVATION.id,), _shift)
    yield Told("wide_based_gait", (looking.GAIT.id,), _gait("wide"))
    yield Told("gait_deviation", (looking.GAIT.id,), _gait("wide", "unsteady"))


def _all() -> Iterator[Told]:
    yield from _segments(mobility.NECK, "cervical")
    yield from _segments(mobility.THORACIC, "thoracic")
    yield from _segments(mobility.LUMBAR, "lumbar")
    yield from _stiff_glides(
        "rib_stiff_on_springing", mobility.RIBS, tuple(row.key for row in mobility.RIBS.rows)
    )
    yield from _rib_pain()
    yield from _stiff_glides("patella_hypomobile", mobility.KNEE, mobility.PATELLA)
    yield from _stiff_glides("distal_tibiofibular_hypomobile", mobility.ANKLE_FOOT, ("distal-tibiofibular",))
    for finding, places in _TENDER_SITES.items():
        yield from _tender(finding, places)
    palpated = tuple(table.id for table in palpation.TABLES)
    yield Told("guarding_muscles", palpated, _muscles("tone"))
    yield Told("trigger_point_muscles", palpated, _muscles("trigger"))
    yield from _nerves()
    yield from _the_rest()


TOLD = tuple(_all())
"""Every finding a table states."""
