"""What the pages say can be run runs, and prints what they say it prints."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from summarizer.evaluation.gold import Gold
from summarizer.models.quote import Quote
from summarizer.models.summary import Medium, Stance
from summarizer.quotes.walk import quotes_of

DOCS = Path(__file__).resolve().parents[1] / "docs"


def blocks(page: str, language: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [block for named, block in fenced if named == language]


def test_the_schema_example_runs_and_prints_what_the_page_shows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    example = ModuleType("grain")
    monkeypatch.setitem(sys.modules, "grain", example)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        for block in blocks("schemas.md", "python"):
            exec(compile(block, "docs/schemas.md", "exec"), vars(example))  # noqa: S102 - our own page
    assert printed.getvalue() in blocks("schemas.md", "")
    again = example.GrainReport.model_validate(example.result.result)
    assert [type(quote) for _, quote in quotes_of(again)] == [Quote, Quote]


def test_the_session_of_a_client_runs_and_prints_what_the_page_shows() -> None:
    (program,) = blocks("mcp.md", "python")
    variables = {**os.environ, "PYTHONPATH": str(DOCS.parent)}
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=DOCS.parent,
        env=variables,
        check=False,
        timeout=120,
    )
    assert [done.stdout] == blocks("mcp.md", "text"), done.stderr


def test_the_annotation_example_is_an_annotation_with_quotes_of_its_text() -> None:
    gold = Gold.model_validate(json.loads(blocks("quality.md", "json")[0]))
    text = blocks("quality.md", "text")[0]
    quotes = [q for p in gold.positions for q in p.quotes]
    quotes += [q for d in gold.disputed_claims for q in (*d.assert_quotes, *d.dispute_quotes)]
    assert quotes
    assert [quote for quote in quotes if quote not in text] == []
    assert {p.stance for p in gold.positions} <= {stance.value for stance in Stance}
    assert {c.medium for c in gold.conversations} <= {medium.value for medium in Medium}


def test_the_page_on_reviewing_shows_the_labelling_interface_that_is_meant() -> None:
    from summarizer.review.label_studio import CONFIG

    assert blocks("review.md", "xml") == [CONFIG]


def test_the_readme_leads_to_every_page_and_shows_every_command() -> None:
    from typer.main import get_command

    from summarizer.cli.main import app

    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    pages = {f"docs/{page.name}" for page in DOCS.glob("*.md")}
    more = readme.partition("## More")[2]
    assert [page for page in pages if f"]({page})" not in more] == []
    commands: dict[str, object] = getattr(get_command(app), "commands")  # noqa: B009 - a group
    # The American spelling is the same command.
    wanted = set(commands) - {"summarize"}
    assert [name for name in wanted if f"summarizer {name}" not in readme] == []
