"""The neurological screen: nerve roots and the cord."""

from synovia.domain.terms.finding import choice, findings_in, number, yes_no

NEURO_SCREEN = choice(
    "neurological_screen",
    "Power, sensation, reflexes and upper motor neuron signs (Hoffmann, Babinski, clonus, inverted "
    "supinator) of the painful region, all assessed: normal only when every one is normal",
    "What did the neurological screen show, upper motor neuron signs included?",
    "normal",
    "abnormal",
)
PROGRESSIVE_WEAKNESS = yes_no(
    "progressive_weakness",
    "Weakness of an arm or a leg that is getting worse",
    "Is any arm or leg weakness getting worse?",
    "Is an arm or a leg getting weaker?",
)
POWER = number(
    "weakest_muscle_power",
    "The weakest key muscle on the MRC scale; 4.5 stands for 4+",
    "What is the weakest key-muscle power, 0 to 5?",
    unit="MRC grade",
    low=0,
    high=5,
)
FOOT_DROP = yes_no("new_foot_drop", "New foot drop", "Is there a new foot drop?")
REFLEX_REDUCED = yes_no(
    "reflex_reduced", "A tendon reflex is reduced or absent", "Is a tendon reflex reduced or absent?"
)
SENSORY_LOSS = yes_no(
    "dermatomal_sensory_loss",
    "Reduced sensation in a dermatome",
    "Is sensation reduced in a dermatome?",
)
ROOTS_AFFECTED = number(
    "nerve_roots_affected",
    "How many nerve roots show a deficit",
    "How many nerve roots show a deficit?",
    unit="roots",
    low=0,
    high=10,
)
NEURO_WORSE_IN_CARE = yes_no(
    "neurology_worse_during_care",
    "The neurological findings got worse since care began",
    "Have the neurological findings got worse since care began?",
)
NEURO_STABLE = yes_no(
    "neurology_stable", "The neurological findings are stable", "Are the neurological findings stable?"
)
CLUMSY_HANDS = yes_no(
    "hand_clumsiness",
    "Clumsy or numb hands: dropping things, trouble with buttons or writing",
    "Any clumsiness of the hands (buttons, writing, dropping things)?",
    "Are your hands clumsy: trouble with buttons, writing, or dropping things?",
)
UNSTEADY_GAIT = yes_no(
    "gait_disturbance",
    "New unsteady walking or loss of balance; not limping from pain",
    "Any new unsteadiness or loss of balance in walking?",
    "Are you unsteady or off balance when you walk?",
)
LHERMITTE = yes_no(
    "lhermitte",
    "Electric shock down the spine or limbs on bending the neck",
    "Does bending the neck send an electric shock down the spine or limbs?",
    "When you bend your neck, do you feel an electric shock down your back or limbs?",
)
FOUR_LIMBS = yes_no(
    "four_limb_paresthesia",
    "Tingling or numbness in both arms and both legs, or in both hands and feet",
    "Is there tingling or numbness in all four limbs?",
    "Do you have tingling or numbness in both arms and both legs?",
)
UMN_SIGNS = yes_no(
    "upper_motor_neuron_signs",
    "Any upper motor neuron sign: Hoffmann, Babinski, clonus, inverted supinator, brisk reflexes below "
    "the level. False only when all were tested",
    "Is any upper motor neuron sign present?",
)
HOFFMANN = yes_no(
    "hoffmann_positive", "Hoffmann sign positive on either side", "Is the Hoffmann sign positive?"
)
BABINSKI = yes_no(
    "babinski_positive", "Babinski sign positive on either side", "Is the Babinski sign positive?"
)
CLONUS = yes_no("clonus", "Clonus of three beats or more", "Is there clonus?")
INVERTED_SUPINATOR = yes_no(
    "inverted_supinator_sign", "Inverted supinator sign", "Is the inverted supinator sign present?"
)
HYPERREFLEXIA = yes_no(
    "hyperreflexia", "Brisk reflexes below the painful level", "Are the reflexes below the level brisk?"
)
GAIT_DEVIATION = yes_no(
    "gait_deviation",
    "Broad-based, spastic or unsteady gait seen on examination",
    "Is the gait broad-based, spastic or unsteady?",
)
CORD_COMPRESSION = yes_no(
    "cord_compression_on_imaging",
    "Cord compression or cord signal change on imaging",
    "Does imaging show cord compression or signal change?",
)
CERVICAL_STENOSIS = yes_no(
    "cervical_stenosis_on_imaging",
    "Cervical canal stenosis or cord contact on imaging",
    "Does imaging show cervical stenosis or cord contact?",
)
PERIPHERAL_NEUROPATHY = yes_no(
    "peripheral_neuropathy",
    "Peripheral neuropathy, or skin without feeling",
    "Is there a peripheral neuropathy or numb skin?",
    "Have you been told you have nerve damage in your feet or hands?",
)
HEAD_HEAVY = yes_no(
    "head_feels_heavy_or_unstable",
    "The head feels heavy, or as if it could fall; needs to be held",
    "Does the head feel heavy or unstable?",
)
NECK_CLUNK = yes_no("neck_clunk", "A clunk felt in the neck on movement", "Is a clunk felt in the neck?")
LUMP_THROAT = yes_no("lump_in_throat", "Feeling of a lump in the throat", "Is there a lump in the throat?")
UNWILLING_NECK = yes_no(
    "unwilling_to_move_neck",
    "Unwilling to move the neck at all",
    "Is the patient unwilling to move the neck?",
)

FINDINGS = findings_in("neurology", globals())
