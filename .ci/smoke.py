"""What a plain ``pip install .`` has to be able to do, tried through the command, one line for each thing.

Run by the Python of a fresh environment that holds the package and nothing but its newest dependencies.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
COMMAND = Path(sys.executable).with_name("summarizer")
SAID = "The minister said that the harbour will not be closed before 5 October."
CHANGED = "the harbour will be closed before 5 October"


#: What was run, by its first word.
TRIED: set[str] = set()
#: Needs the model hub.
NOT_TRIED = {"models fetch"}


def run(*words: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the installed command and hold it to its exit code."""
    TRIED.add(str(words[0]))
    ended = subprocess.run(
        [COMMAND, *words], check=False, capture_output=True, text=True, timeout=300
    )
    if ended.returncode != code:
        sys.exit(
            f"FAILED: summarizer {' '.join(map(str, words))} ended with {ended.returncode}, not {code}\n"
            f"{ended.stdout}\n{ended.stderr}"
        )
    return ended


def held(what: str, holds: bool) -> None:
    """Print what was tried; end where it does not hold."""
    print(f"{'ok' if holds else 'FAILED'}: {what}", flush=True)
    if not holds:
        sys.exit(1)


def pdf(text: str) -> bytes:
    """Return a PDF of one line."""
    drawn = f"BT /F1 12 Tf 40 700 Td ({text}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    whole, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size, start = len(objects) + 1, len(whole)
    whole += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    whole += f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return whole.encode("ascii")


def written(folder: Path) -> Iterator[Path]:
    """Write the same sentence in each form that is read without extras."""
    from docx import Document

    forms = {
        "text.txt": SAID.encode(),
        "markdown.md": f"# Harbour\n\n{SAID}\n".encode(),
        "page.html": f"<html><body><article><h1>Harbour</h1><p>{SAID}</p></article></body></html>".encode(),
        "file.pdf": pdf(SAID),
    }
    for name, content in forms.items():
        (folder / name).write_bytes(content)
        yield folder / name
    document = Document()
    document.add_paragraph(SAID)
    document.save(str(folder / "letter.docx"))
    yield folder / "letter.docx"


def reading(folder: Path) -> None:
    """Each form is read: its words are found, and found changed where they were changed."""
    paths = list(written(folder))
    lines = [{"source": path.name, "quote": quote} for path in paths for quote in (SAID, CHANGED)]
    quotes = folder / "quotes.jsonl"
    quotes.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    ended = run("verify", quotes, "--sources", folder, "--json")
    checked = [json.loads(line) for line in ended.stdout.splitlines()]
    for path, true, false in zip(paths, checked[::2], checked[1::2], strict=True):
        classes = [change["class"] for change in false.get("changes", ())]
        verdicts = true.get("verdict"), false.get("verdict")
        held(
            f"{path.suffix} is read: {verdicts}, {classes}",
            verdicts == ("exact", "drift") and classes == ["negation"],
        )


def commands(folder: Path) -> None:
    """Each command does its work on the examples, with the double in the model's place."""
    documents = sorted(EXAMPLES.glob("0*"))
    scripted = ("--model", "scripted")
    ended = run("summarise", *documents, *scripted, "--json")
    held("summarise: a summary for each example", len(ended.stdout.splitlines()) == len(documents))
    run("batch", *documents, *scripted, "--out", folder / "run")
    summaries = folder / "run" / "summaries.jsonl"
    held("batch", len(summaries.read_text("utf-8").splitlines()) == len(documents))
    held("batch status", "6" in run("batch", "status", folder / "run").stdout)
    run("batch", "export", folder / "run", "--format", "csv", "--to", folder / "table.csv")
    held("batch export", (folder / "table.csv").stat().st_size > 0)
    held("verify", "exact" in run("verify", summaries).stderr)
    for form in ("md", "html", "json"):
        run("brief", summaries, "--out", folder / f"note.{form}")
        held(f"brief: note.{form}", (folder / f"note.{form}").stat().st_size > 0)
    refused = run("brief", summaries, "--out", folder / "note.docx", code=1).stderr
    held("brief: DOCX without its extra says what to install", "[office]" in refused)
    scored = run("eval", EXAMPLES / "gold", *scripted).stdout
    held("eval", "positions" in scored.lower())
    held("models", "embedded" in run("models").stdout)
    held("view", run("view", folder / "run", "--no-browser").stdout.startswith("file:"))
    refused = run("review", folder / "run", "--export", "jsonl", code=1).stderr
    held("review: what nobody looked at cannot be exported", "Nothing has been reviewed" in refused)
    refused = run("mcp", code=1).stderr
    held("mcp without its extra says what to install", "[mcp]" in refused)
    held("schema", "properties" in json.loads(run("schema", "summary").stdout))
    held("doctor", "test call: works" in run("doctor", *scripted).stdout)


def nothing_left_out() -> None:
    """Every command that the help lists was tried."""
    listed = run("--help").stdout.partition("Commands:\n")[2].partition("\n\n")[0]
    names = {re.split(r"\s{2,}", line.strip())[0] for line in listed.splitlines()}
    missing = ", ".join(names - NOT_TRIED - TRIED)
    held(
        f"all {len(names)} commands were tried, {missing or 'none'} left out",
        bool(names) and not missing,
    )


def main() -> None:
    """Try everything in a folder that is removed again, with no setting or cache of the user's."""
    folder = Path(tempfile.mkdtemp(prefix="smoke-"))
    os.environ["SUMMARIZER_CACHE"] = str(folder / "cache")
    try:
        print(run("--version").stdout.strip())
        reading(folder)
        commands(folder)
        nothing_left_out()
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
