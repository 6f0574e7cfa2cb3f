"""The person: consent, age, fitness for care today, earlier reactions, and the therapist's scope."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeastValue,
    Below,
    Cites,
    Gate,
    Includes,
    Is,
    Negative,
    Not,
    Positive,
    Rule,
    Said,
    Weight,
    named,
    value,
)
from synovia.domain.rules.effects import Limits, Refers
from synovia.domain.screening.where import CORD, LIMB, LOWER_LIMB, TRUNK, UPPER_LIMB
from synovia.domain.screening.wording import (
    DTF,
    DTM,
    EXR,
    HANDS_ON,
    M34,
    STM,
    STR,
    THR_C,
    THRUST,
    THRUST_SPINE,
    THRUST_TRUNK,
    TRX,
    blocked,
    with_care,
)
from synovia.domain.terms.evidence import ActionLevel, Urgency
from synovia.domain.terms.findings import care, complaint, conditions, patient
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import TechniqueClass

DESIGN = (Cites("synovia-design"), Cites("hawk-2017"))

consent_is_refused = Rule(
    asks="Has the patient declined manual therapy?",
    when=Negative(care.CONSENT),
    then=blocked(*HANDS_ON),
    evidence=DESIGN,
    says=Said("No consent: no hands-on care.", "You decide. Without your yes we do not touch."),
    gates=(Gate(care.CONSENT, closes=HANDS_ON, weight=Weight.EXAM),),
    level=ActionLevel.REFER,
)

fear_or_no_understanding_closes_hands_on_care = Rule(
    asks="Is the patient afraid of manual therapy, or unable to communicate?",
    when=AnyOf(Positive(care.AFRAID), Positive(care.CANNOT_COMMUNICATE)),
    then=blocked(*HANDS_ON),
    evidence=DESIGN,
    says=Said(
        "Fear of manual therapy, or no communication during treatment: no hands-on care.",
        "We only use our hands when you feel safe and can tell us to stop.",
    ),
    level=ActionLevel.REFER,
)

intoxication_postpones_care = Rule(
    asks="Is the patient intoxicated or sedated?",
    when=Positive(care.INTOXICATED),
    then=blocked(*HANDS_ON, EXR),
    evidence=DESIGN,
    says=Said("Intoxicated or sedated: postpone.", "We treat you another day, when you are clear-headed."),
    level=ActionLevel.REFER,
)

therapist_without_thrust_scope = Rule(
    asks="Is the therapist not trained or licensed for thrust?",
    when=Negative(care.THRUST_TRAINED),
    then=blocked(*THRUST),
    evidence=DESIGN,
    says=Said("Therapist without thrust training or scope.", ""),
    level=ActionLevel.OK,
)

older_age_closes_cervical_thrust = Rule(
    asks="With a complaint of the spine, is the patient 65 or older?",
    when=AllOf(Not(LIMB), AtLeastValue(patient.AGE, value("age/older"))),
    then=(
        blocked(THR_C),
        with_care("Screen the bone first; low force", *THRUST_TRUNK),
    ),
    evidence=(Cites("osu-cervical-list"), Cites("synovia-design")),
    says=Said(
        "65 or older: cervical thrust closed by default; a clinician may override it with a reason.",
        "From 65 on we leave out quick neck techniques.",
    ),
    gates=(Gate(patient.AGE, closes=THRUST_SPINE, weight=Weight.EXAM),),
)

older_age_beside_a_limb_complaint = Rule(
    asks="With a limb complaint, is the patient 65 or older?",
    when=AllOf(LIMB, AtLeastValue(patient.AGE, value("age/older"))),
    then=(
        blocked(THR_C),
        with_care("Screen the bone first; low force", *THRUST_TRUNK),
    ),
    evidence=(Cites("osu-cervical-list"), Cites("synovia-design")),
    says=Said(
        "65 or older: cervical thrust closed by default; care of a limb joint is not touched by it.",
        "From 65 on we leave out quick neck techniques.",
    ),
    gates=(Gate(patient.AGE, closes=THRUST_SPINE, weight=Weight.EXAM),),
    level=ActionLevel.OK,
)

age_warns_before_cervical_thrust = Rule(
    asks="Is the patient between 55 and 64?",
    when=AllOf(
        AtLeastValue(patient.AGE, value("age/warn")),
        Below(patient.AGE, value("age/older")),
    ),
    then=with_care("From 55 on, weigh vascular and bone risk first", THR_C),
    evidence=(Cites("osu-cervical-list"),),
    says=Said("55 to 64: a warning before cervical thrust; sources disagree.", ""),
    level=ActionLevel.OK,
)

child_is_out_of_scope_for_thrust = Rule(
    asks="Is the patient under 18?",
    when=Below(patient.AGE, value("age/adult")),
    then=(
        blocked(*THRUST, DTF),
        with_care("Pediatric training needed; not over growth plates", M34, DTM, TRX, STR),
    ),
    evidence=(Cites("batavia-2006"),),
    says=Said(
        "Skeletal immaturity: no thrust; out of scope unless trained for children.",
        "Children and teenagers are treated gently, by someone trained for it.",
    ),
    gates=(Gate(patient.AGE, closes=(*THRUST, DTF), weight=Weight.EXAM),),
)

worse_after_last_session_asks_for_screening = Rule(
    asks="Is the pain more than two points worse since the last session?",
    when=Above(complaint.NPRS_LAST_SESSION, value("pain/worse-after-session")),
    then=(blocked(*THRUST_SPINE), with_care("Screen again before treating; lower the dose")),
    evidence=(Cites("synovia-design"),),
    says=Said(
        "Worse by more than two points since the last session.", "You got worse, so we check again first."
    ),
)

care_without_improvement_is_reviewed = Rule(
    asks="Has care brought less than a third of improvement after a month or four to six sessions?",
    when=Positive(complaint.NOT_IMPROVED),
    then=(
        with_care("Question the diagnosis and examine anew before going on; ask the cancer questions again"),
        Refers(ActionLevel.PRECAUTION, "physician when the review explains nothing", Urgency.ROUTINE),
    ),
    evidence=(Cites("deyo-1988"), Cites("synovia-design")),
    says=Said(
        "Less than 30 % change after about four weeks or four to six sessions: the diagnosis is asked again; no "
        "improvement after a month is itself a flag of malignancy, and relief for a while excludes nothing.",
        "Care has not helped as it should, so we look at the cause again.",
    ),
)

worse_after_manual_therapy_is_a_precaution = Rule(
    asks="Did earlier manual therapy make it worse?",
    when=Is(care.PRIOR_RESPONSE, "worse"),
    then=(blocked(THR_C), with_care("Ask what was done; start with half the dose", *THRUST_TRUNK, M34, DTM)),
    evidence=DESIGN,
    says=Said("Worse after earlier manual therapy.", "Because it went badly before, we start very gently."),
)

any_adverse_reaction_closes_thrust = Rule(
    asks="Was there an adverse reaction to any class of technique?",
    when=Includes(care.ADVERSE_REACTION, *(str(technique_class) for technique_class in HANDS_ON)),
    then=(
        blocked(*THRUST),
        with_care("Ask what happened; start with half the dose", M34, TRX, STM, DTM, DTF, STR),
    ),
    evidence=DESIGN,
    says=Said(
        "Earlier adverse reaction to manual therapy: no thrust at all, everything else at half the dose.",
        "You once reacted badly, so we leave out quick techniques and start gently.",
    ),
)

deep_pressure_zones_of_the_neck = Rule(
    asks="Is the neck, shoulder or arm treated?",
    when=AnyOf(CORD, UPPER_LIMB),
    then=Limits(
        "Never press deep on the front of the neck, the carotid, above the collarbone or the armpit",
        STM,
        DTM,
        DTF,
        at=Place.CERVICAL,
    ),
    evidence=(Cites("batavia-2006"),),
    says=Said("Zones of the neck that are never pressed deep.", ""),
    level=ActionLevel.OK,
)

deep_pressure_zones_of_the_trunk = Rule(
    asks="Is the back treated?",
    when=TRUNK,
    then=Limits(
        "Never press deep on the abdomen over the aorta, the groin or the back of the knee",
        STM,
        DTM,
        DTF,
        at=Place.TRUNK,
    ),
    evidence=(Cites("batavia-2006"),),
    says=Said("Zones of the trunk and leg that are never pressed deep.", ""),
    level=ActionLevel.OK,
)


deep_pressure_zones_of_the_arm = Rule(
    asks="Is the shoulder, elbow or hand treated?",
    when=UPPER_LIMB,
    then=Limits(
        "Never press deep above the collarbone, in the armpit, on the inner arm, in the crook of the elbow or in "
        "the ulnar groove",
        STM,
        DTM,
        DTF,
        at=Place.UPPER_LIMB,
    ),
    evidence=(Cites("batavia-2006"),),
    says=Said("Zones of the arm that are never pressed deep.", ""),
    level=ActionLevel.OK,
)

deep_pressure_zones_of_the_leg = Rule(
    asks="Is the hip, knee or foot treated?",
    when=LOWER_LIMB,
    then=Limits(
        "Never press deep in the groin (femoral triangle), behind the knee, on the neck of the fibula or over a bursa",
        STM,
        DTM,
        DTF,
        at=Place.LOWER_LIMB,
    ),
    evidence=(Cites("batavia-2006"),),
    says=Said("Zones of the leg that are never pressed deep.", ""),
    level=ActionLevel.OK,
)

fresh_scar_is_not_pressed = Rule(
    asks="Is the last operation on the painful region less than six weeks old?",
    when=Below(conditions.SURGERY_WEEKS, value("scar/weeks")),
    then=with_care("Never over the fresh scar", STM, DTM, DTF),
    evidence=(Cites("batavia-2006"),),
    says=Said("Scar less than six weeks old: no deep pressure on it.", "We keep off the fresh scar."),
)


def _reaction(technique_class: TechniqueClass) -> Rule:
    gates = (Gate(care.ADVERSE_REACTION, closes=(THR_C,), weight=Weight.EXAM),)
    return Rule(
        asks=f"Was there an adverse reaction to {technique_class}?",
        when=Includes(care.ADVERSE_REACTION, str(technique_class)),
        then=blocked(technique_class),
        evidence=DESIGN,
        says=Said(
            f"Earlier adverse reaction to {technique_class}: not used again.",
            "You reacted badly to this technique before, so we leave it out.",
        ),
        gates=gates if technique_class is THR_C else (),
        id=f"person/adverse-reaction-to-{technique_class.value.lower().replace('.', '-')}",
    )


RULES = named("person", globals()) + tuple(_reaction(technique_class) for technique_class in HANDS_ON)
