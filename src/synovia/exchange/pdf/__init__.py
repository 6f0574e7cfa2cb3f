"""Documents as tagged PDF, set by Typst."""

from synovia.exchange.pdf.typesetting import UntaggedDocument, typeset

__all__ = ["UntaggedDocument", "typeset"]
