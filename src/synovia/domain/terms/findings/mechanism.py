"""Markers of the pain mechanism: what keeps the pain going. They steer the dose, never the diagnosis."""

from synovia.domain.terms.finding import choice, findings_in, yes_no

MECHANICAL = yes_no(
    "pain_proportionate_and_mechanical",
    "Localized pain with clear, repeatable aggravating and easing movements, in proportion to the load",
    "Is the pain localized, mechanical and in proportion?",
)
DISPROPORTIONATE = yes_no(
    "pain_disproportionate_and_unpredictable",
    "Pain out of proportion to the load, with no repeatable pattern of aggravating and easing",
    "Is the pain out of proportion and unpredictable?",
)
DIFFUSE_TENDERNESS = yes_no(
    "diffuse_tenderness",
    "Tenderness in many places away from the complaint",
    "Is there diffuse tenderness away from the complaint?",
)
HYPERSENSITIVE = yes_no(
    "hypersensitivity_on_examination",
    "Touch, pressure, heat or cold hurts more or longer than it should in the painful region",
    "Does examination evoke hypersensitivity?",
)
WIDESPREAD = yes_no(
    "pain_widespread",
    "Pain in several regions of the body, not one discrete place",
    "Is the pain spread over several regions of the body?",
    "Do you hurt in many parts of your body?",
)
DERMATOMAL = choice(
    "dermatomal_pattern",
    "Arm or leg symptoms that follow one nerve root, as mapped on the body chart",
    "Do the arm or leg symptoms follow one nerve root?",
    "none",
    "C4",
    "C5",
    "C6",
    "C7",
    "C8",
    "T1",
    "L1",
    "L2",
    "L3",
    "L4",
    "L5",
    "S1",
    "S2",
)
NARROW_LANCINATING = yes_no(
    "narrow_lancinating_limb_pain",
    "Sharp or shooting arm or leg pain in a narrow band",
    "Is the limb pain sharp or shooting in a narrow band?",
)
UNREFRESHED = yes_no(
    "fatigue_or_unrefreshing_sleep",
    "Marked fatigue or unrefreshing sleep along with the pain",
    "Are there fatigue or unrefreshing sleep?",
)

FINDINGS = findings_in("pain mechanism", globals())
