from __future__ import annotations

import json
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from summarizer.hints import DISTRIBUTION, extras, install_hint
from summarizer.version import __version__

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PACKAGE = sorted((ROOT / "summarizer").rglob("*.py"))


class Installed:
    """A distribution whose installer noted where it came from."""

    def __init__(self, origin: object) -> None:
        self._origin = origin

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return None if self._origin is None else json.dumps(self._origin)


def hint_when_installed(origin: object, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(metadata, "distribution", lambda name: Installed(origin))
    return install_hint("office")


def test_the_name_and_the_version_are_those_of_the_project() -> None:
    assert PROJECT["name"] == DISTRIBUTION
    assert PROJECT["version"] == __version__


def test_from_an_index_the_name_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    assert hint_when_installed(None, monkeypatch) == f'pip install "{DISTRIBUTION}[office]"'


def test_a_package_that_is_not_installed_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", missing)
    hint = install_hint("office", "--force-reinstall")
    assert hint == f'pip install --force-reinstall "{DISTRIBUTION}[office]"'


def test_what_came_from_a_folder_or_a_wheel_comes_from_there_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = {"url": tmp_path.as_uri(), "dir_info": {}}
    expected = f'pip install "{DISTRIBUTION}[office] @ {tmp_path.as_uri()}"'
    assert hint_when_installed(folder, monkeypatch) == expected
    editable = {"url": tmp_path.as_uri(), "dir_info": {"editable": True}}
    assert hint_when_installed(editable, monkeypatch) == f'pip install -e "{tmp_path}[office]"'


@pytest.mark.parametrize("url", ["file:///gone/away", "https://host.example/summarizer.whl"])
def test_a_place_that_cannot_be_had_any_more_is_not_named(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hint = hint_when_installed({"url": url, "archive_info": {}}, monkeypatch)
    assert hint == f'pip install "{DISTRIBUTION}[office]"'


def test_no_other_module_words_such_a_hint() -> None:
    written = [p.name for p in PACKAGE if "pip install" in p.read_text(encoding="utf-8")]
    assert written == ["hints.py"]


def test_every_extra_that_is_hinted_at_exists() -> None:
    texts = [path.read_text(encoding="utf-8") for path in PACKAGE]
    hinted = {name for text in texts for name in re.findall(r"install_hint\(['\"](\w+)", text)}
    assert hinted <= set(PROJECT["optional-dependencies"])
    assert len(hinted) >= 5


def test_the_documentation_never_installs_the_strangers_package() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*/README.md")]
    asked = [
        (page.name, name)
        for page in pages
        for command in re.findall(r"pip install[^`\n]*", page.read_text(encoding="utf-8"))
        for name in re.findall(r"[\w.-]*summarizer", command)
    ]
    assert [one for one in asked if one[1] != DISTRIBUTION] == []


def test_the_extras_are_those_of_the_metadata_wherever_that_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", missing)
    assert list(extras()) == list(PROJECT["optional-dependencies"])
    assert extras()["office"] == ("pypandoc-binary", "typst")
    listed = [
        "openai>=3.3",
        "tzdata>=2025; sys_platform == 'win32'",
        'ray[data]>=2.49; (python_version < "3.15") and extra == "ray"',
        "typst>=0.13; extra == 'office'",
        'pypandoc_binary>=1.15 ; extra == "office"',
    ]
    monkeypatch.setattr(metadata, "requires", lambda name: listed)
    assert extras() == {"ray": ("ray",), "office": ("typst", "pypandoc_binary")}
