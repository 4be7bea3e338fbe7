"""What a program gets: types that check, names that hold, and nothing done behind the host's back."""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from summarizer import (
    Example,
    Quote,
    Scripted,
    SourceDocument,
    Summarizer,
    VerifiedResult,
    VerifiedSummary,
)
from summarizer.batch.run import Progress
from summarizer.engines.select import Access
from summarizer.errors import ConfigurationError
from summarizer.models.summary import Position, Stance, Summary
from tests.servers import ChatServer, fails, says

ROOT = Path(__file__).resolve().parents[1]
TEXT = (
    "The Port of Kelmet said it will ship 1,200 tonnes of barley by 5 October.\nThe ferry rests.\n"
)


class Shipment(BaseModel):
    who: str
    tonnes: int | None = None
    words: Quote


class Grain(BaseModel):
    shipments: list[Shipment]


def grain(words: str = "will ship 1,200 tonnes of barley") -> dict[str, Any]:
    evidence = {"sentences": [1], "words": words}
    return {"shipments": [{"who": "Port of Kelmet", "tonnes": 1200, "words": evidence}]}


def python_blocks(page: Path) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


# -- types ----------------------------------------------------------------------------------------

TYPED = """
from pydantic import BaseModel
from summarizer import BatchReport, Quote, Summarizer, VerifiedResult, VerifiedSummary

class Promises(BaseModel):
    promises: list[str]

plain = Summarizer("openai:m", api_key="k", timeout=30.0, context_tokens=32_000)
own = Summarizer("openai:m", schema=Promises, instructions="Only promises.")
one: VerifiedSummary = plain.summarise(text="a")
two: VerifiedResult[Promises] = own.summarise(path="a.txt")
words: list[str] = two.value.promises
holders: list[str] = [position.holder for position in one.positions]
report: BatchReport[VerifiedResult[Promises]] = own.batch(["a"])
for result in report.results():
    said: list[str] = result.value.promises

def takes(summarizer: Summarizer[Promises]) -> None:
    print(summarizer.summarise(text="a").value.promises)

takes(own)
"""
WRONG = TYPED + "takes(plain)\nnumber: int = two.value.promises\n"
NO_DOCUMENT = TYPED + "plain.summarise()\nown.summarise('a', text='b')\n"


def checked(tool: str, file: Path) -> subprocess.CompletedProcess[str]:
    name = "mypy" if tool == "mypy" else "pyright"
    words = ["--strict", "--no-error-summary"] if tool == "mypy" else []
    if tool == "pyright":
        (file.parent / "pyrightconfig.json").write_text(
            json.dumps({"typeCheckingMode": "strict", "extraPaths": [str(ROOT)]})
        )
        words = ["--pythonpath", sys.executable, "-p", str(file.parent)]
        file = file.parent
    command = [sys.executable, "-m", name, *words, *([str(file)] if tool == "mypy" else [])]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


def test_the_types_of_a_program_check_and_wrong_ones_do_not(tmp_path: Path) -> None:
    right, wrong = tmp_path / "right.py", tmp_path / "wrong.py"
    right.write_text(TYPED, encoding="utf-8")
    wrong.write_text(WRONG, encoding="utf-8")
    assert checked("mypy", right).stdout == ""
    found = checked("mypy", wrong).stdout
    assert "arg-type" in found
    assert "assignment" in found
    none = tmp_path / "none.py"
    none.write_text(NO_DOCUMENT, encoding="utf-8")
    lines = checked("mypy", none).stdout.splitlines()
    assert sum("[call-overload]" in line for line in lines) == 2


PAGES = ["README.md", "docs/batch.md", "docs/api.md", "docs/mcp.md"]


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_a_page_are_well_typed(page: str, tmp_path: Path) -> None:
    blocks = python_blocks(ROOT / page)
    assert blocks
    for number, block in enumerate(blocks):
        (tmp_path / f"block_{number}.py").write_text(block, encoding="utf-8")
    found = [checked("mypy", file).stdout for file in sorted(tmp_path.glob("block_*.py"))]
    assert found == [""] * len(blocks)


def test_pyright_is_content_with_the_examples_of_all_pages(tmp_path: Path) -> None:
    blocks = [block for page in PAGES for block in python_blocks(ROOT / page)]
    for number, block in enumerate(blocks):
        (tmp_path / f"block_{number}.py").write_text(block, encoding="utf-8")
    done = checked("pyright", tmp_path / "block_0.py")
    assert "0 errors" in done.stdout, done.stdout


def test_pyright_is_content_with_the_same_program(tmp_path: Path) -> None:
    (tmp_path / "right.py").write_text(
        TYPED.replace("import BatchReport, Quote,", "import BatchReport,")
    )
    done = checked("pyright", tmp_path / "right.py")
    assert "0 errors" in done.stdout, done.stdout


