"""The note as Markdown: whose words a line shows, what is behind it, and that documents can do nothing to it."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from benchmarks.notes import dispute_stands, position_stands, shown
from summarizer.brief import build_brief, render_markdown
from summarizer.brief.by_party.repeated import without_told
from summarizer.brief.findings import remarks
from summarizer.brief.forms.html import render_html
from summarizer.brief.layout import Length, lay_out
from summarizer.brief.phrasing.escape import harmless, markdown
from summarizer.brief.view.note import Line, Part, Party
from summarizer.models.document import Kind
from summarizer.models.quote import Quote, SpeakerCheck, Verdict
from summarizer.models.verified import Checks, Finding, VerifiedSummary
from tests.accounts.helpers import (
    EXAMPLES,
    example_texts,
    examples,
    position,
    quote,
    record,
    summary,
    talk,
)

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


def test_direct_speech_stands_in_quotation_marks_behind_its_speaker() -> None:
    assert "- Karsenia said: “We will wait.”[^1]" in note(holding(quote(TEXT, "We will wait")))


def test_the_writers_words_are_a_sentence_without_quotation_marks_or_label() -> None:
    text = note(holding(quote(TEXT, "Karsenia said it would wait.")))
    assert "- Karsenia said it would wait.[^1]" in text
    assert "“Karsenia said" not in text
    assert "reported" not in text


def test_how_lines_are_to_be_read_is_said_once_at_the_top() -> None:
    text = note(*examples())
    assert text.count("Words in quotation marks stand so in the documents") == 1
    assert text.index("retell what these say") < text.index("## ")


def test_a_turn_of_a_transcript_is_the_speakers_own_words() -> None:
    words = "The meeting is in Velmar."
    made = summary(
        record("a.txt", words, kind=Kind.TRANSCRIPT),
        positions=[position("Ana Dahl", "meeting", "affirms", "", quote(words, words))],
    )
    assert "- Ana Dahl said: “The meeting is in Velmar.”[^1]" in note(made)


def other(speaker: str, words: str = "We will wait") -> Quote:
    return quote(TEXT, words).model_copy(
        update={"speaker_check": SpeakerCheck.OTHER, "speaker_found": speaker}
    )


def test_words_the_passage_gives_to_somebody_else_stand_behind_that_name() -> None:
    assert "- Ana Dahl said: “We will wait.”[^1]" in note(holding(other("Ana Dahl")))


def test_a_line_is_marked_where_it_does_not_name_whom_the_passage_does() -> None:
    made = holding(other("Ana Dahl", "Karsenia said it would wait."))
    assert (
        "- Karsenia said it would wait. *(the passage gives these words to Ana Dahl)*[^1]"
        in note(made)
    )


@pytest.mark.parametrize("found", ["AA", "Karsenians to ignore the treaty for now", "it"])
def test_what_is_no_name_is_nobody_elses_words(found: str) -> None:
    text = note(holding(other(found)))
    assert "- Karsenia said: “We will wait.”[^1]" in text
    assert "the passage gives" not in text


def test_that_nobody_is_named_nearby_is_a_number_and_no_mark() -> None:
    found = quote(TEXT, "We will wait").model_copy(update={"speaker_check": SpeakerCheck.NOT_FOUND})
    finding = Finding(code="speaker_not_found", path="positions[0].quotes[0]", message="NOBODY")
    made = holding(found).model_copy(update={"checks": Checks(findings=(finding,))})
    text = note(made)
    told = "For 1 of 1 passages{} the text itself does not settle whose words they are."
    assert remarks(build_brief([made])) == told.format("")
    assert lay_out(build_brief([made]), {"a.txt": TEXT}).remarks == told.format(" (note 1)")
    assert "settle" not in text
    assert "## Findings" not in text
    assert "NOBODY" not in text
    assert "confirmed" not in text


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
    left_out = "One quotation is left out of this note: the document does not have its words."
    assert left_out in note(made)
    assert "differs in" not in note(made)
    assert left_out not in note(made, strict=True)
    assert "We will not wait" not in note(made)


def test_a_statement_stands_only_where_its_quotes_bear_it_out() -> None:
    words = "K will wait for the commission " + "and for its findings " * 3 + "until 5 October"

    def told(statement: str) -> str:
        made = quote(words, words, direct=False)
        return note(
            summary(record("a", words), positions=[position("K", "w", "affirms", statement, made)])
        )

    assert "- K will wait for the commission until 5 October.[^1]" in told(
        "K will wait for the commission until 5 October."
    )
    assert "6 October" not in told("K will wait for the commission until 6 October.")
    assert "not wait" not in told("K will not wait for the commission until 5 October.")


def test_a_conversation_without_a_verified_quote_is_not_in_the_bottom_line() -> None:
    text = note(summary(record("a", TEXT), conversations=[talk("A", "B", date="2026-09-15")]))
    assert "Talks A - B, 15 September 2026: left out, since no passage" in text
    assert "A and B spoke" not in text


def full(*accounts: VerifiedSummary) -> str:
    texts = example_texts()
    return render_markdown(build_brief(accounts, sources=texts), texts)


def test_the_note_of_the_examples_says_what_they_were_written_for() -> None:
    text = full(*examples())
    bottom = text.partition("## Where the accounts differ")[0]
    assert (
        "On 15 September 2026, Foreign Minister Dmytro Halvarenko (Karsenia) and Minister of Foreign Affairs Leila"
        " al-Musari (Nahrania) spoke by telephone (A, B and C)." in bottom
    )
    assert "According to Karsenia (A), Nahrania initiated it." in bottom
    assert "According to Nahrania (B), Karsenia initiated it." in bottom
    assert "The joint expert group will meet in Bab Tamim on 28 September." in bottom
    assert "**Disputed:**" in bottom
    assert "made no mention of a pause" in text
    assert "The Karsenian interior ministry did not reply to a request for comment." in text
    step = "- **5 October 2026:** According to Karsenia (A), it was agreed that the group will meet in Velmar"
    assert f"{step} on 5 October." in re.sub(r"\[\^\d+\]", "", text)
    assert re.search(r"meet in Velmar on 5 October\.\[\^\d+\] This is disputed\.", text)


def test_every_position_and_dispute_of_the_examples_stands() -> None:
    note = full(*examples())
    lines = list(shown(note))
    for path in sorted((EXAMPLES / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        demanded = [p for p in gold["positions"] if not p.get("optional")]
        missed = [p for p in demanded if not any(position_stands(p, line) for line in lines)]
        assert [p["statement"] for p in missed] in (
            [],
            ["The ministers spoke in favour of resuming its work."],
        )
        disputes = [d for d in gold["disputed_claims"] if not d.get("optional")]
        for claim in (d for d in disputes if not any(dispute_stands(d, x) for x in lines)):
            # What the accounts differ on stands there in the words of one of them, with the passages of the others.
            quoted = [*claim["assert_quotes"], *claim["dispute_quotes"]]
            assert all(
                " ".join(quote.split()) in note.partition("## Sources")[2] for quote in quoted
            )


def test_disputes_come_first_then_positions_then_conversations() -> None:
    text = full(*examples())
    wanted = [
        "Bottom line",
        "Where the accounts differ",
        "Disputed claims",
        "Positions",
        "Conversations",
    ]
    places = [text.index(f"## {title}") for title in (*wanted, "What comes next", "Sources")]
    assert places == sorted(places)


def test_positions_stand_under_the_side_they_speak_for() -> None:
    text = full(*examples())
    karsenia = text.partition("### Karsenia\n")[2].partition("\n###")[0]
    assert "Zdeňka Vorlová" in karsenia
    assert "Ilja Brankov" in karsenia
    assert "Oudghani" not in karsenia


def test_no_form_leads_to_another_form() -> None:
    assert not re.search(r"JSON|HTML form", full(*examples()))


def test_a_short_note_says_what_it_leaves_out() -> None:
    texts = example_texts()
    made = build_brief(examples(), sources=texts)
    short = render_markdown(made, texts, length=Length.SHORT)
    body, _, foot = short.partition("\n[^1]:")
    met = set(re.findall(r"\[\^(\d+)\]", body))
    assert met == set(re.findall(r"^\[\^(\d+)\]:", "[^1]:" + foot, re.MULTILINE))
    assert len(short.partition("## Sources")[0].split()) < 1260
    left = re.search(
        r"Left out for length: (\d+) positions, (\d+) disputed claims and \d+ outcomes\.", short
    )
    assert left is not None
    shown_ = sum(line.startswith("- ") for line in short.partition("## Positions")[2].splitlines())
    assert shown_ > 0
    assert int(left[1]) > 20
    assert "Left out" not in render_markdown(made, texts)


def test_footnotes_are_numbered_in_the_order_in_which_they_are_met() -> None:
    body = full(*examples()).partition("\n[^1]:")[0]
    met = list(dict.fromkeys(map(int, re.findall(r"\[\^(\d+)\]", body))))
    assert met == list(range(1, len(met) + 1))


def test_a_footnote_holds_the_whole_sentence() -> None:
    notes = full(*examples()).partition("\n[^1]:")[2]
    assert (
        "C, sentence 10: Karsenian Energy Minister Zdeňka Vorlová told reporters in Velmar on Monday that stopping"
        " the turbines' first test was out of the question." in notes
    )


def test_many_stories_have_a_table_of_contents() -> None:
    accounts = [
        summary(
            record(f"{n}.txt", f"{word} will wait.", title=f"{word} on the {word} dam"),
            positions=[
                position(
                    word, word, "affirms", "", quote(f"{word} will wait.", f"{word} will wait.")
                )
            ],
        )
        for n, word in enumerate(("Karsenia", "Vendoria", "Ostravia"))
    ]
    text = note(*accounts)
    assert "1. Karsenia on the Karsenia dam (A)\n2. Vendoria on the Vendoria dam (B)\n" in text
    assert "## 2. Vendoria on the Vendoria dam" in text


def test_a_source_has_publisher_title_day_address_and_its_file_last() -> None:
    about = record("x/a.txt", TEXT, "2026-09-15", "A title", "The Courier").model_copy(
        update={"url": "https://courier.example/a"}
    )
    text = note(
        summary(about, positions=[position("K", "w", "affirms", "", quote(TEXT, "We will wait"))])
    )
    assert (
        "- **A** The Courier, “A title”, 15 September 2026, https\\://courier.example/a (a.txt)"
        in text
    )


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
    searched = full(*examples())
    assert (
        "A: Not mentioned: that the filling of the reservoir will be paused until 1 November."
        in searched
    )
    unsearched = render_markdown(build_brief(examples()))
    assert "Not mentioned:" not in unsearched
    assert "A: Nothing was drawn from it on the following, and no text was searched" in unsearched


def test_a_document_without_a_title_is_known_by_its_first_words() -> None:
    text = "**The last** ferry left the quay of Velmar on Monday without its pilot. Karsenia said: We will wait."
    made = summary(
        record("a.txt", text, title=None),
        positions=[position("Karsenia", "waiting", "affirms", "", quote(text, "We will wait"))],
    )
    told = render_markdown(build_brief([made]), {"a.txt": text})
    assert "- **A** beginning “The last ferry left the quay of Velmar on …”" in told
    page = render_html(build_brief([made]), {"a.txt": text})
    assert "beginning “The last ferry left the quay of Velmar on …”" in page
    assert "beginning" not in render_markdown(build_brief([made]))
    titled = made.model_copy(update={"document": record("a.txt", text, title="Ferry leaves")})
    assert "beginning" not in render_markdown(build_brief([titled]), {"a.txt": text})


def test_how_secret_a_document_is_are_not_its_first_words() -> None:
    text = "Velmar, 3 May 1967\n\nConfidential\n\nKarsenia said: We will wait for the ferry of Velmar.\n\nIt left."
    made = summary(
        record("a.txt", text, title=None),
        positions=[position("Karsenia", "waiting", "affirms", "", quote(text, "We will wait"))],
    )
    told = render_markdown(build_brief([made]), {"a.txt": text})
    assert "beginning “Karsenia said: We will wait for the ferry of …”" in told


def test_what_a_dispute_says_is_not_told_again_under_its_party() -> None:
    told = Line((Part("Karsenia denied it.", (1, 2)),), lead="Denial")
    same = Line((Part("Karsenia denied it.", (1,)),))
    other = Line((Part("Karsenia wants talks.", (3,)),))
    more = Line((Part("Karsenia denied it.", (4,)),))
    parties = (Party("Karsenia", (same, other, more)), Party("Norland", (same,)))
    assert [[*party.lines] for party in without_told(parties, [told])] == [[other, more], [same]]


@pytest.mark.parametrize(
    "before",
    [
        "Jan Kos said.\n\n“This was a plan.\nIf it was no toll, why is the gate shut?\nYou know they would say so.\n",
        "Will it be a story? Probably not, a paper wrote.\n\nA Karsenian spokesman said on Monday:\n\n“",
    ],
)
def test_a_speakers_own_question_and_a_writers_are_put_to_nobody(before: str) -> None:
    said = "That tells you who was behind this."
    text = f"The gate was shut on Monday.\n\n{before}{said}”"
    made = summary(
        record("a.txt", text, title="The gate was shut"),
        positions=[position("Karsenia", "the gate", "affirms", "", quote(text, said))],
    )
    assert "Asked" not in render_markdown(
        build_brief([made], sources={"a.txt": text}), {"a.txt": text}
    )
