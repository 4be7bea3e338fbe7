"""The bottom line says for whom somebody speaks where it names them first; retold points stand once."""

from __future__ import annotations

from summarizer.brief import build_brief
from summarizer.brief.forms.markdown import render_markdown
from summarizer.models.verified import VerifiedSummary
from tests.accounts.helpers import position, quote, record, summary

ONE = (
    "Rod Taylor said that the underlying cause of the fires is the drought in the valley. Rod Taylor said that the "
    "crews of the county have too few engines this year.\n"
)
TWO = "Rod Taylor said that the fires in the valley have the drought as their underlying cause, he fears.\n"


def told(text: str, name: str, *statements: str) -> VerifiedSummary:
    held = [
        position("Rod Taylor", "cause of the fires", "affirms", one, quote(text, words)).model_copy(
            update={"on_behalf_of": "Valley Watch"}
        )
        for one, words in zip(statements, text.split(". "), strict=False)
    ]
    return summary(record(name, text), positions=held)


def test_a_person_has_their_side_behind_the_name_once() -> None:
    statements = [one.strip(" .\n") + "." for one in ONE.split(". ")]
    made = told(ONE, "a", *statements)
    note = render_markdown(build_brief([made], sources={"a": ONE}), sources={"a": ONE})
    bottom = note.partition("## Positions")[0]
    assert bottom.count("Rod Taylor (Valley Watch) said") == 1
    assert note.count("Rod Taylor (Valley Watch)") == 1


def test_few_passages_that_nobody_is_named_for_are_not_told_of() -> None:
    statements = [one.strip(" .\n") + "." for one in ONE.split(". ")]
    made = told(ONE, "a", *statements)
    note = render_markdown(build_brief([made], sources={"a": ONE}), sources={"a": ONE})
    assert "for certain" not in note


def test_one_point_that_two_documents_tell_in_their_own_words_stands_once() -> None:
    first = told(ONE, "a", ONE.split(". ", maxsplit=1)[0] + ".")
    second = told(TWO, "b", TWO.partition(", he")[0] + ".")
    sources = {"a": ONE, "b": TWO}
    note = render_markdown(build_brief([first, second], sources=sources), sources=sources)
    lines = [one for one in note.splitlines() if one.startswith("- Rod Taylor said")]
    assert len(lines) == 1
    assert lines[0].count("[^") == 2
