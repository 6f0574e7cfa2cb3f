"""Autosave: what is typed is on the server within seconds, or the page says that it is not."""

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.web.components.scene import Answer, Scene

FORM = """
<form data-autosave="/save/" data-autosave-target="#live"><input type="hidden" name="version" value="3">
<label for="note">Note</label><input id="note" name="note"></form>{% autosave_status %}<div id="live">Nothing yet</div>
"""


@pytest.fixture
def form(scene: Scene) -> Page:
    scene.page.clock.install(time=0)
    page = scene.show(FORM)
    page.clock.pause_at(60)  # seconds of the page's own time: far beyond what opening it took
    return page


def write(page: Page, text: str) -> None:
    page.get_by_label("Note").press_sequentially(text)


def wait(page: Page, milliseconds: int) -> None:
    """Let this much of the page's own time pass, and its requests be answered."""
    page.clock.run_for(milliseconds)
    expect(page.locator("[data-autosave-status]")).not_to_have_attribute("data-state", "saving")


def sent(scene: Scene, at: int = -1) -> str:
    return scene.posts[at].post_data or ""


def test_is_sent_soon_after_the_last_change(scene: Scene, form: Page) -> None:
    write(form, "stiff")
    wait(form, 1400)
    assert scene.posts == []
    wait(form, 200)
    expect(form.get_by_text("Saved", exact=True)).to_be_visible()
    assert len(scene.posts) == 1
    assert "stiff" in sent(scene)


def test_is_sent_within_four_seconds_while_the_typing_goes_on(scene: Scene, form: Page) -> None:
    for letter in "stiffer":
        write(form, letter)
        wait(form, 600)
    assert len(scene.posts) == 1
    assert "stiffer" in sent(scene)


def test_says_who_asks_and_carries_the_token(scene: Scene, form: Page) -> None:
    write(form, "stiff")
    wait(form, 1600)
    headers = scene.posts[0].headers
    assert (headers["x-autosave"], headers["hx-request"]) == ("1", "true")
    assert headers["x-csrftoken"] == "token-of-this-page"


def test_the_answer_fills_its_place_and_moves_the_version_on(scene: Scene, form: Page) -> None:
    scene.answer = Answer(body="<p>Two findings</p>", headers={"X-Record-Version": "4"})
    write(form, "stiff")
    wait(form, 1600)
    expect(form.locator("#live")).to_have_text("Two findings")
    expect(form.locator("[name=version]")).to_have_value("4")


def test_tries_again_until_the_server_is_back(scene: Scene, form: Page) -> None:
    scene.answer = None
    write(form, "stiff")
    wait(form, 1600)
    expect(form.get_by_text("Not saved — trying again")).to_be_visible()
    scene.answer = Answer(status=503)
    wait(form, 1100)
    expect(form.get_by_text("Not saved — trying again")).to_be_visible()
    scene.answer = Answer()
    wait(form, 2100)
    expect(form.get_by_text("Saved", exact=True)).to_be_visible()
    assert "stiff" in sent(scene)


def test_what_is_refused_is_said_to_be_unsaved(scene: Scene, form: Page) -> None:
    scene.answer = Answer(status=422, body="<p>Out of range</p>")
    write(form, "400")
    wait(form, 1600)
    expect(form.get_by_text("Not saved — see the marked fields")).to_be_visible()
    expect(form.locator("#live")).to_have_text("Out of range")


def questions(page: Page) -> list[str]:
    """The kinds of question the browser asks from now on; each is answered with yes."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    return asked


class TestSomebodyElseSavedFirst:
    @pytest.fixture
    def conflict(self, scene: Scene, form: Page) -> Page:
        scene.answer = Answer(status=409, body="<p>Dr. Reyes, 9:42</p>", headers={"X-Record-Version": "9"})
        write(form, "stiff")
        wait(form, 1600)
        expect(form.get_by_role("dialog", name="Someone else changed this")).to_be_visible()
        return form

    def test_the_dialog_says_so_and_nothing_more_is_sent(self, scene: Scene, conflict: Page) -> None:
        expect(conflict.locator("[data-conflict-detail]")).to_have_text("Dr. Reyes, 9:42")
        wait(conflict, 60_000)
        assert len(scene.posts) == 1
        expect(conflict.get_by_label("Note")).to_have_value("stiff")

    def test_mine_can_be_saved_over_it(self, scene: Scene, conflict: Page) -> None:
        scene.answer = Answer(status=204, headers={"X-Record-Version": "10"})
        conflict.get_by_role("button", name="Save mine over it").click()
        expect(conflict.get_by_text("Saved", exact=True)).to_be_visible()
        assert 'name="version"\r\n\r\n9' in sent(scene)
        expect(conflict.locator("[name=version]")).to_have_value("10")

    def test_the_newer_version_can_be_loaded(self, scene: Scene, conflict: Page) -> None:
        with conflict.expect_navigation():
            conflict.get_by_role("button", name="Load the newer version").click()
        expect(conflict.get_by_label("Note")).to_have_value("")


def test_signed_out_keeps_what_was_typed_and_sends_it_after_signing_in_again(
    scene: Scene, form: Page
) -> None:
    scene.answer = Answer(status=401)
    write(form, "stiff")
    wait(form, 1600)
    expect(form.get_by_text("Not saved — you were signed out")).to_be_visible()
    scene.answer = Answer()
    form.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(form.get_by_text("Saved", exact=True)).to_be_visible()
    assert "stiff" in sent(scene)


def test_leaving_with_something_unsaved_asks_first(scene: Scene, form: Page) -> None:
    asked = questions(form)
    scene.answer = None
    write(form, "stiff")
    form.goto("http://synovia.test/elsewhere/")
    assert asked == ["beforeunload"]


def test_leaving_with_everything_saved_does_not_ask(scene: Scene, form: Page) -> None:
    asked = questions(form)
    write(form, "stiff")
    wait(form, 1600)
    expect(form.get_by_text("Saved", exact=True)).to_be_visible()
    form.goto("http://synovia.test/elsewhere/")
    assert asked == []
