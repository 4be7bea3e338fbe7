"""Whose account a document is, by name, where lines set accounts side by side."""

from __future__ import annotations

import pytest

from summarizer.brief import build_brief
from summarizer.brief.by_party.whose_account import by_account, in_words, whose
from summarizer.brief.forms.html import render_html
from summarizer.brief.forms.markdown import render_markdown
from summarizer.models.brief import Story
from tests.brief.test_markdown import example_texts, examples


def test_letters_of_one_account_stand_together_and_unnamed_ones_alone() -> None:
    whose = {"A": "Norland", "D": "Norland", "C": "The Courier"}
    assert by_account("ABCDE", whose) == [
        ("Norland", ("A", "D")),
        ("", ("B",)),
        ("The Courier", ("C",)),
        ("", ("E",)),
    ]
    assert in_words("ADC", whose) == "Norland (A and D) and the Courier (C)"
    assert in_words("B", whose) == "B"


def test_the_examples_name_the_sides_in_markdown_and_on_the_page() -> None:
    texts = example_texts()
    made = build_brief(examples(), sources=texts)
    assert "**Nahrania (B)**: The two ministers agreed" in render_markdown(made, texts)
    page = render_html(made, texts)
    assert '<b class="whose">Nahrania</b> <a class="doc" href="#src-B">B</a>' in page


def test_a_publishers_name_is_text_and_a_long_one_is_left_out() -> None:
    texts = example_texts()
    summaries = [
        s.model_copy(
            update={
                "document": s.document.model_copy(
                    update={
                        "publisher": "<b>*Wire*</b>" if "03" in s.document.source else "a b c d e"
                    }
                )
            }
        )
        for s in examples()
    ]
    made = build_brief(summaries, sources=texts)
    note = render_markdown(made, texts)
    assert "<b>*" not in note
    assert "**a b c d e (" not in note
    assert '<b class="whose"><b>' not in render_html(made, texts)


@pytest.mark.parametrize("publisher", ["B", "Account B", "A and B", "A, B", "Norland (A)"])
def test_a_publisher_that_calls_itself_as_accounts_are_called_is_no_name(publisher: str) -> None:
    first = examples()[0]
    renamed = first.document.model_copy(update={"publisher": publisher})
    story = Story(title="Talks", documents=(renamed.source,))
    assert whose(story, {renamed.source: "A"}, {renamed.source: renamed}, lambda _: None) == {}
    agency = first.document.model_copy(update={"publisher": "AP"})
    told = whose(story, {renamed.source: "A"}, {renamed.source: agency}, lambda _: None)
    assert told == {"A": "AP"}
