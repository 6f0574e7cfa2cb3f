"""Conditions written as free text for which the vocabulary has a finding of its own."""

from collections.abc import Iterable, Iterator, Mapping

NAMES: Mapping[str, tuple[str, ...]] = {
    "inflammatory_arthritis": (
        "inflammatory arthritis",
        "reactive arthritis",
        "enteropathic arthritis",
        "undifferentiated arthritis",
        "spondyloarthropathy",
    ),
    "rheumatoid_arthritis": ("rheumatoid arthritis", "rheumatoid", "ra"),
    "juvenile_arthritis": ("juvenile arthritis", "juvenile idiopathic arthritis", "jia"),
    "psoriatic_arthritis": ("psoriatic arthritis",),
    "axial_spondyloarthritis": (
        "ankylosing spondylitis",
        "axial spondyloarthritis",
        "axial spondylarthritis",
        "axspa",
    ),
    "ankylosed_spine": (
        "bamboo spine",
        "ankylosed spine",
        "diffuse idiopathic skeletal hyperostosis",
    ),
    "gout_or_crystal_arthritis": ("gout", "pseudogout", "cppd"),
    "connective_tissue_disorder": ("ehlers danlos", "eds", "heds", "marfan", "loeys dietz"),
    "down_syndrome": ("down syndrome", "down s syndrome", "downs syndrome", "trisomy 21"),
    "craniocervical_anomaly": ("os odontoideum", "klippel feil", "chiari"),
    "generalized_hypermobility": ("hypermobility syndrome", "hypermobility spectrum", "joint hypermobility"),
    "osteoporosis": ("osteoporosis", "osteoporotic", "osteogenesis imperfecta", "brittle bone"),
    "osteopenia": ("osteopenia",),
    "bleeding_disorder": (
        "hemophilia",
        "haemophilia",
        "von willebrand",
        "bleeding disorder",
        "thrombocytopenia",
        "factor viii deficiency",
    ),
    "previous_dvt": ("dvt", "deep vein thrombosis", "pulmonary embolism", "deep venous thrombosis"),
    "aortic_aneurysm_known": ("abdominal aortic aneurysm", "aortic aneurysm", "aaa"),
    "prior_dissection_or_carotid_stenosis": (
        "carotid dissection",
        "carotid artery dissection",
        "vertebral artery dissection",
        "cervical artery dissection",
        "carotid stenosis",
        "carotid stent",
    ),
    "prior_stroke_or_tia": ("stroke", "tia", "transient ischemic attack", "transient ischaemic attack"),
    "fibromyalgia": ("fibromyalgia",),
    "crps": ("crps", "complex regional pain syndrome"),
    "peripheral_neuropathy": (
        "peripheral neuropathy",
        "diabetic neuropathy",
        "polyneuropathy",
    ),
    "abdominal_hernia": (
        "hiatal hernia",
        "hiatus hernia",
        "inguinal hernia",
        "umbilical hernia",
        "abdominal hernia",
    ),
    "heart_or_lung_insufficiency": ("heart failure", "copd", "respiratory failure"),
    "jaw_joint_disorder": ("tmj", "tmd", "temporomandibular"),
    "claustrophobia": ("claustrophobia",),
    "lymphedema_or_node_clearance": ("lymphedema", "lymphoedema"),
    "immunosuppressed": (
        "hiv",
        "organ transplant",
        "kidney transplant",
        "liver transplant",
        "immunosuppressed",
        "chemotherapy",
    ),
    "indwelling_line_or_dialysis": ("dialysis",),
    "tuberculosis_exposure": ("tuberculosis",),
    "implanted_device_in_region": (
        "pacemaker",
        "implantable defibrillator",
        "port a cath",
        "spinal cord stimulator",
        "baclofen pump",
    ),
    "soft_tissue_calcification": (
        "calcific tendinitis",
        "calcific tendinopathy",
        "calcifying tendinitis",
    ),
    "myositis_ossificans": ("myositis ossificans", "heterotopic ossification"),
    "greater_trochanteric_pain": (
        "greater trochanteric pain",
        "trochanteric bursitis",
        "gluteal tendinopathy",
    ),
    "cancer_history": ("cancer", "carcinoma", "lymphoma", "leukemia", "leukaemia", "myeloma", "melanoma"),
    "bone_tumor_or_metastasis": ("spinal metastasis", "spinal metastases", "bone metastases"),
    "diabetes": ("diabetes", "diabetic"),
    "hypertension": ("hypertension", "high blood pressure"),
    "high_cholesterol": (
        "high cholesterol",
        "hyperlipidemia",
        "hyperlipidaemia",
        "hypercholesterolemia",
        "dyslipidemia",
    ),
    "migraine": ("migraine", "migraines"),
    "psoriasis": ("psoriasis",),
    "uveitis_or_inflammatory_bowel_disease": ("uveitis", "crohn", "crohn s", "crohns", "ulcerative colitis"),
}
"""Finding to the names, in plain small letters, that say it is there."""

