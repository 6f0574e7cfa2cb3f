"""Wear of the spine written as free text among the conditions: read as what imaging shows, never as a class."""

from collections.abc import Iterable, Iterator, Mapping

from synovia.domain.terms.named_conditions import DENIALS

NAMES: Mapping[str, tuple[str, ...]] = {
    "disc_degeneration": ("degenerative disc disease", "disc degeneration", "ddd", "degenerated disc"),
    "disc_bulge_or_herniation": (
        "disc bulge",
        "bulging disc",
        "herniated disc",
        "disc herniation",
        "slipped disc",
        "prolapsed disc",
    ),
    "facet_degeneration": ("facet arthropathy", "facet arthritis", "facet degeneration", "facet arthrosis"),
    "spondylosis": ("spondylosis", "degenerative spine", "degenerative joint disease of the spine"),
    "lumbar_canal_stenosis": ("lumbar stenosis", "lumbar spinal stenosis", "lumbar canal stenosis"),
}
"""What imaging shows, and the names in plain small letters that say so."""


def recognize_imaging(texts: Iterable[str]) -> Iterator[str]:
    """What the texts say imaging shows; a text with a denial is not read."""
    for text in texts:
        words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
        if DENIALS.isdisjoint(words):
            spaced = f" {' '.join(words)} "
            yield from (shown for shown, names in NAMES.items() if any(f" {one} " in spaced for one in names))
