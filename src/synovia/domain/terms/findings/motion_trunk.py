"""Measured motion of the upper back, in degrees from neutral. Its rotation stands with the other trunk motions."""

from synovia.domain.terms.finding import findings_in, number, sided

THORACIC_FLEXION = number(
    "thoracic_flexion",
    "Active upper back flexion, first to twelfth thoracic vertebra (two inclinometers)",
    "How many degrees of upper back flexion?",
    unit="degrees",
    low=0,
    high=90,
)
THORACIC_EXTENSION = number(
    "thoracic_extension",
    "Active upper back extension, first to twelfth thoracic vertebra (two inclinometers)",
    "How many degrees of upper back extension?",
    unit="degrees",
    low=0,
    high=60,
)
THORACIC_LATERAL_FLEXION = sided(
    number(
        "thoracic_lateral_flexion",
        "Active upper back side-bending to the {side}",
        "How many degrees does the upper back side-bend to the {side}?",
        unit="degrees",
        low=0,
        high=60,
    )
)

FINDINGS = findings_in("motion", globals())
