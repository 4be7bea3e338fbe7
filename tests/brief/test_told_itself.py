"""Sentences with a teller of their own, "Holm said" amid spoken words, surnames that two persons have."""

from __future__ import annotations

from functools import partial

import pytest

from summarizer.brief import build_brief
from summarizer.brief.forms.markdown import render_markdown
from summarizer.brief.layout import lay_out
from summarizer.brief.lines.speech import saying
from summarizer.brief.lines.stated import Teller
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.phrasing.verbs import told_by_its_subject
from summarizer.models.document import Kind
from tests.accounts.helpers import position, quote, record, summary


@pytest.mark.parametrize(
    ("sentence", "behind"),
    [
        (
            "The learned counsel for the appellant argued that he paid.",
            "argued that he paid.",
        ),
        ("The school declined to comment on Monday.", "declined to comment on Monday."),
        ("The harbour closed to ships on Monday.", ""),
        ("Ships said that they waited.", ""),
    ],
)
def test_whoever_says_something_at_the_head_of_a_sentence_is_found(
    sentence: str, behind: str
) -> None:
    assert told_by_its_subject(sentence) == behind


def test_spoken_words_lose_who_says_them_amid_them() -> None:
    said = saying("Jan Holm", "There's, again, a frustration,’ Holm said. We wait.")
    assert said == "Jan Holm said: “There's, again, a frustration. We wait.”"


def test_a_quotation_within_spoken_words_keeps_its_marks() -> None:
    said = saying("Jan Holm", "They wrote ‘we wait,’ Kos said. We do not.")
    assert said == "Jan Holm said: “They wrote ‘we wait,’ Kos said. We do not.”"


def test_spoken_words_that_begin_with_a_mark_have_one_pair() -> None:
    said = saying("Jan Holm", "“But why the port,” he asked, “does it close in May?”")
    assert said == "Jan Holm asked: “But why the port, does it close in May?”"


def test_a_tagged_quotation_of_another_s_line_stands_behind_its_holder() -> None:
    text = '"If the toll rises on Monday we have the right to close the port," he said.\n'
    words = "we have the right to close the port"
    held = position("Jan Holm", "port", "affirms", "None", quote(text, words, direct=True))
    made = summary(record("a", text, kind=Kind.NEWS), positions=(held,))
    note = render_markdown(build_brief([made], sources={"a": text}), {"a": text})
    assert (
        "Jan Holm said: “If the toll rises on Monday we have the right to close the port.”" in note
    )
    assert "According to" not in note


def test_a_surname_that_two_have_is_the_holder_s() -> None:
    text = (
        "Jan Maria Holm was sentenced. Authorities say that Holm never entered the port. "
        "His wife, Ada Holm, said life is hard. Holm told the agents that he guessed the codes."
    )
    held = (
        position(
            "Jan Maria Holm",
            "codes",
            "affirms",
            "None",
            quote(text, "Holm told the agents that he guessed the codes"),
        ),
        position("Ada Holm", "life", "criticises", "None", quote(text, "said life is hard")),
    )
    made = summary(record("a", text, kind=Kind.NEWS), positions=held)
    (story,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    found = {p.name: " ".join(line.text for line in p.lines) for p in story.parties}
    assert "guessed the codes" in found["Jan Maria Holm"]


def test_whoever_answers_under_no_name_and_asks_in_return_is_told_by_name() -> None:
    turns = (
        "Madam President, do you think that the port has a future, as you said?\n\n"
        "Why do I say trade? Because we have lived on it. The tolls are not important.\n\n"
        "How do you feel about it?\n\nWhat is a toll? I mean that pilots will stay. Who asks?\n\n"
        "What do you say to the pilots?\n\nI say: what did we expect? We made mistakes.\n\n"
        "Do you think it ends?\n\nIs it ours? I think it is the last of them.\n"
    )
    text = f"The future of the port\n\nAn interview with Anna Holm\n\n{turns}"
    words = "The tolls are not important"
    held = position("Anna Holm", "tolls", "affirms", "None", quote(text, words))
    made = summary(record("a", text, kind=Kind.TRANSCRIPT), positions=(held,))
    note = render_markdown(build_brief([made], sources={"a": text}), {"a": text})
    assert "Anna Holm said: “" in note
    assert "A said" not in note
    assert "A’s question" not in note


def test_a_statement_of_several_that_names_its_source_has_nobody_in_front() -> None:
    told = "The US and the EU, according to Ola Brandt, accuse the skippers of smuggling nets."
    holder = "United States and the EU"
    named = Teller(
        holder, f"the {holder}", ["alleged smuggling"], partial(mentions, (holder,)), str
    )
    assert named.sentence(told) == told
    other = told.replace("the EU", "Orland")
    assert named.sentence(other) == f"The {holder} said that {other}"


def test_two_letters_name_a_union_of_states_as_its_name_does() -> None:
    assert mentions(("the EU",), "the EU and its members")
    assert mentions(("the EU",), "the European Union")
    assert not mentions(("the EU",), "the United Nations")
