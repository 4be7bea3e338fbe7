"""Questions written to files, for a model (or a person who plays one) to answer in a file beside each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarizer.engines.base import Question

#: What stands between the instructions and the question in a file.
_PARTED = "\n\n=====\n\n"


def write_question(path: Path, question: Question) -> None:
    """Write a question, instructions first, to ``NAME.prompt.md``."""
    text = f"{question.instructions}{_PARTED}{question.text}\n"
    path.write_text(text, encoding="utf-8")


def question_answered(path: Path) -> str:
    """Return the text of the question that ``NAME.answer.json`` answers."""
    asked = path.with_name(path.name.replace(".answer.json", ".prompt.md"))
    return asked.read_text(encoding="utf-8").partition(_PARTED)[2].removesuffix("\n")


def answers_known(folder: Path, name: str) -> dict[str, Any]:
    """Return the answers to the questions about one document, ``NAME.*.answer.json``, by the text of the question."""
    return {
        question_answered(path): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob(f"{name}.*.answer.json"))
    }
