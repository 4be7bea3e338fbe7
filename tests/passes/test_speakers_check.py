"""``--check-speakers``: what is asked, what is not, and what comes of the answers."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.scripted import ScriptedEngine
from summarizer.errors import AnswerInvalid, AnswerRefused, ConfigurationError, KeyRejected
from summarizer.models.quote import Quote, SpeakerCheck
from summarizer.models.verified import VerifiedSummary
from summarizer.passes.draft import DocumentUsage
from summarizer.passes.speakers_check import check_speakers, to_ask
from summarizer.pipeline import Options, fingerprints, summarise_document
from summarizer.quotes.recheck import recheck
from summarizer.quotes.verify import Checked, Verifier
from summarizer.quotes.walk import Place
from tests.passes.helpers import SmallEngine, document, stepwise_engine
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
    assert placed <= 1
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
