"""From before a test to after it: what a published likelihood ratio does to the probability, and no more.

Odds after = odds before x likelihood ratio (Bayes). The probability before is the study's own share of patients
with the condition; where the study gives none, no probability is worked out. The interval follows from the
interval of the ratio alone, so the true uncertainty is wider.
"""

from synovia.domain.rules.values import Accuracy
from synovia.domain.screening.answers import SILENT, Text
from synovia.domain.strategy.proposal import Likelihood
from synovia.domain.terms.evidence import StudyType

CERTAIN = 0.99
"""No test makes a diagnosis certain: what computes to more is shown as this."""


def likelihood_of(worth: Accuracy, study: StudyType | None, *, validated: bool) -> Likelihood:
    """What a positive rule is worth: the ratio, and the probability before and after with its interval."""
    after = worth.posttest if worth.posttest is not None else posttest(worth.pretest, worth.lr_positive)
    low, high = posttest(worth.pretest, worth.lr_low), posttest(worth.pretest, worth.lr_high)
    if after is not None and low is not None and high is not None:
        low, high = min(low, after), max(high, after)
    return Likelihood(
        lr_positive=worth.lr_positive,
        lr_low=worth.lr_low,
        lr_high=worth.lr_high,
        pretest=worth.pretest,
        posttest=after,
        source=worth.source,
        standing=worth.standing,
        posttest_low=low,
        posttest_high=high,
        assumed=_assumed(worth, study, validated=validated),
        says=_says(worth, after, low, high),
    )


def posttest(pretest: float | None, ratio: float | None) -> float | None:
    """The probability after a result with this ratio, as a fraction of 1; None where either is not known.

    >>> round(posttest(0.23, 6.1), 2)
    0.65
    """
    if pretest is None or ratio is None:
        return None
    odds = pretest / (1 - pretest) * ratio
    return min(odds / (1 + odds), CERTAIN)


def _assumed(worth: Accuracy, study: StudyType | None, *, validated: bool) -> str:
    """What must hold for the figures to hold here."""
    if worth.pretest is None:
        return "The study gives no probability before the test, so only the ratio is shown."
    parts = [f"Holds for patients like those of the study, {_percent(worth.pretest)} of whom had it."]
    if worth.lr_low is None or worth.lr_high is None:
        parts.append("The interval was not reported or not seen.")
    if study is StudyType.DERIVATION_RULE and not validated:
        parts.append("Derivation only: such rules look better than they are.")
    return " ".join(parts)


def _says(worth: Accuracy, after: float | None, low: float | None, high: float | None) -> Text:
    if worth.pretest is None or after is None:
        return SILENT
    interval = f" ({_percent(low)} to {_percent(high)})" if low is not None and high is not None else ""
    return Text(
        f"Before {_percent(worth.pretest)}, after {_percent(after)}{interval}.",
        f"In a study, about {round(after * 100)} of 100 people with these signs had this.",
    )


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"
