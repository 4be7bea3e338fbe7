"""``--check-speakers``: what is asked, what is not, and what comes of the answers."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.scripted import ScriptedEngine
from summarizer.errors import AnswerInvalid, AnswerRefused, ConfigurationError, KeyRejected
from summarizer.models.quote import Quote, SpeakerCheck
from summarizer.models.summary import Summary
from summarizer.models.verified import VerifiedSummary
from summarizer.passes.draft import DocumentUsage
from summarizer.passes.speakers_check import check_speakers, names_in, to_ask
from summarizer.pipeline import Options, fingerprints, summarise_document
from summarizer.quotes.answered import names_another
from summarizer.quotes.recheck import recheck
from summarizer.quotes.verify import Checked, Verifier
from summarizer.quotes.walk import Place
from tests.passes.helpers import SmallEngine, document, prepared, stepwise_engine
from tests.passes.unplaced import (
    ASKED,
    BREAK,
    LEAKS,
    LOCK,
    REYES,
    VARGA,
    WATER,
    WITHHELD,
    checked,
    held,
    text,
)
from tests.servers import ChatServer, says


def sources(*names: str | None) -> dict[str, Any]:
    return {"sources": [{"number": n, "source": name} for n, name in enumerate(names, 1)]}


def asked(
    answer: Any, *positions: Any, engine: Any = None
) -> tuple[Checked, DocumentUsage, ScriptedEngine]:
    engine, usage = engine or ScriptedEngine({"speakers": answer}), DocumentUsage()
    verifier, value = checked(*positions)
    return check_speakers(verifier, value, engine, usage), usage, engine


def told(made: Checked, path: str = "positions[0].quotes[0]") -> tuple[Any, Any]:
    check = made.checks[path]
    return check.speaker_check, check.speaker_by_model


def test_only_words_that_code_gives_to_nobody_are_asked_about() -> None:
    verifier, value = checked(held(VARGA, BREAK, ASKED, WITHHELD, "not in the text"))
    assert [one.place.path for one in to_ask(verifier, value)] == ["positions[0].quotes[0]"]


def test_words_that_code_gives_to_others_are_asked_about_and_the_model_may_find_their_holder() -> (
    None
):
    made, _, engine = asked(sources(REYES), held(REYES, ASKED))
    check = made.checks["positions[0].quotes[0]"]
    assert engine.calls == 1
    assert (check.speaker_check, check.speaker_by_model) == (SpeakerCheck.RESOLVED, REYES)
    assert check.speaker_found is None
    assert [f.code for f in made.findings] == []


@pytest.mark.parametrize("answer", [VARGA, None, "Pavel Orlan"])
def test_words_of_others_stay_theirs_where_the_model_does_not_name_the_holder(
    answer: str | None,
) -> None:
    made, _, _ = asked(sources(answer), held(REYES, ASKED))
    check = made.checks["positions[0].quotes[0]"]
    assert (check.speaker_check, check.speaker_found) == (SpeakerCheck.OTHER, VARGA)
    assert check.note is None
    assert [f.code for f in made.findings] == ["speaker_other"]


GATE = (
    "Talks on the gate\n\nIlse Varga met Tom Reyes of the Northport Lock Board at the gate on Monday.\n\n"
    "Varga said that the gate would stay shut. She said that it had been shut since May. "
    "The keys were with the board.\n\n"
    "The board had promised to open it, and nobody had come.\n"
)
SINCE = "it had been shut since May."


def of_the_gate(holder: str, words: str) -> tuple[Verifier, Checked]:
    verifier = Verifier(prepared(GATE))
    return verifier, verifier.check(Summary(overview="", positions=(held(holder, words),)))


def asked_of_the_gate(name: str | None, holder: str = VARGA) -> Checked:
    verifier, value = of_the_gate(holder, SINCE)
    engine = ScriptedEngine({"speakers": sources(name)})
    return check_speakers(verifier, value, engine, DocumentUsage())


def test_words_given_to_their_holder_by_what_stands_around_them_are_asked_about() -> None:
    verifier, value = of_the_gate(VARGA, SINCE)
    assert value.checks["positions[0].quotes[0]"].speaker_check is SpeakerCheck.RESOLVED
    assert [one.place.path for one in to_ask(verifier, value)] == ["positions[0].quotes[0]"]


def test_the_model_may_give_them_to_somebody_else() -> None:
    made = asked_of_the_gate(REYES)
    check = made.checks["positions[0].quotes[0]"]
    assert (check.speaker_check, check.speaker_found) == (SpeakerCheck.OTHER, REYES)
    assert check.speaker_by_model == REYES
    (finding,) = made.findings
    assert (finding.code, finding.path) == ("speaker_other", "positions[0].quotes[0]")
    assert finding.message == (
        "The model that was asked gives these words to “Tom Reyes”, not to Ilse Varga."
    )


@pytest.mark.parametrize("name", [None, VARGA, "Varga", "Ms Ilse Varga", "she", "Pavel Orlan", ""])
def test_any_other_answer_leaves_them_with_their_holder(name: str | None) -> None:
    check = asked_of_the_gate(name).checks["positions[0].quotes[0]"]
    assert (check.speaker_check, check.speaker_found) == (SpeakerCheck.RESOLVED, None)


def test_one_of_several_holders_is_nobody_else() -> None:
    verifier, _ = of_the_gate("Ilse Varga and Tom Reyes", SINCE)
    assert names_another(verifier.speakers, (60, 70), REYES, "Ilse Varga and Tom Reyes") is False
    assert names_another(verifier.speakers, (60, 70), "Northport", VARGA) is True


def test_what_the_model_said_before_holds_when_the_file_is_looked_at_again() -> None:
    made = asked_of_the_gate(REYES)
    assert isinstance(made.value, Summary)
    (quote,) = made.value.positions[0].quotes
    verifier = Verifier(prepared(GATE))
    again = verifier.check_quote(quote, Place("q", VARGA))
    assert (again.speaker_check, again.speaker_found) == (SpeakerCheck.OTHER, REYES)
    forged = quote.model_copy(update={"speaker_by_model": "Pavel Orlan"})
    assert verifier.check_quote(forged, Place("q", VARGA)).speaker_check is SpeakerCheck.RESOLVED


def test_the_names_to_choose_from_are_the_documents_in_the_order_of_the_alphabet() -> None:
    verifier, _ = of_the_gate(VARGA, SINCE)
    names = names_in(verifier, [VARGA, "Pavel Orlan", REYES, VARGA], [0])
    assert names == sorted(names, key=str.casefold)
    assert {VARGA, REYES, "Northport Lock Board"} <= set(names)
    assert "Pavel Orlan" not in names


def test_words_without_a_holder_are_not_asked_about() -> None:
    verifier = Verifier(text())
    value = verifier.check(held(VARGA, BREAK).model_copy(update={"holder": ""}))
    assert list(to_ask(verifier, value)) == []


def test_nothing_is_asked_where_everything_is_placed() -> None:
    made, usage, engine = asked(sources(), held(VARGA, ASKED))
    assert (engine.calls, usage.total.calls, usage.findings) == (0, 0, [])
    assert told(made) == (SpeakerCheck.NAMED, None)


def test_words_the_model_gives_to_their_holder_are_resolved_and_say_by_whom() -> None:
    made, usage, engine = asked(sources(VARGA, REYES), held(VARGA, BREAK), held(REYES, LEAKS))
    assert told(made) == (SpeakerCheck.RESOLVED, VARGA)
    assert told(made, "positions[1].quotes[0]") == (SpeakerCheck.RESOLVED, REYES)
    assert [f.code for f in made.findings] == []
    assert (engine.calls, usage.total.calls) == (1, 1)
    quote = made.value.model_dump()["positions"][0]["quotes"][0]
    assert (quote["speaker_check"], quote["speaker_by_model"]) == ("resolved", VARGA)


@pytest.mark.parametrize(
    ("answer", "note"),
    [
        (None, None),
        ("", None),
        ("Pavel Orlan", None),  # stands nowhere
        ("she", None),
        ("I", None),
        ("x" * 5_000, None),
        (REYES, "The model that was asked gives these words to “Tom Reyes”."),
        ("Northport", "The model that was asked gives these words to “Northport”."),
    ],
)
def test_any_other_answer_leaves_them_as_they_were(answer: str | None, note: str | None) -> None:
    made, _, _ = asked(sources(answer), held(VARGA, BREAK))
    assert told(made) == (SpeakerCheck.NOT_FOUND, None)
    assert made.checks["positions[0].quotes[0]"].note == note
    assert [f.code for f in made.findings] == ["speaker_not_found"]


def test_a_number_that_was_not_asked_about_counts_for_nothing() -> None:
    answer = {"sources": [{"number": 7, "source": VARGA}, {"number": -1, "source": VARGA}]}
    made, _, _ = asked(answer, held(VARGA, BREAK))
    assert told(made) == (SpeakerCheck.NOT_FOUND, None)


def test_the_question_does_not_tell_whom_the_summary_names_and_holds_no_role_tags() -> None:
    _, _, engine = asked(sources(None), held("Edwin <|im_start|> Sarr", WATER))
    (question,) = engine.questions
    assert "Sarr" not in question.text
    assert "[1] Before:" in question.text
    assert f"Words: {WATER}" in question.text
    assert "Beginning: Talks on the lock" in question.text


@pytest.mark.parametrize("error", [AnswerInvalid("What?"), AnswerRefused("No.")])
def test_a_refused_question_loses_nothing_and_is_said(error: Exception) -> None:
    made, usage, _ = asked(error, held(VARGA, BREAK))
    assert told(made) == (SpeakerCheck.NOT_FOUND, None)
    assert [(f.code, f.path) for f in usage.findings] == [("speakers_unknown", "document")]


def test_a_rejected_key_is_no_answer() -> None:
    with pytest.raises(KeyRejected):
        asked(KeyRejected("HTTP 401"), held(VARGA, BREAK))


def test_what_has_no_room_is_not_asked_about_and_is_counted() -> None:
    engine = SmallEngine({"speakers": sources(VARGA)}, context=900)
    made, usage, _ = asked(None, *[held(VARGA, BREAK)] * 30, engine=engine)
    placed = sum(check.speaker_by_model is not None for check in made.checks.values())
    assert placed <= 5
    assert [f.code for f in usage.findings] == ["speakers_unknown"]
    assert "There was no room" in usage.findings[0].message


def answer(holder: str, words: str) -> dict[str, Any]:
    item = held(holder).model_dump(mode="json", exclude={"verdict", "supported", "quotes"})
    position = item | {"quotes": [{"sentences": [], "words": words}]}
    return {"overview": "", "conversations": [], "positions": [position], "disputed_claims": []}


def summarised(engine: Any, **options: Any) -> VerifiedSummary:
    result = summarise_document(document(LOCK), engine, Options(**options))
    assert isinstance(result, VerifiedSummary)
    return result


def test_nothing_is_asked_unless_it_was_wished_for() -> None:
    script = {"single": answer(VARGA, BREAK), "speakers": sources(VARGA)}
    plain, wished = ScriptedEngine(script), ScriptedEngine(script)
    assert [f.code for f in summarised(plain).checks.findings] == ["speaker_not_found"]
    found = summarised(wished, check_speakers=True)
    assert found.checks.findings == ()
    assert (plain.calls, wished.calls, found.provenance.calls) == (1, 2, 2)
    (quote,) = found.positions[0].quotes
    assert (quote.speaker_check, quote.speaker_by_model) == (SpeakerCheck.RESOLVED, VARGA)


def test_a_saved_answer_holds_while_the_name_stands_there_and_is_the_holder() -> None:
    script = {"single": answer(VARGA, BREAK), "speakers": sources(VARGA)}
    found = summarised(ScriptedEngine(script), check_speakers=True)
    (again,) = recheck(found, text()).positions[0].quotes
    assert (again.speaker_check, again.speaker_by_model) == (SpeakerCheck.RESOLVED, VARGA)
    forged = found.positions[0].quotes[0].model_copy(update={"speaker_by_model": "Pavel Orlan"})
    (position,) = found.positions
    other = found.model_copy(
        update={"positions": (position.model_copy(update={"quotes": (forged,)}),)}
    )
    (lost,) = recheck(other, text()).positions[0].quotes
    assert (lost.speaker_check, lost.speaker_by_model) == (SpeakerCheck.NOT_FOUND, None)


def test_of_a_draft_no_such_answer_is_taken() -> None:
    draft = Quote(given=BREAK, speaker_by_model=VARGA)
    check = Verifier(text()).check_quote(draft, Place("q", VARGA))
    assert (check.speaker_check, check.speaker_by_model) == (SpeakerCheck.NOT_FOUND, None)


def test_a_model_that_is_asked_small_questions_is_refused_before_it_is_asked() -> None:
    engine = stepwise_engine()
    with pytest.raises(ConfigurationError, match="check_speakers"):
        summarised(engine, check_speakers=True)
    assert engine.calls == 0


def test_the_prompt_is_part_of_the_fingerprint_only_where_it_is_used() -> None:
    engine = ScriptedEngine()
    without, with_it = Options(), Options(check_speakers=True)
    assert fingerprints(engine, without)[0] != fingerprints(engine, with_it)[0]
    assert fingerprints(engine, without)[1] == fingerprints(engine, with_it)[1]


def test_an_endpoint_is_asked_once_a_document() -> None:
    import json

    with ChatServer([says(json.dumps(sources(VARGA, REYES)))]) as server:
        engine, usage = OpenAIEngine("m", base_url=server.url), DocumentUsage()
        verifier, value = checked(held(VARGA, BREAK), held(REYES, LEAKS))
        made = check_speakers(verifier, value, engine, usage)
        engine.close()
    assert [told(made, f"positions[{n}].quotes[0]")[1] for n in (0, 1)] == [VARGA, REYES]
    assert (usage.total.calls, len(server.seen)) == (1, 1)
