"""What a note works out of a whole document it works out once, however many positions lean on it."""

from __future__ import annotations

import pytest

from summarizer.brief import build_brief, voices
from summarizer.brief.markdown import render_markdown
from summarizer.words.content import content
from tests.accounts.helpers import position, quote, record, summary

_THINGS = ("ferry", "quarry", "orchard", "bridge", "lighthouse", "weir", "tunnel", "market")


def _note(count: int) -> str:
    told = [
        f"the {_THINGS[n % 8]} of district {n} had to be closed by {1900 + n}" for n in range(count)
    ]
    text = "\n\n".join(f"Ana Castor said {one}." for one in told)
    held = [
        position("Ana Castor", one.split()[1], "demands", f"{one.capitalize()}.", quote(text, one))
        for one in told
    ]
    made = build_brief([summary(record("a", text), positions=held)], sources={"a": text})
    return render_markdown(made, {"a": text})


@pytest.mark.parametrize("count", [4, 16])
def test_the_words_of_a_document_are_found_once(
    monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    asked: list[str] = []

    def counted(text: str) -> frozenset[str]:
        asked.append(text)
        return content(text)

    monkeypatch.setattr(voices, "content", counted)
    shown = _note(count)
    assert all(f"district {n} " in shown for n in range(count))
    assert len([text for text in asked if text.count("Ana Castor said") == count]) == 1
