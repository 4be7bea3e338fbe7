"""How large the house is, how much of it runs for one document, and how long that takes.

    python -m benchmarks.house

The document is made up, of 150 words; the engine is scripted, so that nothing but this package runs. Functions are
counted with ``sys.setprofile`` once everything is imported; time is processor time of the one thread, the least of
five rounds of forty documents that differ in their names and numbers, so that no answer is remembered from another.
"""

from __future__ import annotations

import ast
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import summarizer
from summarizer import Summarizer
from summarizer.engines.scripted import ScriptedEngine

PACKAGE = Path(summarizer.__file__).parent
ROUNDS, DOCUMENTS = 5, 40
TEXT = """Readout of the call between Minister {a} and Minister {b}

On 3 May {year}, Transport Minister {a} of Norland spoke by telephone with Transport Minister {b} of Sudria at the
request of the Sudrian side. The two ministers discussed the ferry line between Port Anse and Velden, which has been
closed since {n} vessels were held in March.

{a} said that Norland wants the line to open again before the summer. "We cannot wait for another winter," the
minister added. {b} replied that Sudria would not allow night crossings until the harbour lights are repaired, and
proposed a joint inspection of both harbours in June.

{a} denied that Norland had delayed the repairs. According to {b}, the money for the lights was promised two years ago
and never came. Both ministers agreed to meet in Velden on 20 May and asked their deputies to prepare a timetable. They
also thanked the harbour masters for their patience.
"""
BRANCHES = (
    ast.If, ast.For, ast.While, ast.AsyncFor, ast.ExceptHandler, ast.IfExp, ast.Assert, ast.match_case,
)  # fmt: skip


def document(number: int) -> str:
    """Return a document that no other one shares its names with."""
    letters = "bcdfglmnprstv"
    stem = letters[number % 13] + "ae"[number % 2] + letters[number // 13 % 13]
    a, b = f"Ansel {stem.title()}holm", f"Ida {stem.title()}vik"
    return TEXT.format(a=a, b=b, year=2000 + number % 26, n=number + 2)


def complexity(function: ast.AST) -> int:
    """Return the cyclomatic complexity: branches, conditions of comprehensions and parts of conditions count."""
    found = 1
    for node in ast.walk(function):
        if isinstance(node, BRANCHES):
            found += 1
        elif isinstance(node, ast.comprehension):
            found += 1 + len(node.ifs)
        elif isinstance(node, ast.BoolOp):
            found += len(node.values) - 1
    return found


def size() -> Iterator[str]:
    """Yield the table of files and functions."""
    sources = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")]
    functions = [
        (node.end_lineno - node.lineno + 1, complexity(node))
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    ]
    lengths = sorted(length for length, _ in functions)
    over = [sum(value > most for _, value in functions) for most in (10, 20)]
    yield f"files {len(sources)}, lines {sum(s.count(chr(10)) for s in sources):,}, functions {len(functions):,}"
    yield (
        f"lines of a function: median {statistics.median(lengths):.0f}, p90 {lengths[int(0.9 * len(lengths))]}, "
        f"most {lengths[-1]}; complexity over 10: {over[0]}, over 20: {over[1]}"
    )


def traced(summariser: Summarizer[Any], text: str) -> set[CodeType]:
    """Return the functions of the package that run for one document."""
    found: set[CodeType] = set()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(f"{PACKAGE}/"):
            found.add(frame.f_code)

    sys.setprofile(note)
    try:
        summariser.summarise(text=text)
    finally:
        sys.setprofile(None)
    return found


def named(code: CodeType) -> bool:
    """Whether a code object is a function, and no comprehension, lambda or module."""
    return not code.co_name.startswith("<")


def milliseconds(summariser: Summarizer[Any], first: int) -> float:
    """Return the processor time of one document, in milliseconds."""
    texts = [document(first + number) for number in range(DOCUMENTS)]
    began = time.process_time()
    for text in texts:
        summariser.summarise(text=text)
    return 1_000 * (time.process_time() - began) / len(texts)


def main() -> None:
    """Print size, what runs, and how long it takes."""
    print("\n".join(size()))
    for strategy in ("single", "stepwise"):
        summariser = Summarizer(model=ScriptedEngine(), strategy=strategy)
        summariser.summarise(text=document(0))
        ran = [code for code in traced(summariser, document(1)) if named(code)]
        modules = {code.co_filename for code in ran}
        took = [milliseconds(summariser, 2 + DOCUMENTS * n) for n in range(ROUNDS)]
        print(
            f"{strategy}: {len(modules)} modules, {len(ran)} functions; {min(took):.1f} ms of processor time "
            f"a document of {len(document(1).split())} words (rounds: {', '.join(f'{t:.1f}' for t in took)})"
        )


if __name__ == "__main__":
    main()
