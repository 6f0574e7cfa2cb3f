from playwright.sync_api import Page
from tests.journeys.devices import Devices
from tests.journeys.stranger import answer, asked, begin, walk

def test_shots(clinic: Devices) -> None:
    p=clinic.device(); p.set_viewport_size({"width":390,"height":844})
    def shot(n, full=False): p.screenshot(path=f"/tmp/shots_public/{n}.png", full_page=full)
    p.goto("/conditions/bursitis/"); p.screenshot(path="/tmp/shots_public/cond.png", full_page=True)
    p.goto("/self-check/at/knee/"); shot("start")
    p.goto("/self-check/"); begin(p); shot("where", True)
    for q in ("leg_now","hot_joint","side","knee_works","arthritis","stiff","replaced"):
        walk(p, until=q, where="knee", injury="small", injury_cleared="no"); shot("knee_"+q, True)
    walk(p, where="knee"); shot("knee_result", True)
    p.goto("/self-check/"); p.get_by_role("button", name="Start again").click(); walk(p, where="shoulder", arm_now="exertional_chest_arm_or_jaw_pain"); shot("shoulder_stop", True)
    p.goto("/conditions/"); p.screenshot(path="/tmp/shots_public/conds.png", full_page=True)
    p.set_viewport_size({"width":1280,"height":900}); p.goto("/conditions/knee-pain/"); p.screenshot(path="/tmp/shots_public/knee_wide.png", full_page=True)
