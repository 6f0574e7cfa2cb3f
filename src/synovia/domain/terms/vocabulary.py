"""Every finding the engine understands, by name."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from synovia.domain.terms import findings as groups
from synovia.domain.terms.finding import Finding


def _collected() -> Mapping[str, Finding]:
    found: dict[str, Finding] = {}
    for module in sorted(module.name for module in iter_modules(groups.__path__)):
        for finding in import_module(f"{groups.__name__}.{module}").FINDINGS:
            if finding.name in found:
                raise ValueError(f"finding {finding.name!r} is defined twice (again in {module})")
            found[finding.name] = finding
    return MappingProxyType(found)


VOCABULARY: Mapping[str, Finding] = _collected()
"""Name to finding, in the order of the group files."""
