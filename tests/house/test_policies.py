"""Every address declares who may open it. A new one without a policy fails here, and is refused when served."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from synovia.web.policy import OF_OTHERS, policy_of

SHUT = "django-allauth brings it, Synovia does not use it: it stays shut"
# Addresses without a policy, which the doorway therefore refuses to everybody.
WITHOUT_POLICY = {
    "account_signup": SHUT,
    "account_email": SHUT,
    "account_confirm_email": SHUT,
    "account_email_verification_sent": SHUT,
    "account_set_password": SHUT,
    "account_confirm_login_code": SHUT,
}


def addresses(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
        else:
            yield f"{namespace}{entry.name}", entry


def everything() -> list[tuple[str, URLPattern]]:
    return list(addresses(get_resolver()))


def test_every_address_declares_its_policy() -> None:
    undeclared = {name for name, entry in everything() if policy_of(entry.callback, name) is None}
    assert undeclared == set(WITHOUT_POLICY)


def test_every_address_has_a_name_of_its_own() -> None:
    ours = [(name, str(entry.pattern)) for name, entry in everything() if name not in OF_OTHERS]
    assert [pattern for name, pattern in ours if name.endswith("None")] == []


def test_addresses_carry_identifiers_and_never_names_of_people() -> None:
    converters = {
        (name, type(converter).__name__)
        for name, entry in everything()
        if getattr(entry.callback, "policy", None) is not None and entry.callback.policy.phi  # type: ignore[attr-defined]
        for converter in entry.pattern.converters.values()
    }
    assert [(name, kind) for name, kind in converters if kind in ("StringConverter", "PathConverter")] == []
