"""What keeps the pain going (Smart 2012, IASP 2021): it steers the dose, not the diagnosis."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastValue,
    AtMost,
    Cites,
    Limits,
    Negative,
    OneOf,
    Positive,
    Rule,
    Said,
    named,
    value,
)
from synovia.domain.strategy.effects import Mechanism, Mentions, Works
from synovia.domain.strategy.shared.criteria import ROOT_DEFICIT
from synovia.domain.terms.evidence import StudyType
from synovia.domain.terms.findings import complaint, mechanism, questionnaires
from synovia.domain.terms.techniques import TechniqueClass

pain_is_nociceptive = Rule(
    asks="Is the pain localized, mechanical and in proportion?",
    when=AllOf(Positive(mechanism.MECHANICAL), Negative(mechanism.DISPROPORTIONATE)),
    then=Works(Mechanism.NOCICEPTIVE, value("smart-2012/nociceptive")),
    evidence=(Cites("smart-2012"),),
    says=Said("Markers of nociceptive pain.", "The pain acts as a sore joint or muscle does."),
    study=StudyType.DIAGNOSTIC_STUDY,
)
pain_is_neuropathic = Rule(
    asks="Do the markers point to pain from a nerve?",
    when=AnyOf(
        AtLeastValue(questionnaires.DN4, value("dn4/positive")),
        AllOf(
            OneOf(mechanism.DERMATOMAL, *mechanism.DERMATOMAL.choices[1:]),
            ROOT_DEFICIT,
        ),
    ),
    then=Works(Mechanism.NEUROPATHIC, value("smart-2012/neuropathic")),
    evidence=(Cites("smart-2012"), Cites("bouhassira-2005")),
    says=Said("Markers of peripheral neuropathic pain.", "The pain acts as a sore nerve does."),
    study=StudyType.DIAGNOSTIC_STUDY,
)
another_nerve_pain_score_is_high = Rule(
    asks="Is the painDETECT or the S-LANSS score high?",
    when=AnyOf(
        AtLeastValue(questionnaires.PAINDETECT, value("paindetect/likely")),
        AtLeastValue(questionnaires.S_LANSS, value("s-lanss/positive")),
    ),
    then=Works(Mechanism.NEUROPATHIC),
    evidence=(Cites("freynhagen-2006"), Cites("bennett-2005")),
    says=Said("A questionnaire points to neuropathic pain.", "The pain acts as a sore nerve does."),
    study=StudyType.DIAGNOSTIC_STUDY,
)
nerve_pain_is_unlikely = Rule(
    asks="Does the painDETECT score make pain from a nerve unlikely?",
    when=AtMost(questionnaires.PAINDETECT, value("paindetect/unlikely")),
    then=Mentions(
        "painDETECT of 12 or less: a neuropathic part of the pain is unlikely; between 13 and 18 it is open."
    ),
    evidence=(Cites("freynhagen-2006"),),
    says=Said("painDETECT speaks against neuropathic pain.", "Pain from a nerve is unlikely."),
    study=StudyType.DIAGNOSTIC_STUDY,
)
pain_is_nociplastic = Rule(
    asks="Do at least two markers of an oversensitive pain system stand for more than three months?",
    when=AllOf(
        Above(complaint.DURATION_DAYS, value("nociplastic/days")),
        AtLeast(
            2,
            Positive(mechanism.DISPROPORTIONATE),
            Positive(mechanism.WIDESPREAD),
            Positive(mechanism.DIFFUSE_TENDERNESS),
            Positive(mechanism.HYPERSENSITIVE),
            AtLeastValue(questionnaires.CSI, value("csi/positive")),
        ),
    ),
    then=(
        Works(Mechanism.NOCIPLASTIC, value("smart-2012/nociplastic")),
        Limits(
            "Low dose, start low and go slow, no high force; exercise and education are the core.",
            TechniqueClass.M34,
            TechniqueClass.DTM,
            TechniqueClass.STM,
            TechniqueClass.STR,
        ),
    ),
    evidence=(Cites("smart-2012"), Cites("kosek-2021"), Cites("neblett-2013")),
    says=Said(
        "Markers of nociplastic pain: lower dose, education, graded exercise.",
        "Your pain system is turned up. Calm, steady movement turns it down.",
    ),
    study=StudyType.CONSENSUS,
)

RULES = named("mechanism", globals())
