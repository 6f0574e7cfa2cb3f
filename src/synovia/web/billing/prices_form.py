"""The clinic's own price list."""

from decimal import Decimal
from typing import Any

from django import forms

from synovia.knowledge.tariff_tables import tariffs
from synovia.web.billing.term_fields import MoneyField


class PricesForm(forms.Form):
    """The clinic's charge for one unit of each code. An empty field means: the clinic does not offer it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, entry in sorted(tariffs().codes.items()):
            self.fields[code] = MoneyField(label=f"{code} · {entry.words}")

    def prices(self) -> dict[str, Decimal]:
        """The prices that were entered."""
        return {code: Decimal(text) for code, text in self.cleaned_data.items() if text}
