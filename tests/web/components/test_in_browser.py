"""The components' behavior in a real browser, by keyboard and by hand."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.components.scene import Answer, Scene
from tests.web.components.test_fields import filled


class TestTabs:
    @pytest.fixture
    def tabs(self, scene: Scene) -> Page:
        return scene.show(
            '{% tabs label="Chart" %}{% tab "Pain" %}Four{% endtab %}{% tab "Motion" %}Fifty{% endtab %}{% endtabs %}'
        )

    def test_show_one_pane_at_a_time(self, tabs: Page) -> None:
        expect(tabs.get_by_text("Four")).to_be_visible()
        expect(tabs.get_by_text("Fifty")).to_be_hidden()

    def test_move_with_the_arrow_keys(self, tabs: Page) -> None:
        tabs.get_by_role("tab", name="Pain").focus()
        tabs.keyboard.press("ArrowRight")
        expect(tabs.get_by_role("tab", name="Motion")).to_be_focused()
        expect(tabs.get_by_role("tabpanel", name="Motion")).to_be_visible()
        tabs.keyboard.press("ArrowRight")
        expect(tabs.get_by_role("tab", name="Pain")).to_be_focused()


class TestDialogs:
    @pytest.fixture
    def page_with_dialog(self, scene: Scene) -> Page:
        return scene.show(
            '{% button "Cancel visit" data_dialog_open="sure" %}{% dialog id="sure" title="Sure?" %}Gone for good.{% enddialog %}'
        )

    def test_open_close_and_give_the_focus_back(self, page_with_dialog: Page) -> None:
        opener = page_with_dialog.get_by_role("button", name="Cancel visit")
        opener.click()
        expect(page_with_dialog.get_by_role("dialog", name="Sure?")).to_be_visible()
        page_with_dialog.keyboard.press("Escape")
        expect(page_with_dialog.get_by_role("dialog")).to_be_hidden()
        expect(opener).to_be_focused()

    def test_close_by_their_button(self, page_with_dialog: Page) -> None:
        page_with_dialog.get_by_role("button", name="Cancel visit").click()
        page_with_dialog.get_by_role("button", name="Close").click()
        expect(page_with_dialog.get_by_role("dialog")).to_be_hidden()


class TestKeys:
    @pytest.fixture
    def keys(self, scene: Scene) -> Page:
        return scene.show(
            '{% link_button "New visit" "#new" key="n" %}<label for="a">Note</label><input id="a">'
        )

    def test_a_key_presses_its_link(self, keys: Page) -> None:
        keys.keyboard.press("n")
        assert keys.url.endswith("#new")

    def test_two_keys_in_a_row_go_to_a_page(self, keys: Page) -> None:
        keys.keyboard.press("g")
        keys.keyboard.press("p")
        assert keys.url.endswith("#patients")

    def test_typing_is_left_alone(self, keys: Page) -> None:
        keys.get_by_label("Note").press("n")
        expect(keys.get_by_label("Note")).to_have_value("n")
        assert "#" not in keys.url

    def test_a_question_mark_lists_them(self, keys: Page) -> None:
        keys.keyboard.press("?")
        listed = keys.get_by_role("dialog", name="Keys on this page")
        expect(listed).to_contain_text("New visit")
        expect(listed).to_contain_text("Patients")

    def test_slash_goes_to_the_search(self, keys: Page) -> None:
        keys.keyboard.press("/")
        expect(keys.get_by_label("Find a patient or a page")).to_be_focused()

    def test_they_can_be_switched_off(self, keys: Page) -> None:
        keys.keyboard.press("?")
        keys.get_by_role("switch", name="Single-key shortcuts").uncheck()
        keys.keyboard.press("Escape")
        keys.keyboard.press("n")
        assert "#" not in keys.url
        assert {cookie["name"]: cookie["value"] for cookie in keys.context.cookies()} == {
            "synovia_keys": "off"
        }


class TestNumberGrid:
    @pytest.fixture
    def grid(self, scene: Scene) -> Page:
        cells = "".join(
            f'<tr><th>{motion}</th><td><input type="number" aria-label="{motion} left" value="1"></td>'
            f'<td><input type="number" aria-label="{motion} right" value="2"></td></tr>'
            for motion in ("Flexion", "Rotation")
        )
        return scene.show(f"<table data-number-grid><tbody>{cells}</tbody></table>")

    @pytest.mark.parametrize(
        ("keys", "ends_at"),
        [
            (["Enter"], "Rotation left"),
            (["ArrowDown"], "Rotation left"),
            (["ArrowRight"], "Flexion right"),
            (["Enter", "Enter"], "Flexion right"),
            (["Enter", "Shift+Enter"], "Flexion left"),
        ],
    )
    def test_the_keys_go_where_a_hand_expects(self, grid: Page, keys: list[str], ends_at: str) -> None:
        grid.get_by_label("Flexion left").focus()
        for key in keys:
            grid.keyboard.press(key)
        expect(grid.get_by_label(ends_at)).to_be_focused()

    def test_the_arrows_never_change_a_finding(self, grid: Page) -> None:
        grid.get_by_label("Flexion left").focus()
        grid.keyboard.press("ArrowUp")
        grid.keyboard.press("ArrowDown")
        expect(grid.get_by_label("Flexion left")).to_have_value("1")


class TestForms:
    def test_the_summary_takes_the_focus_and_leads_to_the_field(self, scene: Scene) -> None:
        page = scene.show(
            "<form>{% error_summary form %}{% fields form %}</form>", form=filled(rotation="400")
        )
        expect(page.locator(".error-summary")).to_be_focused()
        page.get_by_role("link", name="Rotation:").click()
        expect(page.get_by_role("spinbutton", name="Rotation")).to_be_focused()

    def test_a_steppers_keys_step(self, scene: Scene) -> None:
        page = scene.show("<form>{% field form.rotation %}</form>", form=filled(rotation="50"))
        page.get_by_role("button", name="More: Rotation").click()
        expect(page.get_by_role("spinbutton", name="Rotation")).to_have_value("55")

    def test_a_form_is_sent_once(self, scene: Scene) -> None:
        page = scene.show('<form method="post" action="/pay/" id="pay">{% button "Pay" %}</form>')
        with page.expect_navigation():
            page.evaluate("pay.requestSubmit(); pay.requestSubmit()")
        assert [post.url.endswith("/pay/") for post in scene.posts] == [True]


class TestToasts:
    def test_the_server_can_send_one(self, scene: Scene) -> None:
        scene.answer = Answer(headers={"HX-Trigger": '{"toast": {"text": "Visit saved", "tone": "ok"}}'})
        page = scene.show('{% button "Save" hx_post="/save/" hx_swap="none" %}')
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Visit saved")).to_be_visible()
        page.get_by_role("button", name="Dismiss").click()
        expect(page.get_by_text("Visit saved")).to_be_hidden()

    def test_a_failure_is_said(self, scene: Scene) -> None:
        scene.answer = Answer(status=500)
        page = scene.show('{% button "Save" hx_post="/save/" %}')
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("alert")).to_contain_text("That did not work")

    def test_a_refused_form_is_shown_in_place(self, scene: Scene) -> None:
        scene.answer = Answer(status=422, body="<p data-focus-on-load>Not that date</p>")
        page = scene.show('<div id="place"></div>{% button "Save" hx_post="/save/" hx_target="#place" %}')
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Not that date")).to_be_focused()


class TestTheme:
    def test_is_chosen_by_hand_and_remembered(self, scene: Scene) -> None:
        page = scene.show("")
        page.emulate_media(color_scheme="light")
        page.get_by_role("button", name="Dark colors").click()
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        expect(page.get_by_role("button", name="Dark colors")).to_have_attribute("aria-pressed", "true")
        assert [(cookie["name"], cookie["value"]) for cookie in page.context.cookies()] == [
            ("synovia_theme", "dark")
        ]


class TestSession:
    @pytest.fixture
    def idle(self, scene: Scene) -> Page:
        scene.page.clock.install(time=0)
        page = scene.show("")
        page.clock.pause_at(900 - 119)  # seconds of the page's own time
        expect(page.get_by_role("dialog", name="Still there?")).to_be_visible()
        return page

    def test_two_minutes_before_the_end_it_asks(self, idle: Page) -> None:
        expect(idle.locator("[data-session-left]")).to_have_text(re.compile(r"^(1:59|2:00)$"))

    def test_staying_tells_the_server(self, scene: Scene, idle: Page) -> None:
        idle.get_by_role("button", name="Stay signed in").click()
        expect(idle.get_by_role("dialog")).to_be_hidden()
        assert [post.url.endswith("/keep-alive/") for post in scene.posts] == [True]

    def test_at_the_end_the_page_is_left(self, idle: Page) -> None:
        with idle.expect_navigation():
            idle.clock.fast_forward(130_000)
        assert "expired=1" in idle.url
