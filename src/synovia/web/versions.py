"""The version a page was made from, against lost updates."""

from django.http import HttpRequest

LONGEST = 9  # digits; a longer number is no version of ours


def version_posted(request: HttpRequest) -> int:
    """The version in the form; 0, which never matches, when it is missing or no number."""
    raw = request.POST.get("version", "")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= LONGEST else 0
