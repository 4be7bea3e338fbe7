"""What a note works out of a whole document it works out once, however many positions lean on it."""

from __future__ import annotations

import pytest

import summarizer.words.content
from summarizer.accounts.positions import sourced_positions
from summarizer.brief import build_brief
from summarizer.brief.by_party import first_named
from summarizer.brief.forms.markdown import render_markdown
from summarizer.brief.headings.matters import matters
from summarizer.brief.lines.speech import may_be_own_words
from summarizer.brief.phrasing.grammar import Words
from summarizer.brief.view.note import Line, Part
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

    monkeypatch.setattr(summarizer.words.content, "content", counted)
    shown = _note(count)
    assert all(f"district {n} " in shown for n in range(count))
    assert len([text for text in asked if text.count("Ana Castor said") == count]) == 1


def test_the_words_of_all_texts_are_counted_once_for_all_stories(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted: list[str] = []
    of = Words.of

    def counting(text: str) -> Words:
        counted.append(text)
        return of(text)

    monkeypatch.setattr(Words, "of", counting)
    told = {
        "a": "Ana Castor said the Ferry must stop.",
        "b": "Piet Roos said the quarry must close.",
    }
    stories = [
        summary(record(name, text), positions=[position(text[:10], topic, "demands", text, said)])
        for (name, text), topic in zip(told.items(), ("Ferry stop", "Quarry closure"), strict=True)
        for said in [quote(text, text)]
    ]
    named = [matters(sourced_positions([one]), [one.document], told) for one in stories]
    assert named == [["Ferry stop"], ["quarry closure"]]
    assert counted == ["\n".join(told.values())]


def test_a_word_counts_with_and_without_its_possessive_ending() -> None:
    words = Words.of("the city’s port, the city, in Ostrow and at Ostrow’s gate, by Ostrow")
    assert (words.small["city"], words.small["port"]) == (2, 1)
    assert words.is_plain("City")
    assert not words.is_plain("Ostrow’s")


def test_words_of_a_text_are_counted_when_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("summarizer.brief.phrasing.grammar._counted", None)
    Words.of("the quay at Ostrow")


def test_a_person_is_looked_for_in_the_texts_that_name_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def office(_: str, text: str) -> str:
        asked.append(text)
        return "Harbour Master"

    monkeypatch.setattr(first_named, "office_before", office)
    texts = ["Piet Roos said no.", "Castor, Ana: later.", "Ana Castor wants it."]
    castor = getattr(first_named, "_Person")("Ana Castor")  # noqa: B009
    introduced = getattr(first_named, "_Introduced")([castor], texts)  # noqa: B009
    line = introduced.line(Line((Part("Ana Castor wants it."),)))
    assert line.text == "Harbour Master Ana Castor wants it."
    assert asked == texts[1:2]


def test_words_that_can_be_nobodys_own_are_not_asked_who_speaks_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unasked(*_: object, **__: object) -> bool:
        raise AssertionError

    monkeypatch.setattr("summarizer.brief.lines.voices.is_speech", unasked)
    assert "district 3 had to be closed" in _note(4)


@pytest.mark.parametrize(
    "own", ["We close it.", "“The ferry stops”", "You know it.", "It is ours."]
)
def test_a_sentence_in_somebodys_own_voice_may_be_their_words(own: str) -> None:
    assert may_be_own_words(own)
    assert not may_be_own_words("Castor said the ferry was theirs.")
