"""Options from a file and from the environment, and what a file that nobody named may not decide."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command, command
from tests.servers import ChatServer, fails

__all__ = ["command"]

NOTE = (
    "On Monday the minister of Arland met the envoy of Belmark.\n“We reject the tariff,” he said.\n"
)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


def test_a_file_sets_options_and_is_announced(command: Command, note: Path, tmp_path: Path) -> None:
    (tmp_path / "summarizer.toml").write_text('model = "scripted"\njson = true\n', "utf-8")
    ended = command("summarise", note)
    assert ended.code == 0, ended.err
    assert json.loads(ended.out)["provenance"]["model"] == "scripted"
    assert "summarizer.toml: " in ended.err
    assert "model = scripted" in ended.err


def test_a_project_file_has_a_table_of_its_own_and_tables_of_commands(
    command: Command, note: Path, tmp_path: Path
) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "x"\n[tool.summarizer]\nmodel = "scripted"\n'
        "[tool.summarizer.summarise]\njson = true\n",
        encoding="utf-8",
    )
    ended = command("summarise", note)
    assert ended.code == 0, ended.err
    assert json.loads(ended.out)["provenance"]["strategy"] == "single"
    # A project file without the table is somebody else's matter, valid or not.
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert "pyproject" not in command("summarise", note, "--model", "scripted").err


def test_option_before_variable_before_file(command: Command, note: Path, tmp_path: Path) -> None:
    (tmp_path / "summarizer.toml").write_text(
        'model = "scripted"\njson = true\nstrategy = "single"\n', encoding="utf-8"
    )

    def strategy(*words: str, **variables: str) -> str:
        ended = command("summarise", note, *words, **variables)
        assert ended.code == 0, ended.err
        made: str = json.loads(ended.out)["provenance"]["strategy"]
        return made

    assert strategy() == "single"
    assert strategy(SUMMARIZER_STRATEGY="stepwise") == "stepwise"
    assert strategy("--strategy", "single", SUMMARIZER_STRATEGY="stepwise") == "single"


def test_a_variable_stands_for_any_option(command: Command, note: Path, tmp_path: Path) -> None:
    ended = command("batch", note, SUMMARIZER_MODEL="scripted", SUMMARIZER_OUT="elsewhere")
    assert ended.code == 0, ended.err
    assert (tmp_path / "elsewhere" / "summaries.jsonl").is_file()


def test_a_file_beside_the_documents_is_not_looked_at(command: Command, tmp_path: Path) -> None:
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    (downloads / "a.txt").write_text(NOTE, encoding="utf-8")
    (downloads / "summarizer.toml").write_text('base-url = "http://198.51.100.7/v1"\n', "utf-8")
    ended = command("summarise", downloads / "a.txt", "--model", "scripted")
    assert ended.code == 0, ended.err
    assert "198.51" not in ended.err


@pytest.mark.parametrize(
    "line",
    [
        'base-url = "http://198.51.100.7/v1"',
        'base_url = "https://gateway.example/v1"',
        'model = "openai:gpt-5-mini"',
        'model = "embedded:planted.gguf"',
        'schema = "planted:Schema"',
    ],
)
def test_a_file_nobody_named_does_not_decide_where_text_goes_or_which_code_runs(
    command: Command, note: Path, tmp_path: Path, line: str
) -> None:
    (tmp_path / "planted.py").write_text("open('ran', 'w').close()\n", encoding="utf-8")
    (tmp_path / "summarizer.toml").write_text(line + "\n", encoding="utf-8")
    given = () if line.startswith("model") else ("--model", "scripted" if "schema" in line else "m")
    ended = command("summarise", note, *given, SUMMARIZER_API_KEY="sk-mine", OPENAI_API_KEY="sk-o")
    assert ended.code == 1
    assert "--config summarizer.toml" in ended.err
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "value", ["../kept", "{home}/kept", "there/../../kept", "~/../../{home}/kept", "away/kept"]
)
def test_a_file_nobody_named_writes_nothing_outside_of_the_folder(
    value: str,
    command: Command,
    note: Path,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    home = tmp_path_factory.mktemp("home")
    (tmp_path / "away").symlink_to(home)
    out = value.format(home=home)
    (tmp_path / "summarizer.toml").write_text(f'out = "{out}"\n', encoding="utf-8")
    ended = command("batch", note, "--model", "scripted")
    assert ended.code != 0
    assert "(out)" in ended.err
    assert not list(home.iterdir())
    assert not (tmp_path.parent / "kept").exists()


@pytest.mark.parametrize("value", ["true", "1", '"yes"'])
def test_a_file_nobody_named_throws_nothing_away(
    value: str, command: Command, note: Path, tmp_path: Path
) -> None:
    assert command("batch", note, "--model", "scripted", "--out", "run").code == 0
    before = (tmp_path / "run" / "run.sqlite").stat().st_ino
    (tmp_path / "summarizer.toml").write_text(f"fresh = {value}\n", encoding="utf-8")
    ended = command("batch", note, "--model", "scripted", "--out", "run")
    assert ended.code != 0
    assert "(fresh)" in ended.err
    assert (tmp_path / "run" / "run.sqlite").stat().st_ino == before


def test_a_place_in_the_folder_needs_no_yes(command: Command, note: Path, tmp_path: Path) -> None:
    (tmp_path / "summarizer.toml").write_text('out = "results/today"\n', encoding="utf-8")
    assert command("batch", note, "--model", "scripted").code == 0
    assert (tmp_path / "results" / "today" / "summaries.jsonl").is_file()


def test_a_named_file_decides_and_says_so(command: Command, note: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(
        "from pydantic import BaseModel\nclass Mine(BaseModel):\n    words: str\n", encoding="utf-8"
    )
    path = tmp_path / "team.toml"
    path.write_text('schema = "mine:Mine"\nmodel = "scripted"\njson = true\n', encoding="utf-8")
    ended = command("--config", path, "summarise", note)
    assert ended.code == 0, ended.err
    assert json.loads(ended.out)["result_type"] == "mine:Mine"
    assert "schema = mine:Mine" in ended.err
    assert command("summarise", note, SUMMARIZER_CONFIG=str(path)).code == 0


def test_an_address_of_this_machine_may_stand_in_the_folders_own_file(
    command: Command, note: Path, tmp_path: Path
) -> None:
    with ChatServer([fails(401)]) as server:
        (tmp_path / "summarizer.toml").write_text(
            f'model = "m"\nbase-url = "{server.url}"\n', encoding="utf-8"
        )
        ended = command("summarise", note)
        assert len(server.seen) == 1
    assert server.url in ended.err


def test_what_the_command_line_says_needs_no_yes(
    command: Command, note: Path, tmp_path: Path
) -> None:
    (tmp_path / "summarizer.toml").write_text('model = "openai:gpt-5-mini"\n', encoding="utf-8")
    assert command("summarise", note, "--model", "scripted").code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("concurency = 3\n", "Did you mean concurrency?"),
        ("[batch]\ntitle = 'x'\n", "[batch] title is not an option"),
        ("api_key = 'sk-1'\n", "is a secret"),
        ("model = ['a']\n", "has to be a string"),
        ("batch = 3\n", "batch is not an option"),
        ("[bacth]\nconcurrency = 3\n", "[bacth] is not a table of options"),
        ("[bacth]\nconcurrency = 3\n", "Did you mean [batch]?"),
        ("[tool]\nx = 1\n", "[tool.summarizer] is the table of a pyproject.toml"),
        ("[tool.summarizer]\nmodel = 'scripted'\n", "here options stand at the top"),
    ],
)
def test_an_option_that_does_not_exist_is_a_matter_of_usage(
    command: Command, note: Path, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "summarizer.toml").write_text(text, encoding="utf-8")
    ended = command("summarise", note, "--model", "scripted")
    assert ended.code == 2
    assert said in ended.err
    assert "sk-1" not in ended.err
    assert "[tool]?" not in ended.err
    assert "Did you mean to?" not in ended.err


def test_a_file_that_is_not_toml_is_an_error(command: Command, note: Path, tmp_path: Path) -> None:
    (tmp_path / "summarizer.toml").write_text("model = \n", encoding="utf-8")
    ended = command("summarise", note, "--model", "scripted")
    assert ended.code == 1
    assert "not valid TOML" in ended.err


@pytest.mark.parametrize("words", [("--config", "c.toml"), ("--config=c.toml",)])
def test_the_file_is_named_before_the_command(
    command: Command, note: Path, words: tuple[str, ...]
) -> None:
    ended = command("summarise", note, *words)
    assert ended.code == 2
    assert "--config goes before the command: summarizer --config FILE summarise" in ended.err
    assert (
        "--config goes" not in command("summarise", note, "--model", "scripted", "--", *words).err
    )


def test_a_value_of_the_wrong_kind_is_a_matter_of_usage(
    command: Command, note: Path, tmp_path: Path
) -> None:
    (tmp_path / "summarizer.toml").write_text("concurrency = 'many'\n", encoding="utf-8")
    ended = command("summarise", note, "--model", "scripted")
    assert ended.code == 2
    assert "concurrency" in ended.err


def test_a_missing_file_that_was_named_is_an_error(command: Command, note: Path) -> None:
    ended = command("--config", "gone.toml", "summarise", note, "--model", "scripted")
    assert ended.code == 1
    assert "gone.toml could not be read" in ended.err
