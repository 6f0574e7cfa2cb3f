"""Skin, muscle, tendon, nerve and the sensitized nervous system as rows of the matrix."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeastValue,
    AtMost,
    Cites,
    Gate,
    Includes,
    Is,
    OneOf,
    Positive,
    Rule,
    Said,
    named,
    value,
)
from synovia.domain.screening.where import ELBOW, HIP, KNEE
from synovia.domain.screening.wording import (
    DTF,
    DTM,
    HANDS_ON,
    M12,
    M34,
    MWM,
    STM,
    STR,
    THR_C,
    THR_P,
    THRUST_SPINE,
    THRUST_TRUNK,
    TRX,
    blocked,
    blocked_locally,
    inform,
    refer,
    suspected,
    urgent,
    with_care,
)
from synovia.domain.terms.evidence import ActionLevel, Urgency
from synovia.domain.terms.findings import complaint, conditions, joint_signs, medication, neurology
from synovia.domain.terms.places import Place

TEACHING = (Cites("batavia-2006"),)
FRICTION = (Cites("cyriax-1984"), Cites("batavia-2006"))
SITES = tuple(site for site in joint_signs.BURSA.choices if site != "none")

high_irritability_limits_force = Rule(
    asks="Is the pain severe and highly irritable?",
    when=AnyOf(
        Is(complaint.IRRITABILITY, "high"),
        AllOf(AtLeastValue(complaint.NPRS_NOW, value("pain/severe")), Is(complaint.REST_PAIN, "constant")),
    ),
    then=(
        blocked(THR_C),
        blocked_locally(THR_P, M34, DTM, DTF, STR),
        with_care("Only away from the painful segment", *THRUST_TRUNK),
    ),
    evidence=(Cites("kelley-2013"), Cites("batavia-2006")),
    says=Said(
        "Severe pain, high irritability: grade I to II, gentle massage, movement short of pain.",
        "Your pain is easily stirred up, so we start very gently.",
    ),
)

fresh_injury_is_protected = Rule(
    asks="Is there a soft-tissue injury less than 72 hours old?",
    when=Positive(conditions.ACUTE_INJURY),
    then=(
        blocked_locally(
            *THRUST_SPINE,
            THR_P,
            M34,
            DTM,
            DTF,
            STR,
            TRX,
            note="over the injury; forced stretch can ossify a torn muscle",
        ),
        with_care("Light, away from the injury", STM),
    ),
    evidence=TEACHING,
    says=Said("Sprain, tear or contusion under 72 hours.", "A fresh injury is protected for the first days."),
)

ossification_needs_a_physician = Rule(
    asks="Is there active myositis ossificans?",
    when=Positive(conditions.OSSIFICATION),
    then=(
        refer("physician", "See your doctor about the bone forming in the muscle.", Urgency.ROUTINE),
        blocked_locally(THR_P, M34, STM, DTM, DTF, STR),
        with_care("Active movement only", M12, TRX),
    ),
    evidence=FRICTION,
    says=Said(
        "Active myositis ossificans: active movement only.", "Bone is forming in a muscle; no pressure there."
    ),
)

calcification_closes_friction = Rule(
    asks="Is there a calcified tendon or hematoma, or a large hematoma?",
    when=AnyOf(Positive(conditions.CALCIFICATION), Positive(conditions.HEMATOMA)),
    then=(blocked_locally(DTF, DTM),),
    evidence=FRICTION,
    says=Said(
        "Calcification or hematoma: no friction or deep pressure on it.", "We do not press on that spot."
    ),
)

hemarthrosis_is_urgent = Rule(
    asks="Is there acute bleeding into a joint?",
    when=Positive(conditions.HEMARTHROSIS),
    then=(
        urgent("physician the same day", "Bleeding into a joint needs a doctor today."),
        suspected("HEMARTHROSIS_SUSPECTED", "blood in the joint suspected"),
        blocked_locally(*HANDS_ON),
    ),
    evidence=TEACHING,
    says=Said("Acute hemarthrosis.", "Bleeding into a joint needs a doctor today."),
)

bursitis_is_not_pressed = Rule(
    asks="Is there a bursitis?",
    when=AnyOf(
        OneOf(conditions.BURSITIS, "aseptic", "septic_suspected"),
        OneOf(joint_signs.BURSA, *SITES),
        Positive(joint_signs.FLUCTUANT),
    ),
    then=(
        blocked_locally(DTF, DTM, note="over the bursa"),
        with_care("Not over the bursa, no compression of it", STM, M34, THR_P, STR),
    ),
    evidence=FRICTION,
    says=Said(
        "Aseptic bursitis: no friction or deep pressure on the bursa.",
        "We do not press on the swollen bursa.",
    ),
)

swollen_bursa_spares_its_joint = Rule(
    asks="Is a bursa of the elbow, the knee, the hip or the heel swollen or tender?",
    when=AnyOf(
        OneOf(joint_signs.BURSA, "olecranon", "prepatellar", "iliopsoas", "retrocalcaneal"),
        AllOf(AnyOf(ELBOW, KNEE), Positive(joint_signs.FLUCTUANT)),
    ),
    then=blocked_locally(M34, note="the painful joint beside the bursa; active motion instead"),
    evidence=FRICTION,
    says=Said(
        "Bursitis beside a joint: no painful end-range mobilization of it.",
        "We do not push the joint beside the swollen bursa.",
    ),
)

trochanter_is_not_pressed = Rule(
    asks="Is there greater trochanteric pain?",
    when=AnyOf(Positive(conditions.TROCHANTERIC), Is(joint_signs.BURSA, "trochanteric")),
    then=(
        blocked_locally(DTF, DTM, STR, at=Place.HIP, note="over the trochanter, and stretch into adduction"),
        with_care("Gluteal muscles, not over the trochanter", STM, THR_P, at=Place.HIP),
    ),
    evidence=(Cites("mellor-2018"), Cites("grimaldi-2017")),
    says=Said(
        "Greater trochanteric pain: no friction, deep pressure or adduction stretch; loading instead.",
        "We do not press on the side of your hip and do not stretch across it.",
    ),
)

pain_over_the_trochanter_is_not_pressed = Rule(
    asks="Does the body chart of a hip complaint show pain at the side of the hip?",
    when=AllOf(HIP, Includes(complaint.PAIN_AREAS, "lateral_hip_left", "lateral_hip_right")),
    then=blocked_locally(DTF, DTM, at=Place.HIP, note="over the trochanter and its bursa"),
    evidence=FRICTION,
    says=Said(
        "Pain over the trochanter: no friction or deep pressure there, whatever its source.",
        "We do not press on the side of your hip.",
    ),
    level=ActionLevel.OK,
)

skin_lesion_is_not_touched = Rule(
    asks="Is the skin injured or ill where hands would go?",
    when=Positive(conditions.SKIN),
    then=(
        blocked_locally(
            *THRUST_SPINE, THR_P, M34, M12, MWM, STM, DTM, DTF, note="no contact with the lesion"
        ),
        with_care("Not over the lesion", TRX, STR),
    ),
    evidence=TEACHING,
    says=Said("Skin lesion: no contact with it.", "We keep away from the sore skin."),
    gates=(Gate(conditions.SKIN, closes=(DTF,)),),
)

infected_skin_needs_a_physician = Rule(
    asks="Is the skin infected, or is it shingles?",
    when=AllOf(Positive(conditions.SKIN), Is(conditions.SKIN_KIND, "infection_or_shingles")),
    then=refer("physician", "See your doctor about your skin first."),
    evidence=TEACHING,
    says=Said("Skin infection or shingles.", "Infected skin should be treated first."),
)

fragile_tissue_is_not_pressed = Rule(
    asks="Is the skin fragile, or is there lymphedema?",
    when=AnyOf(
        Positive(conditions.FRAGILE_SKIN),
        Positive(conditions.LYMPHEDEMA),
    ),
    then=(
        blocked_locally(DTM, DTF),
        with_care("Light only", STM, M34, THR_P, TRX, STR),
    ),
    evidence=FRICTION,
    says=Said(
        "Fragile skin or lymphedema: light work only.", "Your skin is delicate, so we use light touch."
    ),
)

neuropathy_limits_pressure = Rule(
    asks="Is there a peripheral neuropathy or numb skin?",
    when=Positive(neurology.PERIPHERAL_NEUROPATHY),
    then=(
        blocked_locally(DTM, DTF, note="numb areas"),
        with_care("Check the skin; numb areas cannot warn", *THRUST_SPINE, THR_P, M34, STM, STR),
    ),
    evidence=TEACHING,
    says=Said("Peripheral neuropathy or anesthetic skin.", "Numb skin cannot warn us, so we press lightly."),
)

fibromyalgia_lowers_force = Rule(
    asks="Is there fibromyalgia or nociplastic pain?",
    when=Positive(conditions.FIBROMYALGIA),
    then=(
        blocked(DTF),
        with_care("Avoid high force", *THRUST_SPINE, THR_P),
        with_care("Low dose; pain at most 3 of 10, start low", M34, DTM, STR),
    ),
    evidence=(Cites("macfarlane-2017"), Cites("nice-ng193")),
    says=Said(
        "Fibromyalgia or nociplastic pain: graded exercise is the core; no friction, no high force.",
        "Exercise that grows slowly helps most. Hands-on care stays gentle.",
    ),
)

regional_pain_syndrome_is_spared = Rule(
    asks="Is there complex regional pain syndrome?",
    when=Positive(conditions.CRPS),
    then=(
        *(
            blocked_locally(THR_P, M34, DTM, DTF, STR, at=place, note="the painful limb or part")
            for place in (Place.COMPLAINT, Place.UPPER_LIMB, Place.LOWER_LIMB)
        ),
        with_care("Desensitization only", M12, STM, TRX),
        inform("pain specialist", "Your pain specialist should guide this care."),
    ),
    evidence=TEACHING,
    says=Said("Complex regional pain syndrome.", "We treat the painful limb only very gently."),
)

fresh_injection_is_spared = Rule(
    asks="Was a steroid injected there within two weeks?",
    when=AtMost(conditions.STEROID_INJECTION_DAYS, value("injection/days")),
    then=(
        blocked_locally(THR_P, DTM, DTF, STR, note="the injected tissue; unload it"),
        with_care("Low dose", M34),
    ),
    evidence=TEACHING,
    says=Said(
        "Local steroid injection within 14 days.", "After the injection we spare that spot for two weeks."
    ),
)

fluoroquinolone_spares_tendons = Rule(
    asks="Was a fluoroquinolone taken in the last three months?",
    when=Positive(medication.FLUOROQUINOLONE),
    then=(
        blocked_locally(DTM, DTF, STR, note="tendons"),
        with_care("Low load", M34, THR_P),
    ),
    evidence=TEACHING,
    says=Said(
        "Fluoroquinolone in the last 3 months: tendons are at risk.",
        "Your antibiotic weakens tendons for a while.",
    ),
)

implant_is_not_pressed = Rule(
    asks="Is there an implanted device in the region?",
    when=Positive(conditions.IMPLANT),
    then=with_care("Never over the device", STM, DTM, DTF, M34, TRX),
    evidence=TEACHING,
    says=Said("Implanted device in the region.", "We keep away from your implant."),
)

RULES = named("tissue", globals())