# -- values ---------------------------------------------------------------------------------------


def test_the_value_of_a_result_is_an_instance_of_the_users_class() -> None:
    result = Summarizer(Scripted({"own": grain()}), schema=Grain).summarise(text=TEXT)
    assert isinstance(result.value, Grain)
    assert result.value.shipments[0].words.verdict == "exact"
    assert result.value.model_dump(mode="json") == result.result


def test_a_result_read_from_its_line_is_equal_and_gets_its_class_back() -> None:
    result = Summarizer(Scripted({"own": grain()}), schema=Grain).summarise(text=TEXT)
    again: VerifiedResult[Any] = VerifiedResult.model_validate_json(result.model_dump_json())
    assert again == result
    with pytest.raises(TypeError, match="typed"):
        _ = again.value
    assert again.typed(Grain).value.model_dump_json() == result.value.model_dump_json()


def test_results_of_a_batch_have_their_class(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    report = Summarizer(Scripted({"own": grain()}), schema=Grain).batch([tmp_path / "a.txt"])
    assert [result.value.shipments[0].tonnes for result in report.results()] == [1200]
    assert [(row["item"], row["who"], row["tonnes"]) for row in report.to_rows()] == [
        ("shipments", "Port of Kelmet", 1200)
    ]


def test_rows_carry_fields_and_evidence_of_own_schemas() -> None:
    result = Summarizer(Scripted({"own": grain()}), schema=Grain).summarise(text=TEXT)
    (row,) = result.to_rows()
    assert (row["quote"], row["verdict"], row["quotes"]) == (
        "will ship 1,200 tonnes of barley",
        "exact",
        1,
    )
    assert TEXT[row["start"] : row["end"]] == row["quote"]


def test_a_notebook_shows_text_of_documents_as_text() -> None:
    hostile = TEXT.replace("Kelmet", "<script>alert(1)</script>")
    answer = grain("will ship 1,200 tonnes") | {}
    answer["shipments"][0]["who"] = "<img src=x onerror=alert(1)>"
    result = Summarizer(Scripted({"own": answer}), schema=Grain).summarise(text=hostile)
    shown = result._repr_html_()
    assert "&lt;img src=x" in shown
    assert "<img" not in shown
    assert "<script" not in shown
    assert "will ship 1,200 tonnes" in shown


# -- what a user adds to the instructions ---------------------------------------------------------

EXAMPLE = Example(
    text="Haldor & Sons will ship 30 tonnes of rye. The rest stays.",
    answer=Grain(
        shipments=[
            Shipment(who="Haldor & Sons", tonnes=30, words=Quote(given="will ship 30 tonnes"))
        ]
    ),
)


def test_instructions_and_examples_reach_the_model_with_numbered_evidence() -> None:
    engine = Scripted({"own": grain()})
    summarizer = Summarizer(
        engine, schema=Grain, instructions="Count barley only.", examples=[EXAMPLE]
    )
    summarizer.summarise(text=TEXT)
    told = engine.questions[0].instructions
    assert "Count barley only." in told
    assert "[1] Haldor & Sons will ship 30 tonnes of rye." in told
    assert '"sentences": [1], "words": "will ship 30 tonnes"' in told
    assert '"verdict"' not in told


def test_an_example_of_a_summary_shows_no_field_that_is_not_asked_for() -> None:
    position = Position(
        holder="Ann",
        topic="rye",
        stance=Stance.OPPOSES,
        statement="no rye",
        quotes=(Quote(given="We want no rye"),),
    )
    example = Example(
        text="“We want no rye,” said Ann.", answer=Summary(overview="No.", positions=(position,))
    )
    engine = Scripted()
    Summarizer(engine, examples=[example]).summarise(text=TEXT)
    assert '"words": "We want no rye"' in engine.questions[0].instructions


def test_an_example_whose_quote_is_not_in_its_text_is_refused() -> None:
    wrong = Example(text=EXAMPLE.text.replace("30", "40"), answer=EXAMPLE.answer)
    with pytest.raises(ConfigurationError, match="does not stand in the example's text"):
        Summarizer(Scripted(), schema=Grain, examples=[wrong]).summarise(text=TEXT)


def test_other_instructions_are_another_question(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    reused = [
        Summarizer(Scripted({"own": grain()}), schema=Grain, instructions=said)
        .batch([tmp_path / "a.txt"], tmp_path / "out")
        .reused
        for said in ("One.", "One.", "Two.")
    ]
    assert reused == [0, 1, 0]


def test_instructions_are_refused_where_nobody_would_read_them() -> None:
    with pytest.raises(ConfigurationError, match="strategy 'single'"):
        Summarizer(Scripted(), strategy="stepwise", instructions="Be brief.").summarise(text=TEXT)


# -- how the endpoint is asked --------------------------------------------------------------------


def test_key_time_limit_and_context_reach_the_endpoint() -> None:
    with ChatServer([says(json.dumps(grain()))]) as server:
        summarizer = Summarizer(
            "m",
            base_url=server.url,
            schema=Grain,
            api_key="sk-of-this-program",
            timeout=7.0,
            context_tokens=5_000,
            cache=False,
        )
        with summarizer:
            summarizer.summarise(text=TEXT)
            profile = summarizer.engine.profile
        assert server.seen[0].headers["authorization"] == "Bearer sk-of-this-program"
    assert (profile.context_tokens, profile.answer_tokens) == (5_000, 2_500)
    assert "sk-of-this-program" not in repr(summarizer.choices)


def test_a_key_for_an_engine_in_this_process_is_an_error() -> None:
    with pytest.raises(ConfigurationError, match="api_key"):
        _ = Summarizer("scripted", api_key="k").engine
    with pytest.raises(ConfigurationError, match="handed in"):
        Summarizer(Scripted(), timeout=3.0)


@pytest.mark.parametrize(
    "wrong", [{"timeout": 0}, {"timeout": float("nan")}, {"context_tokens": 3}]
)
def test_values_no_request_could_keep_to_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError):
        Access(**wrong)


def test_steps_and_documents_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    steps: list[str] = []
    done: list[int] = []

    def told(progress: Progress) -> None:
        done.append(progress.done)

    summarizer = Summarizer(
        Scripted(), on_step=lambda step, _done, _all: steps.append(step), on_document=told
    )
    summarizer.batch([tmp_path], tmp_path / "out")
    assert steps == ["chunks"]
    assert done[-1] == 1


# -- logging --------------------------------------------------------------------------------------


def test_retries_and_usage_are_logged_and_no_handler_is_set_up(
    caplog: pytest.LogCaptureFixture,
) -> None:
    before = logging.getLogger().handlers[:], logging.getLogger().level
    caplog.set_level(logging.INFO, logger="summarizer")
    with ChatServer([fails(503), says(json.dumps(grain()))]) as server:
        summarizer = Summarizer("m", base_url=server.url, schema=Grain, cache=False)
        with summarizer:
            summarizer.summarise(text=TEXT)
    names = {record.name for record in caplog.records}
    assert {"summarizer.engines.retry", "summarizer.batch.session"} <= names
    assert any("100 tokens read" in record.getMessage() for record in caplog.records)
    assert (logging.getLogger().handlers, logging.getLogger().level) == before
    assert [type(one) for one in logging.getLogger("summarizer").handlers] == [logging.NullHandler]


def test_skipped_files_are_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.xyz").write_bytes(b"?")
    Summarizer(Scripted()).batch([tmp_path])
    assert any("b.xyz" in record.getMessage() for record in caplog.records)


def test_without_a_schema_results_are_summaries() -> None:
    result = Summarizer(Scripted()).summarise(text=TEXT)
    assert isinstance(result, VerifiedSummary)
    assert [row["item"] for row in result.to_rows()]


def test_results_of_own_schemas_are_verified_again_without_their_class(tmp_path: Path) -> None:
    from summarizer.checking.checking import checked_lines

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    answer = grain()
    answer["shipments"] += grain("will ship 1,300 tonnes of barley")["shipments"]
    result = Summarizer(Scripted({"own": answer}), schema=Grain, repair_rounds=0).summarise(
        SourceDocument(source="a.txt", text=TEXT)
    )
    spoilt = json.loads(result.model_dump_json())
    spoilt["result"]["shipments"][0]["words"] |= {
        "verdict": "exact",
        "text": "will sink 1,200 tonnes",
        "given": "will sink 1,200 tonnes",
    }
    lines = [result.model_dump_json().encode(), json.dumps(spoilt).encode()]
    same, worse = checked_lines(lines, tmp_path)
    assert isinstance(same.summary, VerifiedResult)
    assert same.summary.result == result.result
    assert same.summary.checks == result.checks
    assert isinstance(worse.summary, VerifiedResult)
    assert worse.summary.result["shipments"][0]["words"]["verdict"] == "drift"
    assert "shipments[0].words" in {finding.path for finding in worse.summary.checks.findings}


def test_results_of_own_schemas_are_exported_as_annotations(tmp_path: Path) -> None:
    from summarizer.checking.annotations import export_annotations

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    report = Summarizer(Scripted({"own": grain()}), schema=Grain).batch(
        [tmp_path / "a.txt"], tmp_path / "out"
    )
    lines = report.summaries.read_text(encoding="utf-8").splitlines()
    assert export_annotations(lines, tmp_path / "out", tmp_path / "a.jsonld") >= 1
    assert "will ship 1,200 tonnes of barley" in (tmp_path / "a.jsonld").read_text("utf-8")
