"""A whole session with the SDK's own client, over the pipes of a server in a process of its own."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp_types import CallToolResult, TextContent

from summarizer import Scripted
from summarizer.batch.choices import Choices
from summarizer.batch.session import Session
from summarizer.checking.drafted import check_draft
from summarizer.checking.library import Library
from summarizer.checking.reports import write_annotated
from summarizer.errors import InputError
from summarizer.serving.answers import GivenQuote
from summarizer.serving.folders import Folders
from summarizer.serving.tools import Tools
from tests.servers import ChatServer, says

ROOT = Path(__file__).resolve().parents[2]
READOUT = (
    "Arland and Borland talk about the harbour\n\n"
    "President Ilva Moreau of Arland spoke with Prime Minister Tom Hale of Borland on 3 March 2025.\n\n"
    "“We will not sell the harbour,” Moreau said. Hale said the fee would rise by 12 per cent.\n"
)
OTHER = "The ministry said that 40 ships had waited on Tuesday.\n"
DRAFT = (
    "Moreau was clear. “We will sell the harbour,” Moreau said.\n\n"
    "“We will not sell the harbour,” Hale said.\n"
)
SUMMARY = {
    "overview": "They talked.",
    "conversations": [],
    "positions": [
        {
            "holder": "Ilva Moreau",
            "on_behalf_of": None,
            "topic": "the harbour",
            "stance": "opposes",
            "statement": "Arland will not sell the harbour.",
            "attribution": [],
            "quotes": [{"sentences": [2], "words": "We will not sell the harbour"}],
        }
    ],
    "disputed_claims": [],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "readout.txt").write_text(READOUT, encoding="utf-8")
    (folder / "sources" / "ministry.txt").write_text(OTHER, encoding="utf-8")
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("The key is 4711.", encoding="utf-8")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    return folder


def talk(
    folder: Path, say: Callable[[Client], Awaitable[None]], *options: str, **variables: str
) -> None:
    """Start a server and have a client say something to it."""
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "summarizer", "mcp", str(folder), *options],
        env={"PYTHONPATH": str(ROOT), "SUMMARIZER_CACHE": "0", **variables},
        cwd=str(folder.parent),
    )

    async def session() -> None:
        async with asyncio.timeout(90), Client(server, read_timeout_seconds=60) as client:
            await say(client)

    asyncio.run(session())


def value(result: CallToolResult) -> dict[str, Any]:
    assert not result.is_error, result.content
    assert result.structured_content is not None
    return dict(result.structured_content)


def problem(result: CallToolResult) -> str:
    assert result.is_error
    assert isinstance(result.content[0], TextContent)
    return result.content[0].text


def test_a_whole_session(folder: Path) -> None:
    progress: list[str | None] = []

    async def noted(_: float, __: float | None, message: str | None) -> None:
        progress.append(message)

    async def say(client: Client) -> None:
        listed = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(listed) == {"verify_quotes", "verify_draft", "find_passage", "summarise"}
        assert all(tool.output_schema and tool.description for tool in listed.values())
        assert all(tool.annotations and tool.annotations.read_only_hint for tool in listed.values())
        quotes = [
            {"quote": "We will not sell the harbour", "speaker": "Ilva Moreau"},
            {"quote": "We will sell the harbour"},
            {"quote": "We will not sell the harbour", "speaker": "Tom Hale"},
            {"quote": "Nobody ever wrote such words about turnips"},
        ]
        checked = value(
            await client.call_tool("verify_quotes", {"quotes": quotes, "path": "sources"})
        )
        found = [(one["verdict"], one["source"]) for one in checked["quotes"]]
        assert found == [
            ("exact", "sources/readout.txt"),
            ("drift", "sources/readout.txt"),
            ("exact", "sources/readout.txt"),
            ("absent", None),
        ]
        assert checked["quotes"][1]["changes"] == [
            {"given": None, "source": "not", "class": "negation"}
        ]
        assert checked["quotes"][2]["speaker_check"] == "other"
        assert checked["wrong"] == 3
        draft = value(await client.call_tool("verify_draft", {"draft_path": "draft.md"}))
        assert [one["rule"] for one in draft["items"]] == ["drift", "speaker_other"]
        assert draft["wrong"] == 2
        assert draft["sought"]["documents"] == 2
        passages = value(await client.call_tool("find_passage", {"words": "40 ships waited"}))
        assert passages["passages"][0]["source"] == "sources/ministry.txt"
        result = await client.call_tool(
            "summarise", {"path": "sources/readout.txt"}, progress_callback=noted
        )
        summary = value(result)
        assert summary["positions"][0]["quotes"][0]["verdict"] == "exact"
        assert summary["document"]["source"] == "sources/readout.txt"

    with ChatServer([says(json.dumps(SUMMARY))]) as server:
        talk(folder, say, "--model", "openai:m", "--base-url", server.url)
        assert len(server.seen) == 1
    assert progress


def test_texts_take_the_place_of_paths(folder: Path) -> None:
    async def say(client: Client) -> None:
        given = {"quotes": [{"quote": "40 ships had waited"}], "text": OTHER}
        assert value(await client.call_tool("verify_quotes", given))["quotes"][0]["verified"]
        texts = {"draft_text": DRAFT, "source_text": READOUT}
        assert value(await client.call_tool("verify_draft", texts))["wrong"] == 2
        words = {"words": "not sell the harbour", "text": READOUT}
        passage = value(await client.call_tool("find_passage", words))["passages"][0]
        assert (passage["exact"], passage["line"]) == (True, 5)

    talk(folder, say)


def test_nothing_outside_of_the_folders_is_read(folder: Path) -> None:
    async def say(client: Client) -> None:
        for path in ("../secret.txt", str(folder.parent / "secret.txt"), "out.txt", "/etc/passwd"):
            for tool, arguments in (
                ("verify_quotes", {"quotes": [{"quote": "The key is 4711"}], "path": path}),
                ("verify_draft", {"draft_path": path}),
                ("verify_draft", {"draft_text": DRAFT, "sources": path}),
                ("find_passage", {"words": "key", "path": path}),
                ("summarise", {"path": path}),
            ):
                told = problem(await client.call_tool(tool, arguments))
                assert "not within what this server may read" in told
                assert "4711" not in told
        everything = {"words": "The key is 4711"}
        found = value(await client.call_tool("find_passage", everything))
        assert all("4711" not in one["text"] for one in found["passages"])
        assert "out of the folder" in " ".join(found["sought"]["not_read"])

    talk(folder, say)


def test_errors_say_what_to_do_and_the_session_goes_on(folder: Path) -> None:
    async def say(client: Client) -> None:
        both = {"draft_text": "a", "draft_path": "draft.md"}
        assert "one of them" in problem(await client.call_tool("verify_draft", both))
        none = await client.call_tool("summarise", {})
        assert "`text` or as `path`" in problem(none)
        assert "quotes" in problem(await client.call_tool("verify_quotes", {"quotes": []}))
        many = {"quotes": [{"quote": "a"}] * 1_001}
        assert "1000" in problem(await client.call_tool("verify_quotes", many))
        long = {"quotes": [{"quote": "a"}], "text": "x" * 5_000_001}
        assert "5000000" in problem(await client.call_tool("verify_quotes", long))
        unreachable = problem(await client.call_tool("summarise", {"path": "sources/readout.txt"}))
        assert "127.0.0.1:9" in unreachable
        assert value(await client.call_tool("find_passage", {"words": "harbour"}))["passages"]

    talk(folder, say, "--model", "openai:m", "--base-url", "http://127.0.0.1:9/v1")


def test_a_budget_holds_for_the_whole_session(folder: Path) -> None:
    (folder / "large.txt").write_text(READOUT + "The talks went on.\n" * 2_000, encoding="utf-8")

    async def say(client: Client) -> None:
        told = problem(await client.call_tool("summarise", {"path": "large.txt"}))
        assert "budget of $0.00 is reached" in told.lower()

    talk(folder, say, "--model", "openai:gpt-4o", "--budget", "0.001", OPENAI_API_KEY="sk-none")


def test_without_the_extra_the_command_says_what_to_install() -> None:
    program = (
        "import importlib.util; found = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, *a: None if name == 'mcp' else found(name, *a)\n"
        "import sys; sys.argv = ['summarizer', 'mcp']\n"
        "from summarizer.cli.main import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "[mcp]" in done.stderr


def test_stdout_holds_nothing_but_the_protocol(folder: Path) -> None:
    greeting = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "t", "version": "0"},
        },
    }
    asked = {
        "jsonrpc": "2.0",
        "id": 2,
        "method": "tools/call",
        "params": {"name": "summarise", "arguments": {"path": "sources/readout.txt"}},
    }
    lines = [greeting, {"jsonrpc": "2.0", "method": "notifications/initialized"}, asked]
    started = subprocess.Popen(
        [sys.executable, "-m", "summarizer", "mcp", str(folder), "--model", "scripted"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert started.stdin is not None
    assert started.stdout is not None
    assert started.stderr is not None
    with started:
        started.stdin.write("".join(json.dumps(one) + "\n" for one in lines) + "no JSON at all\n")
        started.stdin.flush()
        came: list[dict[str, Any]] = []
        while not any(one.get("id") == 2 for one in came):
            came.append(json.loads(started.stdout.readline()))
        started.stdin.close()
        rest = started.stdout.read()
        noticed = started.stderr.read()
    assert all(one["jsonrpc"] == "2.0" for one in came)
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in rest.splitlines())
    assert "Serving on standard input and output" in noticed
    assert "engine: scripted" in noticed
    assert started.returncode == 0


# -- without the protocol ---------------------------------------------------------------------------


@pytest.fixture
def tools(folder: Path) -> Tools:
    return Tools(Folders([folder]), Session(Choices(), Scripted()))


def test_a_file_that_changes_is_read_again(tools: Tools, folder: Path) -> None:
    quote = [GivenQuote(quote="Ninety ships are gone", speaker=None)]
    assert not tools.verify_quotes(quote).quotes[0].verified
    (folder / "sources" / "ministry.txt").write_text("Ninety ships are gone.\n", encoding="utf-8")
    assert tools.verify_quotes(quote).quotes[0].verified


def test_what_is_the_draft_again_is_no_source(tools: Tools, folder: Path) -> None:
    before = tools.verify_draft(draft_path="draft.md")
    library, _ = Library.of(folder / "sources")
    checked = check_draft(folder / "draft.md", library)
    write_annotated(checked, folder / "noted.html")
    (folder / "draft (1).md").write_text(DRAFT, encoding="utf-8")
    after = tools.verify_draft(draft_path="draft.md")
    assert after.items == before.items
    assert after.sought.documents == before.sought.documents
    told = " ".join(after.sought.not_read)
    assert "noted.html is a draft annotated" in told
    assert "draft (1).md has the draft's own text" in told
    assert str(folder) not in told


def test_too_much_is_refused_and_not_cut(
    tools: Tools, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.serving.tools._MOST_DOCUMENTS", 2)
    with pytest.raises(InputError, match="more than 2 documents"):
        tools.find_passage("harbour")
    assert tools.find_passage("harbour", path="sources/readout.txt").passages
    monkeypatch.setattr("summarizer.serving.tools._MOST_ITEMS", 1)
    with pytest.raises(InputError, match="holds 2 quotations"):
        tools.verify_draft(draft_path="draft.md", sources="sources/readout.txt")


def test_a_passage_without_an_end_is_cut_and_says_so(tools: Tools) -> None:
    found = tools.find_passage("turnip", text="turnip " * 3_000 + ".")
    assert all(len(one.text) <= 2_000 for one in found.passages)
    assert any(one.cut for one in found.passages)


def test_where_a_link_out_of_the_folder_leads_is_not_told(tools: Tools, folder: Path) -> None:
    told = tools.verify_quotes([GivenQuote(quote="The key is 4711.")])
    about = [sentence for sentence in told.sought.not_read if "out.txt" in sentence]
    assert about == [
        "out.txt is a link out of the folder, and was not followed. Name the file itself to have it read."
    ]
    assert "secret" not in told.model_dump_json()
