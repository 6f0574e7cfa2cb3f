"""Arteries of the neck and blood pressure. Positional artery tests are not used: they clear nobody."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastValue,
    Below,
    Cites,
    Gate,
    Not,
    Positive,
    Rule,
    Said,
    Weight,
    named,
    value,
)
from synovia.domain.screening.where import NECK, SHOULDER
from synovia.domain.screening.wording import (
    DTF,
    DTM,
    HANDS_ON,
    M34,
    STM,
    STR,
    THR_C,
    THR_T,
    THRUST_TRUNK,
    TRX,
    blocked,
    blocked_in_region,
    emergency,
    inform,
    refer,
    suspected,
    urgent,
    with_care,
)
from synovia.domain.terms.evidence import ActionLevel
from synovia.domain.terms.findings import conditions, patient, red_flags, vascular
from synovia.domain.terms.places import Place

SUSPECTED = suspected("CAD_SUSPECTED", "cervical artery dissection or stroke suspected")
AMBULANCE = emergency("ambulance: stroke pathway", "Call an ambulance now. Say that it may be a stroke.")
FRAMEWORK = (Cites("rushton-2023"), Cites("thomas-2011"))
THREE_RISKS = AtLeast(
    3,
    Positive(vascular.SMOKER),
    Positive(vascular.HYPERTENSION),
    Positive(vascular.CHOLESTEROL),
    Positive(vascular.DIABETES),
    AtLeastValue(vascular.BMI, value("vascular/bmi")),
    Positive(vascular.FAMILY_STROKE),
    Positive(vascular.STROKE_TIA),
)

brain_or_artery_signs_are_an_emergency = Rule(
    asks="Is there any sign of a torn neck artery or a stroke?",
    when=AnyOf(
        Positive(vascular.HORNER),
        Positive(vascular.CRANIAL_NERVE),
        Positive(vascular.SPEECH_SWALLOW),
        Positive(vascular.DIPLOPIA),
        Positive(vascular.ATAXIA),
        Positive(vascular.HEMI_DEFICIT),
        Positive(vascular.DROP_ATTACK),
        Positive(vascular.FACE),
        Positive(vascular.NYSTAGMUS),
    ),
    then=(AMBULANCE, SUSPECTED),
    evidence=FRAMEWORK,
    says=Said(
        "Horner sign, cranial nerve deficit, dysarthria, dysphagia, diplopia, ataxia, nystagmus, facial or "
        "one-sided deficit, or drop attack: dissection or stroke until excluded. Their absence clears nobody.",
        "These signs can mean a torn neck artery or a stroke. Every minute counts.",
    ),
)

neck_artery_questions_come_first = Rule(
    asks="With neck pain, is any of the artery questions answered yes?",
    when=AllOf(
        NECK,
        AnyOf(
            Positive(vascular.SPEECH_SWALLOW),
            Positive(vascular.DROP_ATTACK),
            Positive(vascular.FACE),
            Positive(vascular.HORNER),
        ),
    ),
    then=AMBULANCE,
    evidence=FRAMEWORK,
    says=Said("Signs of a neck artery with neck pain.", "These signs can come from a neck artery."),
    gates=(
        Gate(
            vascular.SPEECH_SWALLOW,
            vascular.DROP_ATTACK,
            vascular.FACE,
            vascular.HORNER,
            closes=HANDS_ON,
            at=Place.CERVICAL,
            weight=Weight.CORE,
        ),
    ),
)

sudden_unlike_any_pain_is_an_emergency = Rule(
    asks="Is there a thunderclap headache, or acute neck pain or headache unlike any other?",
    when=AnyOf(Positive(vascular.THUNDERCLAP), Positive(vascular.UNLIKE_ANY)),
    then=(AMBULANCE, SUSPECTED),
    evidence=(*FRAMEWORK, Cites("chaibi-2019")),
    says=Said(
        "Acute neck pain or headache described as unlike any other, or thunderclap: often the only early sign "
        "of dissection. A clean cardiovascular profile does not exclude it.",
        "A sudden headache or neck pain unlike any before can mean a torn artery or a bleed. Call for help now.",
    ),
)

new_headache_with_a_trigger_is_an_emergency = Rule(
    asks="Does a new headache come with recent trauma, infection, connective tissue disorder or visual change?",
    when=AllOf(
        Positive(vascular.NEW_HEADACHE),
        AnyOf(
            Positive(red_flags.TRAUMA),
            Positive(red_flags.RECENT_INFECTION),
            Positive(conditions.CONNECTIVE_TISSUE),
            Positive(vascular.VISUAL),
            Positive(vascular.VESSEL_ANOMALY),
        ),
    ),
    then=(AMBULANCE, SUSPECTED),
    evidence=(*FRAMEWORK, Cites("chaibi-2019")),
    says=Said(
        "New or worst headache with recent neck trauma, infection, connective tissue disorder, vessel anomaly "
        "or visual change: dissection until excluded.",
        "A new strong headache after an injury or infection can come from a torn neck artery. Get help now.",
    ),
)

new_headache_is_urgent = Rule(
    asks="Is there a headache that is new or the worst ever?",
    when=Positive(vascular.NEW_HEADACHE),
    then=(urgent("physician the same day", "A new or worst-ever headache needs a doctor today."), SUSPECTED),
    evidence=FRAMEWORK,
    says=Said(
        "New, worst or atypical headache without neurological signs: vascular cause to be excluded.",
        "A headache that is new or the worst ever should be looked at today.",
    ),
    gates=(Gate(vascular.NEW_HEADACHE, closes=(THR_C, M34), at=Place.CERVICAL, weight=Weight.SCREEN),),
)

new_headache_question_comes_first = Rule(
    asks="With neck pain, has the headache question been answered?",
    when=AllOf(NECK, Positive(vascular.NEW_HEADACHE)),
    then=urgent("physician the same day", "A new or worst-ever headache needs a doctor today."),
    evidence=FRAMEWORK,
    says=Said(
        "New or worst headache with neck pain.", "A new headache with neck pain should be looked at today."
    ),
    gates=(Gate(vascular.NEW_HEADACHE, closes=HANDS_ON, at=Place.CERVICAL, weight=Weight.CORE),),
)

artery_questions_of_the_shoulder = Rule(
    asks="With shoulder pain, is there a new headache or a sign of a neck artery?",
    when=AllOf(
        SHOULDER,
        AnyOf(
            Positive(vascular.NEW_HEADACHE),
            Positive(vascular.SPEECH_SWALLOW),
            Positive(vascular.DROP_ATTACK),
            Positive(vascular.FACE),
            Positive(vascular.HORNER),
        ),
    ),
    then=urgent("physician the same day", "These signs need a doctor today."),
    evidence=FRAMEWORK,
    says=Said(
        "New headache or a sign of a neck artery beside shoulder pain.",
        "These signs with shoulder pain can come from a neck artery.",
    ),
    gates=(
        Gate(
            vascular.NEW_HEADACHE,
            vascular.SPEECH_SWALLOW,
            vascular.DROP_ATTACK,
            vascular.FACE,
            vascular.HORNER,
            closes=(THR_C, THR_T),
        ),
    ),
)

dizziness_with_visual_change_is_urgent = Rule(
    asks="Do dizziness and visual disturbance occur together?",
    when=AllOf(Positive(vascular.DIZZINESS), Positive(vascular.VISUAL)),
    then=(urgent("physician the same day", "Dizziness with changed sight needs a doctor today."), SUSPECTED),
    evidence=FRAMEWORK,
    says=Said(
        "Dizziness and visual disturbance together: posterior circulation to be excluded.",
        "Feeling dizzy together with changed sight should be looked at today.",
    ),
)

visual_disturbance_needs_a_physician = Rule(
    asks="Is there a new visual disturbance?",
    when=Positive(vascular.VISUAL),
    then=(
        refer("physician within days", "See a doctor about your sight first."),
        blocked(THR_C),
        blocked_in_region(M34, TRX, STR, at=Place.CERVICAL),
    ),
    evidence=FRAMEWORK,
    says=Said("New visual disturbance, cause not known.", "A change of sight should be looked at first."),
    gates=(Gate(vascular.VISUAL, closes=(THR_C,)),),
)

dizziness_closes_cervical_thrust = Rule(
    asks="Is there dizziness?",
    when=Positive(vascular.DIZZINESS),
    then=(
        blocked(THR_C),
        with_care(
            "Examine cranial nerves, eyes, gait and blood pressure first; no end-range rotation or extension",
            M34,
            STR,
            at=Place.CERVICAL,
        ),
    ),
    evidence=FRAMEWORK,
    says=Said(
        "Dizziness: no cervical thrust; vascular, vestibular and cervical causes to be told apart.",
        "Because you feel dizzy we leave out quick neck techniques and examine you first.",
    ),
    gates=(Gate(vascular.DIZZINESS, closes=(THR_C,)),),
)

hypertensive_emergency = Rule(
    asks="Is the blood pressure 180/120 or more with symptoms?",
    when=AllOf(
        AnyOf(
            AtLeastValue(vascular.SYSTOLIC, value("pressure/emergency-systolic")),
            AtLeastValue(vascular.DIASTOLIC, value("pressure/emergency-diastolic")),
        ),
        AnyOf(
            Positive(vascular.BP_SYMPTOMS),
            Positive(vascular.NEW_HEADACHE),
            Positive(vascular.VISUAL),
            Positive(vascular.CHEST),
        ),
    ),
    then=emergency(
        "emergency department", "Your blood pressure is dangerously high. Go to an emergency department."
    ),
    evidence=(Cites("esc-aha-bp"),),
    says=Said("Blood pressure 180/120 or more with symptoms.", "Your blood pressure is dangerously high."),
)

very_high_pressure_is_urgent = Rule(
    asks="Is the blood pressure 180/120 or more?",
    when=AnyOf(
        AtLeastValue(vascular.SYSTOLIC, value("pressure/emergency-systolic")),
        AtLeastValue(vascular.DIASTOLIC, value("pressure/emergency-diastolic")),
    ),
    then=(
        urgent("physician the same day", "Your blood pressure is very high. See a doctor today."),
        blocked(THR_C, *THRUST_TRUNK, TRX),
    ),
    evidence=(Cites("esc-aha-bp"), Cites("rushton-2023")),
    says=Said("Blood pressure 180/120 or more without symptoms.", "Your blood pressure is very high."),
)

high_pressure_closes_cervical_thrust = Rule(
    asks="Is the blood pressure 160/100 or more?",
    when=AnyOf(
        AtLeastValue(vascular.SYSTOLIC, value("pressure/high-systolic")),
        AtLeastValue(vascular.DIASTOLIC, value("pressure/high-diastolic")),
    ),
    then=(
        blocked(THR_C),
        inform("physician: raised blood pressure", "Tell your doctor about your blood pressure."),
    ),
    evidence=(Cites("esc-aha-bp"), Cites("rushton-2023")),
    says=Said(
        "Blood pressure 160 to 179 or 100 to 119: no cervical thrust, the physician is told.",
        "Your blood pressure is high, so we leave out quick neck techniques and tell your doctor.",
    ),
    gates=(Gate(vascular.SYSTOLIC, vascular.DIASTOLIC, closes=(THR_C,), weight=Weight.EXAM),),
)

high_diastolic_pressure_closes_all_thrust = Rule(
    asks="Is the diastolic pressure 110 or more?",
    when=AtLeastValue(vascular.DIASTOLIC, value("pressure/uncontrolled-diastolic")),
    then=(
        blocked(THR_C, *THRUST_TRUNK, TRX),
        inform("physician: uncontrolled blood pressure", "See your doctor soon about your blood pressure."),
    ),
    evidence=(Cites("esc-aha-bp"), Cites("batavia-2006")),
    says=Said(
        "Diastolic pressure 110 or more: uncontrolled hypertension, no thrust, no traction.",
        "Your blood pressure is too high for quick techniques.",
    ),
)

vascular_risk_closes_cervical_thrust = Rule(
    asks="With neck pain, do three or more vascular risk factors stand together?",
    when=AllOf(NECK, THREE_RISKS),
    then=(
        blocked(THR_C),
        with_care("No end-range rotation or extension of the neck", M34, STR, at=Place.CERVICAL),
        blocked_in_region(M34, at=Place.UPPER_CERVICAL),
    ),
    evidence=FRAMEWORK,
    says=Said(
        "Three or more vascular risk factors without symptoms: no cervical thrust, no end-range rotation or "
        "extension.",
        "Because of several risks for your blood vessels we treat your neck only gently.",
    ),
)

vascular_risk_elsewhere_closes_cervical_thrust = Rule(
    asks="With another complaint, do three or more vascular risk factors stand together?",
    when=AllOf(Not(NECK), THREE_RISKS),
    then=blocked(THR_C),
    evidence=FRAMEWORK,
    says=Said(
        "Three or more vascular risk factors: no cervical thrust, whatever is treated.",
        "Because of several risks for your blood vessels we leave out quick neck techniques.",
    ),
    level=ActionLevel.OK,
)

prior_dissection_closes_the_neck = Rule(
    asks="Is there a prior dissection, stent or stenosis of a neck artery?",
    when=Positive(vascular.PRIOR_DISSECTION),
    then=(
        blocked(THR_C),
        blocked_in_region(M34, TRX, DTM, STR, at=Place.CERVICAL),
        with_care("No pressure on the front of the neck; low force", STM, DTF, *THRUST_TRUNK),
    ),
    evidence=FRAMEWORK,
    says=Said(
        "Prior dissection, stent or known stenosis: no cervical thrust, traction or end-range mobilization.",
        "Because of your neck artery we leave out strong techniques to the neck.",
    ),
)

stroke_history_closes_cervical_thrust = Rule(
    asks="Has there been a stroke or a transient attack?",
    when=Positive(vascular.STROKE_TIA),
    then=(blocked(THR_C), with_care("No end-range rotation or extension", M34, STR, at=Place.CERVICAL)),
    evidence=FRAMEWORK,
    says=Said(
        "Prior stroke or TIA: no cervical thrust.", "After a stroke we leave out quick neck techniques."
    ),
)

young_dissection_risk_is_named = Rule(
    asks="Under 55 with neck pain, do two risk factors for dissection stand together?",
    when=AllOf(
        NECK,
        Below(patient.AGE, value("age/warn")),
        AtLeast(
            2,
            Positive(red_flags.TRAUMA),
            Positive(vascular.MIGRAINE),
            Positive(red_flags.RECENT_INFECTION),
            Positive(vascular.VESSEL_ANOMALY),
            Positive(vascular.CONTRACEPTIVE),
            Positive(conditions.CONNECTIVE_TISSUE),
        ),
    ),
    then=blocked(THR_C),
    evidence=FRAMEWORK,
    says=Said(
        "Two or more risk factors for dissection without symptoms: no cervical thrust.",
        "Because of risks for your neck arteries we leave out quick neck techniques.",
    ),
)

RULES = named("arteries", globals())