REPLACED = ("replacement", "replaced", "arthroplasty", "prosthesis", "prosthetic", "endoprosthesis")
SHORT_REPLACED: Mapping[str, str] = {
    "tkr": "knee",
    "tka": "knee",
    "ukr": "knee",
    "uka": "knee",
    "thr": "hip",
    "tha": "hip",
    "tsa": "shoulder",
    "rtsa": "shoulder",
    "tsr": "shoulder",
}
REPLACED_JOINTS = ("hip", "knee", "shoulder", "elbow", "wrist", "ankle")
JOINT_WORDS = frozenset({"joint", "finger", "thumb", "toe"})
"""Names of joints whose replacement has no place of its own."""

DENIALS = frozenset(
    {
        *("no", "not", "without", "denies", "denied", "excluded", "negative", "never", "none", "nil", "free"),
        *("ruled", "rule", "query", "unlikely"),
        *("fear", "fears", "afraid", "worried", "worry", "risk", "screening", "screened", "planned"),
        *("family", "mother", "father", "mom", "mum", "dad", "parent", "parents", "son", "daughter"),
        *("brother", "sister", "sibling", "siblings", "twin", "aunt", "uncle", "cousin", "wife"),
        *("husband", "partner", "spouse", "grandmother", "grandfather", "grandparent", "grandparents"),
        *("relative", "relatives", "maternal", "paternal", "nephew", "niece", "grandson", "granddaughter"),
    }
)
"""A text with one of these words is shown and not read: it may deny or doubt it, or speak of somebody else."""


def recognize_conditions(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The findings named in free texts such as "rheumatoid arthritis (2011)", each with its text."""
    for text in texts:
        spaced = f" {' '.join(words_of(text))} "
        if not is_doubted(text):
            for finding, names in NAMES.items():
                if any(f" {name} " in spaced for name in names):
                    yield finding, text


def replaced_joints(texts: Iterable[str]) -> frozenset[str]:
    """The replaced joints named in free texts such as "total knee replacement left"; both sides when none is said."""
    return frozenset(
        joint for text in texts if not is_doubted(text) for joint in _replaced(frozenset(words_of(text)))
    )


def is_doubted(text: str) -> bool:
    """Whether the text denies, doubts, asks, or speaks of somebody else."""
    return "?" in text or "r/o" in text.lower() or not DENIALS.isdisjoint(words_of(text))


def words_of(text: str) -> list[str]:
    """The words in small letters, without punctuation."""
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()


def _replaced(words: frozenset[str]) -> Iterator[str]:
    joints = [joint for short, joint in SHORT_REPLACED.items() if short in words]
    if not words.isdisjoint(REPLACED):
        joints += [joint for joint in REPLACED_JOINTS if joint in words]
        if not joints and not words.isdisjoint(JOINT_WORDS):
            yield "other"
    sides = [side for side in ("left", "right") if side in words] or ["left", "right"]
    for joint in joints:
        yield from (f"{joint}_{side}" for side in sides)
