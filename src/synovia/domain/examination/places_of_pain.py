"""How far the pain reaches, read from the body chart areas."""

from synovia.domain.terms.places import Side

BELOW_KNEE = ("lower_leg", "ankle", "heel", "foot")
BELOW_ELBOW = ("forearm", "wrist", "hand")
BELOW_SHOULDER = ("upper_arm", "elbow", *BELOW_ELBOW)
LEG = ("thigh", "knee", *BELOW_KNEE)


def distal_to_knee(areas: frozenset[str]) -> bool:
    """Whether any painful area lies below a knee."""
    return _any(areas, BELOW_KNEE)


def distal_to_elbow(areas: frozenset[str]) -> bool:
    """Whether any painful area lies below an elbow."""
    return _any(areas, BELOW_ELBOW)


def distal_to_shoulder(areas: frozenset[str]) -> bool:
    """Whether any painful area lies below a shoulder."""
    return _any(areas, BELOW_SHOULDER)


def sides(areas: frozenset[str]) -> frozenset[Side]:
    """The sides of the body that hurt."""
    return frozenset(side for side in Side if any(area.endswith(f"_{side}") for area in areas))


def one_side(areas: frozenset[str]) -> Side | None:
    """The painful side when only one hurts, else None."""
    found = sides(areas)
    return next(iter(found)) if len(found) == 1 else None


def _any(areas: frozenset[str], roots: tuple[str, ...]) -> bool:
    return any(area.startswith(roots) for area in areas)
