"""What happened or was decided, and is nobody's view, reaches the reader: asked for, verified, told first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from summarizer.brief import build_brief, render_markdown
from summarizer.brief.layout import lay_out
from summarizer.brief.phrasing.fit import presentable
from summarizer.brief.view.note import StoryView
from summarizer.engines.scripted import ScriptedEngine
from summarizer.models.document import SourceDocument
from summarizer.models.summary import Fact, Summary
from summarizer.models.verified import VerifiedSummary
from summarizer.passes.merge import merge_summaries
from summarizer.pipeline import Options, summarise_document
from summarizer.reading.documents import read_text

TEXT = (
    "SARNEL, 4 June - Crews of the Sarnel ferries walked off their boats on Monday.\n\n"
    "The company, Lomond Lines, has run the ferries since 1990. "
    'Ana Dahl, who speaks for the crews, said: "We want the waiting hours paid." '
    "Lomond Lines said that it has no money for that. "
    "A court at Sarnel ordered the company on Friday to pay a fine of 40,000 crowns. "
    "It came as a surprise to many."
)
WALKED = "Crews of the Sarnel ferries walked off their boats on Monday."
FINED = "A court at Sarnel ordered Lomond Lines on Friday to pay a fine of 40,000 crowns."


def fact(statement: str, *sentences: int, words: str | None = None) -> dict[str, Any]:
    return {
        "statement": statement,
        "quotes": [{"sentences": list(sentences), "words": words, "attribution": None}],
    }


def held() -> dict[str, Any]:
    quoted = {"sentences": [3], "words": "We want the waiting hours paid.", "attribution": None}
    named = dict.fromkeys(("on_behalf_of", "addressee"))
    said = "Ana Dahl wants the waiting hours paid."
    told = {"topic": "pay for waiting", "stance": "demands", "statement": said, "attribution": []}
    return {"holder": "Ana Dahl", "holders": [], **named, **told, "quotes": [quoted]}


def document(text: str = TEXT) -> SourceDocument:
    return read_text(text, source="a", title="Ferries lie idle", published=date(2031, 6, 5))


def summarised(facts: Sequence[dict[str, Any]], text: str = TEXT) -> VerifiedSummary:
    answer = {
        "overview": "Ferry crews walked off and want waiting hours paid.",
        "facts": list(facts),
        "conversations": [],
        "positions": [held()],
        "disputed_claims": [],
    }
    engine = ScriptedEngine(lambda *_: answer)
    made = summarise_document(document(text), engine, Options(strategy="single"))
    assert isinstance(made, VerifiedSummary)
    return made


def story(*made: VerifiedSummary, text: str = TEXT) -> StoryView:
    texts = {one.document.source: text for one in made}
    (view,) = lay_out(build_brief(made, sources=texts), texts).stories
    return view


def test_a_fact_is_verified_like_any_item() -> None:
    made = summarised([fact(WALKED, 1), fact("The mayor walked off.", 1, words="the mayor left")])
    assert [f.verdict for f in made.facts] == ["exact", "absent"]
    assert made.facts[0].quotes[0].speaker_check is None
    assert "absent" in [f.code for f in made.checks.findings]
    wrong = summarised([fact("A court at Sarnel ordered a fine of 70,000 crowns.", 5)])
    assert [f.path for f in wrong.checks.findings if f.code == "unsupported_number"] == [
        "facts[0].statement"
    ]


def test_the_first_facts_open_the_bottom_line_and_nothing_is_told_twice() -> None:
    view = story(summarised([fact(WALKED, 1), fact(FINED, 5)]))
    told = [line.text for line in view.bottom]
    assert "walked off their boats" in told[0]
    assert told[1].startswith("A court at Sarnel ordered Lomond Lines")
    assert "Ana Dahl" in told[2]
    assert not view.facts


def test_a_fact_below_has_a_footnote_of_its_own() -> None:
    facts = [
        fact(WALKED, 1),
        fact(FINED, 5),
        fact("Lomond Lines has run the ferries since 1990.", 2),
    ]
    note = render_markdown(build_brief([summarised(facts)], sources={"a": TEXT}), {"a": TEXT})
    assert "- Lomond Lines has run the ferries since 1990.[^4]" in note
    assert "[^4]: A, sentence 2: The company, Lomond Lines, has run" in note


def test_facts_without_room_in_the_bottom_line_have_a_section() -> None:
    more = "Lomond Lines has run the ferries since 1990."
    view = story(summarised([fact(WALKED, 1), fact(FINED, 5), fact(more, 2)]))
    assert [line.text for line in view.facts] == [more]
    assert more not in [line.text for line in view.bottom]


def test_a_statement_that_its_words_do_not_bear_out_gives_way_to_the_sentence() -> None:
    view = story(summarised([fact("Crews of the Sarnel ferries went home in anger on Monday.", 1)]))
    told = [line.text for line in view.bottom]
    assert not any("anger" in line for line in told)
    assert any("walked off" in line for line in told)


def test_a_fact_whose_sentence_does_not_stand_alone_is_named_in_the_findings() -> None:
    text = f"It was closed by noon. {TEXT.partition('- ')[2]}"
    statement = "The mayor of Sarnel closed the harbour in anger."
    made = summarised([fact(statement, 1)], text)
    note = lay_out(build_brief([made], sources={"a": text}), {"a": text})
    assert not any("closed" in line.text for line in note.stories[0].bottom)
    assert any(statement in message for _, message in note.findings)


def lines_of(text: str, *facts: dict[str, Any]) -> list[str]:
    view = story(summarised(facts, text), text=text)
    return [line.text for line in (*view.bottom, *view.facts)]


def test_a_ruling_in_the_first_person_is_quoted() -> None:
    text = f"{TEXT}\n\nWe therefore set aside the order of the lower bench."
    told = lines_of(text, fact("The Bench of Kelm tore the order up.", 7))
    assert "The account says: “We therefore set aside the order of the lower bench.”" in told


def test_a_court_with_its_division_in_brackets_is_one_sentence() -> None:
    assert presentable("In 2029 the Court of Appeals of Kelm, Sarnel (1st Dist.) upheld the order.")
    assert not presentable("The order fell (as they hoped.) it stands in Kelm.")


def test_a_fact_that_makes_no_line_is_told_in_words_that_a_reader_understands() -> None:
    text = f"It was closed by noon. {TEXT.partition('- ')[2]}"
    made = summarised([fact("The mayor of Sarnel closed the harbour in anger.", 1)], text)
    (message,) = (
        m for _, m in lay_out(build_brief([made], sources={"a": text}), {"a": text}).findings
    )
    assert message.startswith("The summary also says this, which no sentence of the document tells")


def test_a_fact_without_a_verified_quote_is_counted_and_named() -> None:
    made = summarised([fact("The mayor walked off.", 1, words="the mayor left")])
    brief = build_brief([made], sources={"a": TEXT})
    assert brief.stories[0].facts == ()
    assert "Not shown, no verified quote: The mayor walked off." in [
        f.finding.message for f in brief.findings
    ]


def test_a_row_an_item_holds_facts_as_well() -> None:
    rows = summarised([fact(WALKED, 1)]).to_rows()
    assert (rows[0]["item"], rows[0]["statement"]) == ("fact", WALKED)


def test_a_summary_of_before_facts_is_read_as_it_was() -> None:
    made = summarised([])
    old = made.model_dump(mode="json")
    del old["facts"]
    assert VerifiedSummary.model_validate(old).model_dump() == made.model_dump()
    assert [row["item"] for row in VerifiedSummary.model_validate(old).to_rows()] == ["position"]


def test_a_fact_told_in_two_parts_of_a_text_is_one() -> None:
    one = Summary(overview="", facts=(Fact(statement=WALKED),))
    two = Summary(overview="", facts=(Fact(statement=WALKED), Fact(statement=FINED)))
    assert [f.statement for f in merge_summaries([one, two]).facts] == [WALKED, FINED]


def test_a_court_is_no_account_of_a_talk_that_it_mentions() -> None:
    text = f"{TEXT} Ana Dahl spoke to Ivo Kern of Lomond Lines."
    quoted = {"sentences": [7], "words": None, "attribution": None}
    people = [{"name": n, "role": None, "affiliation": None} for n in ("Ana Dahl", "Ivo Kern")]
    spoke = {
        "participants": people,
        **dict.fromkeys(("date", "date_text", "initiated_by")),
        "medium": "unknown",
        "topics": [],
        "outcomes": [],
        "quotes": [quoted],
    }
    answer = {
        "overview": "",
        "facts": [fact(FINED, 5)],
        "conversations": [spoke],
        "positions": [held()],
        "disputed_claims": [],
    }
    engine = ScriptedEngine(lambda *_: answer)
    made = summarise_document(document(text), engine, Options(strategy="single"))
    assert isinstance(made, VerifiedSummary)
    view = story(made, text=text)
    assert not any("spoke" in line.text for line in view.bottom)
    assert any("spoke" in line.text for one in view.talks for line in one.lines)
