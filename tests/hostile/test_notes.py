"""Every string of a summary is hostile at once: notes and tables show it and obey nothing of it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from summarizer.brief import build_brief, write_brief
from summarizer.brief.forms.html import render_html
from summarizer.brief.forms.markdown import render_markdown
from summarizer.models.verified import VerifiedSummary
from summarizer.results.export import write_csv
from tests.accounts.helpers import example_texts, examples

ALERT = "PWNED"
PAYLOADS = (
    f"<script>document.title='{ALERT}'</script>",
    f"\"><img src=x onerror=document.title='{ALERT}'>",
    f"'><svg/onload=document.title='{ALERT}'>",
    f"</script></style></title></textarea><script>document.title='{ALERT}'</script>",
    "=cmd|'/C calc'!A0",
    "+1+1",
    "@SUM(1,2)",
    "-2+3",
    "\t=1",
    f"[link](javascript:document.title='{ALERT}') ![x](https://collect.example/x.png?q=1)",
    "<iframe src=https://collect.example></iframe><a href=https://collect.example>x</a>",
    "[^1]: https://collect.example\n\n# Heading\n\n```\ncode\n```\n\n| a | b |",
    "\x00\x07\x1b[31m\x9b\u202egnihton\u2066\u2028\u2029\ufeff\U000e0041",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}${7*7}#{7*7}\\input{/etc/passwd}#read(\"/etc/passwd\")",
    "$$\\href{https://collect.example}{x}$$ \\write18{id} `=sh` <!-- x --> &lt;b&gt; ]]>",
)
#: Fields whose values the program sets or checks itself; everything else of type string is a stranger's.
_OWN = {
    *(
        "verdict",
        "speech",
        "speaker_check",
        "sha256",
        "stance",
        "kind",
        "medium",
        "published",
        "date",
    ),
    *(
        "schema_version",
        "created",
        "prompt_sha256",
        "schema_sha256",
        "strategy",
        "code",
        "path",
        "language",
        "id",
    ),
    *("extraction", "class", "counts"),
}


def hostile(value: Any, payload: str, key: str = "") -> Any:
    """Put a payload before every string of a JSON value that comes from a document or a model."""
    if isinstance(value, dict):
        return {
            name: one if name in _OWN else hostile(one, payload, name)
            for name, one in value.items()
        }
    if isinstance(value, list):
        return [hostile(one, payload, key) for one in value]
    return payload + value if isinstance(value, str) else value


def poisoned(payload: str) -> tuple[list[VerifiedSummary], dict[str, str]]:
    """Return the examples' summaries and texts with a payload everywhere, quotes and offsets still agreeing."""
    texts = example_texts()
    summaries: list[VerifiedSummary] = []
    sources: dict[str, str] = {}
    for one in examples():
        raw = hostile(one.model_dump(mode="json", by_alias=True), payload)
        text = texts[one.document.source]
        name = raw["document"]["source"]
        sources[name] = _with_payloads(raw, text, payload)
        summaries.append(VerifiedSummary.model_validate(raw))
    return summaries, sources


def _with_payloads(raw: Any, text: str, payload: str) -> str:
    """Put the payload into the text before each quote, and move the quotes' offsets along."""
    quotes = [one for one in _dicts(raw) if isinstance(one.get("start"), int) and "verdict" in one]
    starts = sorted({one["start"] for one in quotes})
    for one in quotes:
        before = sum(1 for start in starts if start < one["start"])
        inside = sum(1 for start in starts if one["start"] < start < one["end"])
        length = one["end"] - one["start"]
        one["start"] += before * len(payload)
        one["end"] = one["start"] + length + (1 + inside) * len(payload)
    for start in reversed(starts):
        text = text[:start] + payload + text[start:]
    for one in quotes:
        one["text"] = text[one["start"] : one["end"]]
    return text


def _dicts(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(found for one in value.values() for found in _dicts(one))]
    if isinstance(value, list):
        return [found for one in value for found in _dicts(one)]
    return []


