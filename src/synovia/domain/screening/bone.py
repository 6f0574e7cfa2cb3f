"""Bone and joints as rows of the matrix: what weak, fused, loose or replaced structures allow."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    Below,
    Cites,
    Criterion,
    Gate,
    Includes,
    Is,
    Not,
    Positive,
    Rule,
    Said,
    Weight,
    named,
    value,
)
from synovia.domain.screening.where import ANKLE_FOOT, ELBOW, HIP, KNEE, LIMB, SHOULDER, SPINE, WRIST_HAND
from synovia.domain.screening.wording import (
    DTF,
    DTM,
    M12,
    M34,
    MWM,
    STM,
    STR,
    THR_C,
    THR_L,
    THR_P,
    THR_SI,
    THR_T,
    THRUST_SPINE,
    THRUST_TRUNK,
    TRX,
    blocked,
    blocked_in_region,
    blocked_locally,
    inform,
    refer,
    with_care,
)
from synovia.domain.terms.evidence import Urgency
from synovia.domain.terms.findings import complaint, conditions, medication, red_flags
from synovia.domain.terms.places import Place, Side
from synovia.domain.terms.techniques import TechniqueClass

TEACHING = (Cites("batavia-2006"), Cites("hawk-2017"))

osteoporosis_closes_spinal_thrust = Rule(
    asks="Is there osteoporosis?",
    when=Positive(conditions.OSTEOPOROSIS),
    then=(
        blocked(*THRUST_SPINE),
        with_care("Low force; no grade IV pressure on ribs or thoracic spine", M34, TRX),
        with_care("No end-range loaded flexion or rotation", STR),
        with_care("Light pressure", THR_P, DTM, DTF),
    ),
    evidence=TEACHING,
    says=Said(
        "Osteoporosis: no thrust to spine, ribs or pelvis; low force; strength and balance training.",
        "Because your bones are thin we use gentle techniques, and exercise to make you stronger.",
    ),
    gates=(Gate(conditions.OSTEOPOROSIS, conditions.FRAGILITY_FRACTURE, closes=THRUST_SPINE),),
)

osteopenia_asks_for_lower_force = Rule(
    asks="Is there osteopenia?",
    when=Positive(conditions.OSTEOPENIA),
    then=with_care("Lower force", *THRUST_SPINE, M34),
    evidence=TEACHING,
    says=Said("Osteopenia: warn, lower force.", "Your bones are somewhat thin, so we use less force."),
)

long_steroid_closes_spinal_thrust = Rule(
    asks="Has a systemic steroid been taken for three months or more?",
    when=Positive(medication.STEROID),
    then=(
        blocked(*THRUST_SPINE),
        with_care("Lower force; watch skin and tendons", THR_P, M34, TRX, DTM, DTF, STR),
    ),
    evidence=(*TEACHING, Cites("downie-2013")),
    says=Said(
        "Systemic steroid for three months or more: bone, skin and tendon are weakened.",
        "Steroid pills weaken bones and skin, so we use gentle techniques.",
    ),
    gates=(Gate(medication.STEROID, closes=THRUST_SPINE),),
)

healing_fracture_limits_the_region = Rule(
    asks="Is a fracture of the spine healed for six to twelve weeks only?",
    when=AllOf(SPINE, Is(red_flags.FRACTURE, "healed_6_to_12_weeks")),
    then=(
        blocked(*THRUST_SPINE),
        blocked_in_region(THR_P),
        with_care("Reduced dose, as the surgeon allows", M34, TRX, DTM, DTF, STR),
    ),
    evidence=TEACHING,
    says=Said("Fracture united, 6 to 12 weeks.", "Your bone has just healed, so we go gently."),
)

healing_limb_fracture_limits_the_joint = Rule(
    asks="Is a fracture of the painful limb healed for six to twelve weeks only?",
    when=AllOf(LIMB, Is(red_flags.FRACTURE, "healed_6_to_12_weeks")),
    then=(
        blocked_in_region(THR_P),
        with_care("Reduced dose, as the surgeon allows", M34, TRX, DTM, DTF, STR),
    ),
    evidence=TEACHING,
    says=Said("Limb fracture united, 6 to 12 weeks.", "Your bone has just healed, so we go gently."),
)

old_fracture_is_a_precaution = Rule(
    asks="Is there a healed fracture of the painful region?",
    when=Is(red_flags.FRACTURE, "healed_over_12_weeks"),
    then=with_care("Ask why it broke; lower force over it", *THRUST_SPINE, M34),
    evidence=(Cites("finucane-2020"),),
    says=Said("Healed fracture in the region.", "You once broke a bone here, so we use less force."),
)

inflamed_joint_is_left_alone = Rule(
    asks="Is known arthritis in flare?",
    when=Positive(conditions.FLARE),
    then=(
        blocked(THR_C),
        blocked_locally(THR_P, M34, TRX, STM, DTM, DTF, STR, note="over the inflamed joint"),
        with_care("Pain relief only", M12),
        with_care("Low force", *THRUST_TRUNK),
    ),
    evidence=(Cites("batavia-2006"), Cites("slater-2013")),
    says=Said(
        "Inflammatory or crystal arthritis in flare: active movement and isometrics only at the joint.",
        "While a joint is inflamed we leave it alone and keep you gently moving.",
    ),
)

ankylosed_spine_closes_thrust = Rule(
    asks="Is the spine ankylosed?",
    when=Positive(conditions.ANKYLOSED),
    then=(
        blocked(*THRUST_SPINE),
        blocked_in_region(TRX, at=Place.CERVICAL),
        with_care("Low force only; a fused spine breaks easily", M34, TRX, STR, DTM, DTF, THR_P),
    ),
    evidence=(Cites("hawk-2017"), Cites("batavia-2006")),
    says=Said(
        "Ankylosed spine: no thrust, no forced mobilization.", "A fused spine breaks easily; we go gently."
    ),
)

hypermobility_closes_end_range = Rule(
    asks="Is there generalized hypermobility?",
    when=Positive(conditions.HYPERMOBILE),
    then=(
        blocked(THR_C),
        blocked_locally(THR_P, M34, STR, note="at hypermobile joints; stabilize instead"),
        with_care("Only at stiff segments, low force", *THRUST_TRUNK, TRX),
    ),
    evidence=TEACHING,
    says=Said(
        "Generalized hypermobility: no end-range stretch or mobilization of lax joints; stabilization.",
        "Your joints are very flexible, so we strengthen rather than stretch.",
    ),
)

local_instability_closes_force = Rule(
    asks="Is the painful part of the spine unstable?",
    when=AnyOf(
        AllOf(SPINE, Positive(conditions.INSTABILITY)), Is(conditions.LISTHESIS, "unstable_or_high_grade")
    ),
    then=(
        refer(
            "physician: stability imaging", "See a doctor first about the loose segment.", Urgency.URGENT_DAYS
        ),
        blocked(*THRUST_SPINE),
        blocked_locally(THR_P, M34, STR),
        with_care("Low force", M12, TRX, DTF),
    ),
    evidence=TEACHING,
    says=Said(
        "Local instability, grade III sprain or unstable spondylolisthesis.",
        "A part of your spine is loose. A doctor should look at it first.",
    ),
)

unstable_limb_joint_is_not_forced = Rule(
    asks="Is the painful limb joint unstable?",
    when=AllOf(LIMB, Positive(conditions.INSTABILITY)),
    then=(
        blocked_in_region(THR_P),
        blocked_locally(M34, STR, note="in the loose direction"),
        with_care("Low force; stabilizing exercise first", M12, TRX, DTF),
        inform("physician: is the instability known?", "Ask your doctor about the loose joint."),
    ),
    evidence=TEACHING,
    says=Said(
        "Known instability of the limb joint: no thrust, no end-range glide or stretch; stabilization.",
        "The joint is loose, so we strengthen rather than stretch.",
    ),
)

stable_slip_spares_its_level = Rule(
    asks="Is there a stable spondylolisthesis?",
    when=Is(conditions.LISTHESIS, "stable_grade_1_or_2"),
    then=(
        blocked(THR_L, THR_SI),
        blocked_locally(M34, at=Place.LUMBAR, note="no back-to-front pressure on the slipped level"),
        with_care("Avoid end-range extension; flexion or neutral bias", STR, TRX),
    ),
    evidence=TEACHING,
    says=Said(
        "Stable spondylolysis or spondylolisthesis: no thrust or pressure at the level, avoid end-range extension.",
        "One of your bones has slipped a little, so we leave that level alone.",
    ),
)


def _replaced(joint: str, place: Place, here: Criterion, beside: str = "", beside_patient: str = "") -> Rule:
    """The painful joint, or one away from the complaint; a replaced joint of the painless side is another rule."""
    return Rule(
        asks=f"Is a {joint} replaced, and not only that of the painless side?",
        when=AllOf(
            Includes(conditions.JOINT_REPLACEMENT, f"{joint}_left", f"{joint}_right"),
            Not(_only_across(joint, here)),
        ),
        then=(
            blocked_locally(THR_P, M34, MWM, TRX, DTF, at=place, note=f"the replaced {joint}"),
            with_care(
                f"Within the surgeon's limits; no glide of the replaced {joint} in any grade{beside}",
                M12,
                DTM,
                STM,
                STR,
                at=place,
            ),
        ),
        evidence=(Cites("batavia-2006"),),
        says=Said(
            f"Replaced {joint}: no glides, thrust, friction or distraction of it; motion, massage and exercise inside the "
            f"surgeon's limits{beside}.",
            f"We do not push, pull or glide your new {joint} itself. You move and train it inside your surgeon's limits."
            f"{beside_patient}",
        ),
        gates=(Gate(complaint.PAIN_SIDE, presumed="both"),),
    )


def _only_across(joint: str, here: Criterion) -> Criterion:
    """The complaint is the same joint of the other side."""
    replaced = (Includes(conditions.JOINT_REPLACEMENT, f"{joint}_{side}") for side in Side)
    painless = (
        AllOf(Is(complaint.PAIN_SIDE, side), Not(one)) for side, one in zip(Side, replaced, strict=True)
    )
    return AllOf(here, AnyOf(*painless))


replaced_hip_is_spared = _replaced("hip", Place.HIP, HIP)
replaced_knee_is_spared = _replaced(
    "knee", Place.KNEE, KNEE, "; kneecap glides gently", " We may glide the kneecap gently."
)
replaced_shoulder_is_spared = _replaced("shoulder", Place.SHOULDER, SHOULDER)
replaced_elbow_is_spared = _replaced("elbow", Place.ELBOW, ELBOW)
replaced_wrist_is_spared = _replaced("wrist", Place.WRIST_HAND, WRIST_HAND)
replaced_ankle_is_spared = _replaced("ankle", Place.ANKLE_FOOT, ANKLE_FOOT)

replaced_joint_is_spared = Rule(
    asks="Is any joint replaced?",
    when=Includes(conditions.JOINT_REPLACEMENT, *conditions.JOINT_REPLACEMENT.choices),
    then=with_care(
        "No thrust, glides or distraction of the replaced joint; mind it when positioning", THR_P, M34, TRX
    ),
    evidence=(Cites("batavia-2006"),),
    says=Said(
        "Replaced joint: no thrust, glides or distraction of it.",
        "We do not push, pull or glide your new joint itself.",
    ),
)


def _fused(place: Place, *thrust: TechniqueClass) -> Rule:
    return Rule(
        asks=f"Is the {place} spine fused, instrumented or given a disc replacement?",
        when=Includes(conditions.FUSION, "sacroiliac" if place is Place.PELVIS else str(place)),
        then=(
            blocked(*thrust),
            blocked_in_region(M34, TRX, at=place),
            with_care(
                "Adjacent levels gently; nothing on the fused level", M12, MWM, DTM, DTF, STR, at=place
            ),
        ),
        evidence=TEACHING,
        says=Said(
            f"Fusion or implant, {place}: no thrust, traction or mobilization there.",
            "We leave the operated part of your spine alone.",
        ),
    )


cervical_fusion_is_spared = _fused(Place.CERVICAL, THR_C, THR_T)
thoracic_fusion_is_spared = _fused(Place.THORACIC, THR_T)
lumbar_fusion_is_spared = _fused(Place.LUMBAR, THR_L, THR_SI)
pelvic_fusion_is_spared = _fused(Place.PELVIS, THR_SI, THR_L)

young_fusion_spares_its_neighbors = Rule(
    asks="Is a spinal fusion less than a year old?",
    when=AllOf(
        Includes(conditions.FUSION, "cervical", "thoracic", "lumbar", "sacroiliac"),
        Below(conditions.FUSION_MONTHS, value("fusion/adjacent-months")),
    ),
    then=blocked(*THRUST_SPINE),
    evidence=(Cites("batavia-2006"),),
    says=Said(
        "Fusion under 12 months: adjacent levels too.", "Your fusion is still young; no thrust at all."
    ),
    gates=(Gate(conditions.FUSION_MONTHS, presumed=0),),
)

young_surgery_follows_the_surgeon = Rule(
    asks="Was there surgery on the painful region within twelve weeks?",
    when=Below(conditions.SURGERY_WEEKS, value("surgery/weeks")),
    then=(
        refer("surgeon: protocol and clearance", "Ask your surgeon what is allowed yet.", Urgency.ROUTINE),
        blocked(*THRUST_SPINE),
        blocked_in_region(THR_P, M34, TRX, DTM),
        blocked_locally(DTF),
        with_care("By the surgeon's protocol, not on the wound", M12, MWM, STM, STR),
    ),
    evidence=(Cites("batavia-2006"),),
    says=Said(
        "Surgery within 12 weeks: the surgeon's protocol rules.",
        "After surgery your surgeon's plan comes first.",
    ),
)

hormone_therapy_thins_bone = Rule(
    asks="Is a hormone therapy for cancer taken?",
    when=Includes(medication.MEDICATION_CLASSES, "hormone_cancer_therapy"),
    then=with_care("Ask for the bone density; lower force", *THRUST_SPINE, M34),
    evidence=(Cites("batavia-2006"),),
    says=Said(
        "Hormone therapy for cancer: bone is lost.",
        "Your medicine thins bones over time, so we use less force.",
    ),
)

earlier_spinal_surgery_is_a_precaution = Rule(
    asks="Has the spine been operated on?",
    when=Includes(conditions.SPINAL_SURGERY, "cervical", "thoracic", "lumbar"),
    then=with_care("Ask what was done; low force at the level", *THRUST_SPINE, M34, TRX),
    evidence=(Cites("hawk-2017"),),
    says=Said("Earlier spinal surgery.", "Your spine was operated on, so we use less force there."),
    gates=(Gate(conditions.SPINAL_SURGERY, closes=THRUST_TRUNK, weight=Weight.EXAM),),
)

RULES = named("bone", globals())
