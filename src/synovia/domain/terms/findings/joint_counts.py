"""Joints with synovitis and blood tests, as the 2010 score of rheumatoid arthritis counts them."""

from synovia.domain.terms.finding import choice, findings_in, number

LARGE_JOINTS = number(
    "large_joints_with_synovitis",
    "Large joints swollen or tender from synovitis (shoulder, elbow, hip, knee, ankle), counted",
    "How many large joints are swollen or tender?",
    unit="joints",
    low=0,
    high=10,
)
SMALL_JOINTS = number(
    "small_joints_with_synovitis",
    "Small joints swollen or tender from synovitis (knuckles, finger joints, thumb, wrist, ball of the foot), counted",
    "How many small joints are swollen or tender?",
    unit="joints",
    low=0,
    high=60,
)
SYNOVITIS_WEEKS = number(
    "weeks_of_synovitis",
    "Weeks for which joints have been swollen",
    "For how many weeks have joints been swollen?",
    unit="weeks",
    low=0,
    high=5200,
)
SEROLOGY = choice(
    "rheumatoid_serology",
    "Rheumatoid factor or citrullinated-peptide antibody: negative, low or high (over three times the limit)",
    "What do rheumatoid factor and antibody tests show?",
    "negative",
    "low_positive",
    "high_positive",
)

FINDINGS = findings_in("joint signs", globals())
