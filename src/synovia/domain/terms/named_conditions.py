"""Conditions written as free text for which the vocabulary has a finding of its own."""

from collections.abc import Iterable, Iterator, Mapping

NAMES: Mapping[str, tuple[str, ...]] = {
    "rheumatoid_arthritis": ("rheumatoid arthritis", "rheumatoid", "ra"),
    "juvenile_arthritis": ("juvenile arthritis", "juvenile idiopathic arthritis", "jia"),
    "psoriatic_arthritis": ("psoriatic arthritis",),
    "axial_spondyloarthritis": (
        "ankylosing spondylitis",
        "axial spondyloarthritis",
        "axial spondylarthritis",
        "axspa",
    ),
    "ankylosed_spine": ("bamboo spine", "ankylosed spine"),
    "gout_or_crystal_arthritis": ("gout", "pseudogout", "cppd"),
    "connective_tissue_disorder": ("ehlers danlos", "eds", "heds", "marfan", "loeys dietz"),
    "down_syndrome": ("down syndrome", "down s syndrome", "downs syndrome", "trisomy 21"),
    "craniocervical_anomaly": ("os odontoideum", "klippel feil", "chiari"),
    "generalized_hypermobility": ("hypermobility syndrome", "hypermobility spectrum", "joint hypermobility"),
    "osteoporosis": ("osteoporosis", "osteoporotic"),
    "osteopenia": ("osteopenia",),
    "bleeding_disorder": ("hemophilia", "haemophilia", "von willebrand", "bleeding disorder"),
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
    "immunosuppressed": ("hiv", "organ transplant", "kidney transplant", "immunosuppressed"),
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

DENIALS = frozenset(
    {"no", "not", "without", "denies", "excluded", "negative", "never", "family", "mother", "father"}
)
"""A text with one of these words is shown and not read: it may say the opposite, or speak of somebody else."""


def recognize_conditions(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The findings named in free texts such as "rheumatoid arthritis (2011)", each with its text."""
    for text in texts:
        words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
        if DENIALS.isdisjoint(words):
            spaced = f" {' '.join(words)} "
            for finding, names in NAMES.items():
                if any(f" {name} " in spaced for name in names):
                    yield finding, text
