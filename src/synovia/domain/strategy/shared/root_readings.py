"""What the noted level of a root deficit says about the plain questions of the neurological screen."""

from synovia.domain.rules import AllOf, Answered, AnyOf, AtLeast, Cites, Implies, Includes, Not, Rule, named
from synovia.domain.terms.finding import Finding
from synovia.domain.terms.findings import neurology, red_flags, roots

DEFINITION = (Cites("synovia-design"),)
SADDLE = ("S3", "S4-5")
TWO = 2


def _found(noted: Finding, plain: Finding | None) -> Rule:
    abnormal = Implies(neurology.NEURO_SCREEN, "abnormal", firm=True)
    return Rule(
        asks=f"Is any of the {noted.name.replace('_', ' ')} named?",
        when=Includes(noted, *noted.choices),
        then=(abnormal, Implies(plain, True, firm=True)) if plain is not None else abnormal,
        evidence=DEFINITION,
    )


def _none_found(noted: Finding, plain: Finding) -> Rule:
    return Rule(
        asks=f"Were the {noted.name.replace('_', ' ')} tested, and none found?",
        when=AllOf(Answered(noted), Not(Includes(noted, *noted.choices))),
        then=Implies(plain, False),
        evidence=DEFINITION,
    )


numb_dermatome_is_sensory_loss = _found(roots.NUMB_DERMATOMES, neurology.SENSORY_LOSS)
no_numb_dermatome_is_no_sensory_loss = _none_found(roots.NUMB_DERMATOMES, neurology.SENSORY_LOSS)
named_reflex_is_reduced = _found(roots.REDUCED_REFLEXES, neurology.REFLEX_REDUCED)
no_named_reflex_is_none_reduced = _none_found(roots.REDUCED_REFLEXES, neurology.REFLEX_REDUCED)
weak_myotome_makes_the_screen_abnormal = _found(roots.WEAK_MYOTOMES, None)
saddle_dermatome_is_saddle_change = Rule(
    asks="Is sensation reduced in a dermatome of the saddle?",
    when=Includes(roots.NUMB_DERMATOMES, *SADDLE),
    then=Implies(red_flags.SADDLE, True, firm=True),
    evidence=(Cites("finucane-2020"),),
)
two_named_roots_are_several = Rule(
    asks="Do the weak key muscles and numb dermatomes name two roots or more?",
    when=AtLeast(
        TWO,
        *(
            AnyOf(Includes(roots.WEAK_MYOTOMES, root), Includes(roots.NUMB_DERMATOMES, root))
            for root in roots.ROOTS
        ),
    ),
    then=Implies(neurology.ROOTS_AFFECTED, TWO),
    evidence=DEFINITION,
)

RULES = named("root-reading", globals())