class Elements(HTMLParser):
    """Collects what a browser would make of a page: elements, attributes and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def elements(page: str) -> Elements:
    parser = Elements()
    parser.feed(page)
    return parser


each_payload = pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))


def note(folder: Path, suffix: str, payload: str) -> Path:
    summaries, sources = poisoned(payload)
    path = folder / f"note{suffix}"
    write_brief(build_brief(summaries, sources=sources), path, sources=sources)
    return path


@each_payload
def test_a_page_holds_its_own_elements_only(tmp_path: Path, payload: str) -> None:
    page = note(tmp_path, ".html", payload).read_text("utf-8")
    made = elements(page)
    own = elements(render_html(build_brief(examples(), sources=example_texts()), example_texts()))
    assert set(made.tags) <= set(own.tags)
    for once in ("script", "style", "link", "meta", "head", "body", "title", "h1"):
        assert made.tags.count(once) == own.tags.count(once)
    assert ("script", "type", "application/json") in made.attributes
    assert not {"img", "iframe", "object", "embed", "base"} & set(made.tags)
    assert not [a for a in made.attributes if a[1].startswith("on") or a[1] == "style"]
    assert not [
        (tag, name, value)
        for tag, name, value in made.attributes
        if name in ("href", "src") and not value.startswith(("#", "data:,"))
    ]
    policy = next(value for tag, name, value in made.attributes if value.startswith("default-src"))
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "*" not in policy
    assert not re.search("[\x00\x07\x1b\x9b]", page)


@each_payload
def test_markdown_keeps_its_structure(payload: str, tmp_path: Path) -> None:
    summaries, sources = poisoned(payload)
    text = render_markdown(build_brief(summaries, sources=sources), sources)
    assert not re.search(r"(?<!\\)<(?:script|img|svg|iframe|a)\b", text)
    assert not re.search(r"(?<!\\)!\[", text)
    assert not re.search(r"(?<!\\)\](?:\\?)\((?:javascript|https?):", text.replace("\\]", ""))
    assert not re.search("[\x00\x07\x1b\x9b]", text)
    plain = build_brief(examples(), sources=example_texts())
    headings = re.findall(r"^#+ ", text, re.MULTILINE)
    assert (
        len(headings)
        <= len(re.findall(r"^#+ ", render_markdown(plain, example_texts()), re.MULTILINE)) + 12
    )
    assert "\n# Heading" not in text


@each_payload
def test_no_cell_of_a_table_is_a_formula(payload: str, tmp_path: Path) -> None:
    summaries, _ = poisoned(payload)
    path = tmp_path / "table.csv"
    count = write_csv([one.model_dump_json(by_alias=True) for one in summaries], path)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    assert len(rows) == count + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    for row in rows[1:]:
        for cell in row:
            assert not cell.lstrip(" \u200b\ufeff\x00").startswith(
                ("=", "+", "@", "\t", "\r", "\n")
            )
            assert not re.match(r"-(?!\d+(?:\.\d+)?$)", cell)


@pytest.mark.parametrize(
    "payload", [PAYLOADS[0], PAYLOADS[9], PAYLOADS[11], PAYLOADS[12], PAYLOADS[13]]
)
def test_a_word_document_holds_no_link_field_or_macro(tmp_path: Path, payload: str) -> None:
    pytest.importorskip("pypandoc", reason="the extra office is not installed")
    with zipfile.ZipFile(note(tmp_path, ".docx", payload)) as archive:
        names = archive.namelist()
        parts = {
            name: archive.read(name).decode("utf-8")
            for name in names
            if name.endswith((".xml", ".rels"))
        }
    assert not [name for name in names if "vba" in name.lower() or name.endswith(".bin")]
    for name, text in parts.items():
        assert "collect.example" not in text or not name.endswith(".rels"), name
        assert "instrText" not in text or "collect.example" not in text
        assert "root:x:0" not in text


CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))


@pytest.mark.skipif(not CHROMIUM.is_file(), reason="Chromium is not installed (set CHROMIUM)")
def test_in_a_browser_nothing_runs_and_nothing_leaves(tmp_path: Path) -> None:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu", "--no-first-run"]
        )
        for number, payload in enumerate(PAYLOADS):
            folder = tmp_path / str(number)
            folder.mkdir()
            address = note(folder, ".html", payload).as_uri()
            asked: list[str] = []
            page = browser.new_page()
            page.on("request", lambda request, seen=asked: seen.append(request.url))
            page.on("dialog", lambda dialog: dialog.dismiss())
            page.goto(address)
            page.locator("body").click(position={"x": 5, "y": 5})
            assert page.title() != ALERT
            assert asked == [address]
            page.close()
        browser.close()


def test_summaries_with_payloads_go_through_json_unharmed() -> None:
    for payload in PAYLOADS:
        for one in poisoned(payload)[0]:
            line = one.model_dump_json(by_alias=True)
            assert "\n" not in line
            assert VerifiedSummary.model_validate(json.loads(line)) == one
