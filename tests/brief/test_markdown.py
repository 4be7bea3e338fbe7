"""The note as Markdown: whose words a line shows, what is behind it, and that documents can do nothing to it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarizer.brief import build_brief, render_markdown
from summarizer.brief.escape import harmless, markdown
from summarizer.models.document import Kind
from summarizer.models.quote import Quote, SpeakerCheck, Verdict
from summarizer.models.verified import Finding, VerifiedSummary
from tests.accounts.helpers import example_texts, examples, position, quote, record, summary, talk

TEXT = 'Karsenia said it would wait. "We will wait," Mr Halvarenko said.'


def note(*accounts: VerifiedSummary, **options: bool) -> str:
    return render_markdown(build_brief(accounts, **options))


def holding(
    *quotes: Quote, kind: Kind = Kind.NEWS, statement: str = "", holder: str = "Karsenia"
) -> VerifiedSummary:
    return summary(
        record("a.txt", TEXT, kind=kind),
        positions=[position(holder, "waiting", "affirms", statement, *quotes)],
    )


def test_direct_speech_stands_in_quotation_marks() -> None:
    assert "“We will wait”[^1]" in note(holding(quote(TEXT, "We will wait")))


def test_the_writers_words_are_marked_as_reported_and_not_quoted() -> None:
    text = note(holding(quote(TEXT, "Karsenia said it would wait.")))
    assert "*reported:* Karsenia said it would wait[^1]" in text
    assert "“Karsenia said" not in text


def test_a_transcript_is_named_as_one() -> None:
    assert "*transcript:* Karsenia said" in note(
        holding(quote(TEXT, "Karsenia said it would wait."), kind=Kind.TRANSCRIPT)
    )


def test_an_unconfirmed_speaker_is_said() -> None:
    found = quote(TEXT, "We will wait").model_copy(update={"speaker_check": SpeakerCheck.NOT_FOUND})
    assert "*(speaker not confirmed)*" in note(holding(found))


def test_a_footnote_gives_document_place_and_exact_words() -> None:
    made = quote(TEXT, "We will wait")
    assert f"[^1]: A, characters {made.start}–{made.end}: We will wait\n" in note(holding(made))


def test_every_reference_has_a_footnote_and_every_footnote_a_reference() -> None:
    text = note(*examples())
    body, _, foot = text.partition("\n[^1]:")
    defined = set(re.findall(r"^\[\^(\d+)\]:", "[^1]:" + foot, re.MULTILINE))
    assert set(re.findall(r"\[\^(\d+)\]", body)) <= defined
    assert defined == {str(n) for n in range(1, len(defined) + 1)}


def test_footnotes_hold_the_sources_own_words_at_their_offsets() -> None:
    texts = {a.document.source: a for a in examples()}
    made = build_brief(texts.values())
    for story in made.stories:
        for sourced in story.positions:
            for q in sourced.position.quotes:
                assert q.text is not None
                assert q.end - q.start == len(q.text)  # type: ignore[operator]


def test_drift_is_a_finding_and_nothing_with_strict() -> None:
    drift = Quote(
        given="We will not wait", text="We will wait", start=30, end=42, verdict=Verdict.DRIFT
    )
    made = holding(drift).model_copy(
        update={
            "checks": summary(
                record("a", ""),
                findings=[Finding(code="drift", path="p", message="differs in: not")],
            ).checks
        }
    )
    assert "## Findings" in note(made)
    assert "differs in: not" in note(made)
    assert "differs in" not in note(made, strict=True)
    assert "We will not wait" not in note(made)


def test_a_long_quote_is_told_in_short_only_where_it_bears_the_wording_out() -> None:
    words = "We will wait for the commission " + "and for its findings " * 12 + "until 5 October"
    made = quote(words, words)

    def told(statement: str) -> str:
        return note(
            summary(record("a", words), positions=[position("K", "w", "affirms", statement, made)])
        )

    assert "*in short:* We will wait for the commission until 5 October[^1]" in told(
        "We will wait for the commission until 5 October."
    )
    assert "in short" not in told("We will wait for the commission until 6 October.")
    assert "in short" not in told("We will not wait for the commission.")


def test_a_conversation_without_a_verified_quote_is_not_in_the_bottom_line() -> None:
    text = note(summary(record("a", TEXT), conversations=[talk("A", "B", date="2026-09-15")]))
    assert "No verified quote stands behind this" in text
    assert "A and B spoke" not in text


def test_the_note_of_the_examples_says_what_they_were_written_for() -> None:
    text = note(*examples())
    bottom = text.partition("## Conversations")[0]
    assert (
        "On 15 September 2026 Dmytro Halvarenko (Karsenia) and Leila al-Musari (Nahrania) spoke by telephone"
        " (A, B and C)." in bottom
    )
    assert "differ on whether Karsenia agreed to pause the filling." in bottom
    assert "differ on joint expert group." in bottom
    assert "who initiated it" in text
    assert "Dmytro Halvarenko affirms — *reported:* Mr Halvarenko said after the talks" in bottom
    assert "Leila al-Musari demands — “A promise made by telephone is still a promise”" in bottom
    assert "this is unanswered" in text
    assert "**28 September 2026**" in text
    assert "**5 October 2026**" in text


def test_the_note_of_the_examples_fits_two_pages() -> None:
    body = note(*examples()).partition("## Sources")[0]
    assert len(body.split()) < 1500


def test_the_same_summaries_give_the_same_bytes() -> None:
    assert note(*examples()) == note(*reversed(examples()))


HOSTILE = [
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](http://example.org/x.png)",
    "# Heading",
    "a | b | c",
    "`code` **bold** _it_",
    "http://example.org and www.example.org",
    "[^1]: false footnote",
    "&lt;b&gt; &#60;",
    "line\n\n# Heading\n\n- item",
    "../../x",
    "{{ 7 * 7 }} {% raw %}",
    "\u202egnp.exe",
    "\x1b[31mred\x00",
]


@pytest.mark.parametrize("evil", HOSTILE)
def test_hostile_text_is_shown_and_does_nothing(evil: str) -> None:
    words = f"We said {evil} and more words"
    made = summary(
        record(evil, words, title=evil, publisher=evil),
        conversations=[
            talk(evil, f"B{evil}", topics=(evil,), initiated_by=evil, quotes=[quote(words, words)])
        ],
        positions=[position(evil, evil, "affirms", evil, quote(words, words), on_behalf_of=evil)],
        findings=[Finding(code="x", path="p", message=evil)],
    )
    html = MarkdownIt("commonmark").enable("table").render(note(made))
    assert not re.search(r"<(script|a |img|table|code|b>)", html)
    assert "Heading</h1>" not in html.partition("</h1>")[2]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", html)


@given(st.text(max_size=80))
def test_escaped_text_reads_as_the_text_itself(text: str) -> None:
    html = MarkdownIt("commonmark").render("x" + markdown(text) + "x")
    shown = html.removeprefix("<p>x").removesuffix("x</p>\n")
    plain = (
        shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    )
    assert plain == harmless(text)


def test_scripts_that_need_joiners_keep_them() -> None:
    assert harmless("می‌خواهم") == "می‌خواهم"


def test_silence_is_claimed_where_the_text_was_searched_and_hedged_where_not() -> None:
    accounts = examples()
    searched = render_markdown(build_brief(accounts, sources=example_texts()))
    assert (
        "A does not mention: the filling of the reservoir will be paused until 1 November; detained fishermen."
        in (searched)
    )
    unsearched = render_markdown(build_brief(accounts))
    assert "does not mention" not in unsearched
    assert "*Nothing was drawn from it on (its text was not searched)*" in unsearched
