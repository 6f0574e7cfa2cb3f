"""The browser's files: built from what the checkout holds, and only when that changed."""

from pathlib import Path

import pytest

from synovia.project import assets


@pytest.fixture
def small_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(assets, "build_models", lambda packages, target: None)  # see test_landmark_models
    (tmp_path / "scripts").mkdir()
    (tmp_path / "package-lock.json").write_text("{}")
    script = (
        "import { writeFileSync } from 'node:fs'; writeFileSync(process.argv[2] + '/public.js', 'built');"
    )
    (tmp_path / "scripts/build.mjs").write_text(script)
    assets.source_folder(tmp_path).mkdir(parents=True)
    (assets.source_folder(tmp_path) / "public.js").write_text("let a = 1;")
    return tmp_path


def test_files_that_were_never_built_are_stale(small_checkout: Path) -> None:
    assert assets.is_stale(small_checkout)


def test_a_build_is_fresh_until_a_source_changes(small_checkout: Path) -> None:
    assets.build(small_checkout)
    assert (assets.built_folder(small_checkout) / "public.js").read_text() == "built"
    assert not assets.is_stale(small_checkout)
    (assets.source_folder(small_checkout) / "public.js").write_text("let a = 2;")
    assert assets.is_stale(small_checkout)


@pytest.mark.parametrize("changed", ["package-lock.json", "scripts/build.mjs"])
def test_new_packages_or_a_new_build_script_make_it_stale(small_checkout: Path, changed: str) -> None:
    assets.build(small_checkout)
    with (small_checkout / changed).open("a") as file:
        file.write("\n")
    assert assets.is_stale(small_checkout)


def test_a_failed_build_leaves_the_old_files_and_says_why(small_checkout: Path) -> None:
    assets.build(small_checkout)
    (small_checkout / "scripts/build.mjs").write_text("throw new Error('no such icon');")
    with pytest.raises(assets.AssetProblem, match="no such icon"):
        assets.build(small_checkout)
    assert (assets.built_folder(small_checkout) / "public.js").read_text() == "built"
    assert [path.name for path in assets.built_folder(small_checkout).parent.iterdir()] == ["build"]


def test_the_real_files_are_built_and_fresh() -> None:
    from synovia.project.folders import checkout

    built = assets.built_folder(checkout())
    assert not assets.is_stale(checkout()), "./run build"
    for name in (
        "public.js",
        "public.css",
        "staff.js",
        "staff.css",
        "patient.js",
        "patient.css",
        "icons.svg",
        "camera.js",
        "models/pose_full.task",
    ):
        assert (built / name).stat().st_size > 0
