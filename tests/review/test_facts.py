"""Facts are decided about as other items are, and notes and exports follow."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.brief import build_brief
from summarizer.brief.forms.markdown import render_markdown
from summarizer.errors import InputError
from summarizer.evaluation.gold import read_gold
from summarizer.evaluation.scoring import Hits, score_document
from summarizer.models.document import Kind
from summarizer.models.quote import Verdict
from summarizer.models.summary import DisputedClaim, Fact, Outcome, Position, Reviewed, Stance
from summarizer.models.verified import Checks, DocumentRecord, Finding, VerifiedSummary
from summarizer.review.agreement import agreement
from summarizer.review.export import decision_lines
from summarizer.review.follow import follow_reviews
from summarizer.review.gold import write_gold
from summarizer.review.items import ItemKind, corrected, items_of, key_of
from summarizer.review.label_studio import CONFIG, tasks
from summarizer.review.store import DATABASE
from tests.accounts.helpers import quote, record, summary
from tests.review.helpers import Reviewing, ferry, position, write_run

TRAMS = (
    "BRENMOOR, 3 March - Drivers of the Brenmoor tram depot stopped work at dawn on Tuesday.\n\n"
    "A court at Brenmoor ordered the Tramways Board on Monday to pay a fine of 12,000 crowns. "
    "The depot was flooded twice in 2029, and its director Ona Reyl resigned. "
    "Ida Moor, who speaks for the drivers, said that the rota must be changed.\n"
)
TITLE = "Brenmoor tram depot shut after court fine"
STOPPED = "Drivers of the Brenmoor tram depot stopped work at dawn on Tuesday"
FINED = "A court at Brenmoor ordered the Tramways Board on Monday to pay a fine of 12,000 crowns"
FLOODED = "The depot was flooded twice in 2029"
WRONG = "A court at Brenmoor ordered the Tramways Board to pay a fine of 21,000 crowns."
RIGHT = "A court at Brenmoor ordered the Tramways Board to pay a fine of 12,000 crowns."


def fact(statement: str, *words: str, **fields: Any) -> Fact:
    quotes = tuple(quote(TRAMS, one).model_copy(update={"speaker_check": None}) for one in words)
    verdict = Verdict.weakest([one.verdict or Verdict.ABSENT for one in quotes])
    return Fact(statement=statement, quotes=quotes, verdict=verdict, **fields)


def trams(*facts: Fact, findings: tuple[Finding, ...] = ()) -> VerifiedSummary:
    """Return a summary with two facts, the second of them wrong, and a position."""
    told = facts or (fact(f"{STOPPED}.", STOPPED), fact(WRONG, FINED))
    held = position(TRAMS, "Ida Moor", Stance.DEMANDS, "the rota must be changed", "rota")
    about = record("trams.txt", TRAMS, "2031-03-05", TITLE, kind=Kind.NEWS)
    made = summary(about, positions=[held])
    return made.model_copy(update={"facts": told, "checks": Checks(findings=findings)})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_run(tmp_path / "out", trams())


Open = Callable[..., Reviewing]


@pytest.fixture
def reviewing(folder: Path) -> Iterator[Open]:
    opened: list[Reviewing] = []

    def texts(_: DocumentRecord) -> str:
        return TRAMS

    def by(reviewer: str = "ada") -> Reviewing:
        opened.append(Reviewing(folder, reviewer, texts))
        return opened[-1]

    yield by
    for one in opened:
        one.close()


def shown(one: Reviewing) -> list[dict[str, Any]]:
    told: Any = one.document(0)["items"]
    return list(told)


def marked(one: Reviewing, place: int) -> str:
    blocks: Any = one.document(0)["blocks"]
    pieces = [piece for block in blocks for piece in block["pieces"]]
    return "".join(piece["text"] for piece in pieces if place in piece["items"])


def followed(folder: Path, *summaries: VerifiedSummary) -> VerifiedSummary:
    (made,), _ = follow_reviews(summaries or [trams()], [folder])
    return made


def note(made: VerifiedSummary) -> str:
    return render_markdown(build_brief([made], sources={"trams.txt": TRAMS}), {"trams.txt": TRAMS})


def account(made: VerifiedSummary) -> str:
    """Return the note as far as it tells what happened: no list of sources, no findings."""
    return note(made).partition("\n## Sources")[0].partition("\n## Findings")[0]


# -- decisions ------------------------------------------------------------------------------------


def test_facts_come_first_with_their_quotes_and_are_counted(reviewing: Open) -> None:
    one = reviewing()
    items = shown(one)
    assert [item["kind"] for item in items] == ["fact", "fact", "position"]
    assert items[0]["values"] == {"statement": f"{STOPPED}.", "quotes": [STOPPED]}
    assert [(q["text"], q["verdict"]) for q in items[0]["quotes"]] == [(STOPPED, "exact")]
    assert marked(one, 1) == FINED
    one.decide(0, 0, "accept")
    one.decide(0, 1, "reject")
    told = one.desk.overview("ada")
    assert [(d["decided"], d["items"]) for d in told["documents"]] == [(2, 3)]
    with pytest.raises(InputError, match="1 item is not decided yet"):
        one.finish(0)


def test_findings_about_a_fact_stand_at_the_fact(folder: Path, reviewing: Open) -> None:
    found = Finding(code="unsupported_number", path="facts[1].statement", message="Not 21,000.")
    write_run(folder, trams(findings=(found,)))
    assert [item["findings"] for item in shown(reviewing())] == [[], ["Not 21,000."], []]


def test_statement_and_quotes_of_a_fact_are_corrected(reviewing: Open) -> None:
    one = reviewing()
    before = trams().facts[0]
    one.decide(0, 0, "correct", statement="Tram drivers stopped work.", quotes=[STOPPED, FLOODED])
    (decision,) = one.store.standing()
    assert isinstance(decision.result, Fact)
    assert decision.result.statement == "Tram drivers stopped work."
    kept, new = decision.result.quotes
    assert kept == before.quotes[0]
    assert (new.text, new.start, new.verdict) == (FLOODED, TRAMS.index(FLOODED), Verdict.EXACT)
    item = shown(one)[0]
    assert item["given"]["quotes"] == [STOPPED]
    assert item["values"]["quotes"] == [STOPPED, FLOODED]
    assert [q["text"] for q in item["quotes"]] == [STOPPED, FLOODED]
    assert marked(one, 0) == STOPPED + FLOODED
    # What is marked in the text comes with a decision that changes it, and with no other one.
    assert "blocks" in one.decide(0, 0, "accept")  # type: ignore[operator]
    assert "blocks" not in one.decide(0, 0, "reject")  # type: ignore[operator]
    one.undo()
    one.undo()
    assert marked(one, 0) == STOPPED + FLOODED
    one.undo()
    assert marked(one, 0) == STOPPED


def test_only_what_is_otherwise_is_kept_as_a_correction(reviewing: Open) -> None:
    one = reviewing()
    one.decide(0, 1, "correct", statement=RIGHT, quotes=[FINED])
    (decision,) = one.store.standing()
    assert dict(decision.correction or {}) == {"statement": RIGHT}
    assert decision.result == trams().facts[1].model_copy(update={"statement": RIGHT})
    with pytest.raises(InputError, match="Nothing was changed"):
        one.decide(0, 0, "correct", statement=f" {STOPPED}. ", quotes=[STOPPED])


@pytest.mark.parametrize(
    ("correction", "reason"),
    [
        ({"quotes": ["Drivers stopped work at noon on Tuesday"]}, "do not stand in the account"),
        ({"quotes": []}, "has to be 1 to"),
        ({"quotes": STOPPED}, "has to be 1 to"),
        # What a page may send are words, never a verdict of its own.
        ({"quotes": [{"text": "All went well", "verdict": "exact"}]}, "has to be 1 to"),
        ({"quotes": ["x" * 5_001]}, "longer than 5000"),
        ({"statement": " "}, "Statement must not be empty"),
        ({"verdict": "exact"}, "is no field"),
    ],
)
def test_what_cannot_be_made_of_a_fact_is_said(
    reviewing: Open, correction: dict[str, Any], reason: str
) -> None:
    one = reviewing()
    with pytest.raises(InputError, match=reason):
        one.decide(0, 0, "correct", **correction)
    assert list(one.store.standing()) == []


def test_a_quote_that_stands_nowhere_stays_until_it_is_taken_out(
    folder: Path, reviewing: Open
) -> None:
    write_run(folder, trams(fact(f"{STOPPED}.", STOPPED, "the drivers went on")))
    one = reviewing()
    one.decide(0, 0, "correct", statement="They stopped.", quotes=[STOPPED, "the drivers went on"])
    one.decide(0, 0, "correct", quotes=[STOPPED])
    first, second = (d.result for d in map(one.store._numbered, (1, 2)))
    assert isinstance(first, Fact)
    assert isinstance(second, Fact)
    assert (first.verdict, [q.verdict for q in first.quotes]) == ("absent", ["exact", "absent"])
    assert (second.verdict, [q.verdict for q in second.quotes]) == ("exact", ["exact"])


def test_a_missed_fact_is_added_from_a_passage(reviewing: Open) -> None:
    one = reviewing()
    start = TRAMS.index(FLOODED)
    asked = {
        "document": 0,
        "what": "fact",
        "start": start,
        "end": start + len(FLOODED),
        "statement": "The tram depot was flooded twice in 2029.",
    }
    told: Any = one.desk.add("ada", asked)
    assert told["item"]["values"]["statement"] == "The tram depot was flooded twice in 2029."
    assert [(q["text"], q["start"]) for q in told["item"]["quotes"]] == [(FLOODED, start)]
    (decision,) = one.store.standing()
    assert isinstance(decision.result, Fact)
    assert (decision.added, decision.result.verdict) == (True, Verdict.EXACT)
    with pytest.raises(InputError, match="added already"):
        one.desk.add("ada", asked)
    with pytest.raises(InputError, match="Statement must not be empty"):
        one.desk.add("ada", asked | {"statement": ""})
    with pytest.raises(InputError, match="do not stand"):
        one.add(0, "The depot was never flooded", what="fact", statement="No flood.")
    one.decide(0, 3, "correct", quotes=["The depot was flooded twice"])
    assert shown(one)[3]["values"]["quotes"] == ["The depot was flooded twice"]


def test_decisions_made_before_facts_stand_and_the_facts_are_to_be_looked_at(
    folder: Path, reviewing: Open
) -> None:
    write_run(folder, trams().model_copy(update={"facts": ()}))
    one = reviewing()
    one.accept_all(0)
    one.finish(0)
    one.close()
    write_run(folder, trams())
    again = reviewing()
    (state,) = again.desk.overview("ada")["documents"]
    assert (state["decided"], state["items"], state["finished"]) == (1, 3, False)
    assert [item["action"] for item in shown(again)] == [None, None, "accept"]


def test_words_that_a_stranger_put_into_a_correction_are_held_against_the_text(
    folder: Path, reviewing: Open
) -> None:
    one = reviewing()
    one.decide(0, 0, "correct", quotes=[FLOODED])
    lie = "The depot was flooded by Norland"
    (quote_,) = fact("", FLOODED).quotes
    forged = quote_.model_copy(update={"text": lie}).model_dump(mode="json")
    with sqlite3.connect(folder / DATABASE) as database:
        told = json.dumps({"statement": f"{lie}.", "quotes": [forged]})
        database.execute("UPDATE decisions SET correction = ?", (told,))
    database.close()
    assert lie not in account(followed(folder))
    with sqlite3.connect(folder / DATABASE) as database:
        database.execute("UPDATE decisions SET correction = ?", ('{"quotes": [[1]]}',))
    database.close()
    with pytest.raises(InputError, match="cannot be used"):
        followed(folder)


# -- what a model said of a statement -------------------------------------------------------------


def test_what_a_model_says_of_a_statement_leaves_the_decision_about_it() -> None:
    claim = ferry().disputed_claims[0]
    first = trams().model_copy(update={"disputed_claims": (claim,)})
    asked = first.model_copy(
        update={
            "facts": tuple(f.model_copy(update={"supported": True}) for f in first.facts),
            "positions": tuple(p.model_copy(update={"supported": False}) for p in first.positions),
            "disputed_claims": (claim.model_copy(update={"answer_supported": True}),),
        }
    )
    assert [one.key for one in items_of(asked)] == [one.key for one in items_of(first)]


def test_what_a_model_said_of_a_statement_is_not_said_of_another_one() -> None:
    told = fact(WRONG, FINED, supported=False)
    held = trams().positions[0].model_copy(update={"supported": True})
    claim = DisputedClaim(claim="A", asserted_by="B", kind="denied", supported=True)  # type: ignore[arg-type]

    def supported(which: ItemKind, content: Any, **correction: Any) -> bool | None:
        after = corrected(which, content, correction)
        assert isinstance(after, Fact | Position | DisputedClaim)
        return after.supported

    assert supported(ItemKind.FACT, told, statement=RIGHT) is None
    other = [one.model_dump(mode="json") for one in fact(RIGHT, STOPPED).quotes]
    assert supported(ItemKind.FACT, told, quotes=other) is None
    assert supported(ItemKind.FACT, told) is False
    assert supported(ItemKind.POSITION, held, holder="Ivo Kern") is None
    assert supported(ItemKind.POSITION, held, topic="hours") is True
    assert supported(ItemKind.DISPUTED_CLAIM, claim, claim="C") is None
    assert supported(ItemKind.DISPUTED_CLAIM, claim, kind="unanswered") is True
    answered = claim.model_copy(update={"answer": "No B.", "answer_supported": True})
    for correction, left in (({"disputed_by": "D"}, None), ({"claim": "C"}, True)):
        after = corrected(ItemKind.DISPUTED_CLAIM, answered, correction)
        assert after.answer_supported is left  # type: ignore[union-attr]


def test_an_outcome_in_other_words_is_not_what_a_model_denied() -> None:
    talk = ferry().conversations[0]
    outcome = Outcome(text="Inspectors will be sent in May.", supported=False)
    talk = talk.model_copy(update={"outcomes": (outcome,)})
    after = corrected(ItemKind.CONVERSATION, talk, {"outcomes": ["Inspectors will be sent."]})
    assert [o.supported for o in after.outcomes] == [None]  # type: ignore[union-attr]


# -- notes ----------------------------------------------------------------------------------------


def test_a_rejected_fact_does_not_stand_in_the_note(folder: Path, reviewing: Open) -> None:
    assert "fine of 12,000" in account(trams())
    reviewing().decide(0, 1, "reject")
    made = followed(folder)
    assert [one.statement for one in made.facts] == [f"{STOPPED}."]
    assert "12,000" not in account(made)
    assert "stopped work" in account(made)
    assert "Left out, rejected by a person: 1 fact." in note(made)


def test_a_rejected_fact_does_not_come_back_as_what_a_report_opens_with(
    folder: Path, reviewing: Open
) -> None:
    without = trams().model_copy(update={"facts": ()})
    assert "12,000 crowns" in account(without)
    one = reviewing()
    one.decide(0, 0, "reject")
    one.decide(0, 1, "reject")
    made = followed(folder)
    assert made.facts == ()
    told = account(made)
    assert "12,000" not in told
    assert "stopped work" not in told
    assert "Left out, rejected by a person: 2 facts." in note(made)


def test_a_corrected_fact_says_so_in_its_line(folder: Path, reviewing: Open) -> None:
    reviewing().decide(0, 1, "correct", statement=RIGHT)
    made = followed(folder)
    assert [one.reviewed for one in made.facts] == [None, Reviewed.CORRECTED]
    told = account(made)
    (line,) = [one for one in told.splitlines() if "12,000" in one]
    assert line.startswith(f"- {RIGHT} *(corrected by a person)*")
    assert told.count("by a person") == 1
    assert f"statement “{RIGHT}” instead of “{WRONG}”" in note(made)
    brief = build_brief([made], sources={"trams.txt": TRAMS})
    assert [f.reviewed for f in brief.stories[0].facts] == [None, Reviewed.CORRECTED]


def test_other_words_of_a_fact_are_those_its_footnote_holds(folder: Path, reviewing: Open) -> None:
    flooded = fact("The depot was flooded twice in 2029.", STOPPED)
    write_run(folder, trams(flooded))
    reviewing().decide(0, 0, "correct", quotes=[FLOODED])
    made = followed(folder, trams(flooded))
    told = note(made)
    assert "The depot was flooded twice in 2029. *(corrected by a person)*[^1]" in told
    assert f"[^1]: A, sentence 3: {FLOODED}, and" in told
    assert f"quotes “{FLOODED}” instead of “{STOPPED}”" in told


def test_an_added_fact_stands_in_the_note_and_says_so(folder: Path, reviewing: Open) -> None:
    reviewing().add(0, FLOODED, what="fact", statement="The depot was flooded twice in 2029.")
    made = followed(folder)
    assert [one.reviewed for one in made.facts] == [None, None, Reviewed.ADDED]
    assert "The depot was flooded twice in 2029. *(added by a person)*" in account(made)


def test_what_was_found_of_a_field_goes_with_what_stood_there(
    folder: Path, reviewing: Open
) -> None:
    told = trams(
        findings=(
            Finding(code="a", path="facts[0].quotes[0]", message="About words."),
            Finding(code="b", path="facts[1].statement", message="About a statement."),
            Finding(code="c", path="facts[1].quotes[0]", message="About other words."),
        )
    )
    write_run(folder, told)
    one = reviewing()
    one.decide(0, 1, "correct", statement=RIGHT)
    one.decide(0, 0, "reject")
    found = {f.code: f.path for f in followed(folder, told).checks.findings}
    assert found == {
        "c": "facts[0].quotes[0]",
        "corrected_by_person": "facts[0]",
        "rejected_by_person": "document",
    }


# -- exports --------------------------------------------------------------------------------------


def reviewed(one: Reviewing) -> None:
    one.accept_all(0)
    one.decide(0, 1, "correct", statement=RIGHT)
    one.add(0, FLOODED, what="fact", statement="The depot was flooded twice in 2029.")
    one.finish(0)


def test_lines_hold_facts_in_the_form_of_a_summary(reviewing: Open) -> None:
    one = reviewing()
    reviewed(one)
    lines = [json.loads(line) for line in decision_lines(one.store, one.run)]
    facts = [line for line in lines if line["kind"] == "fact"]
    assert [line["action"] for line in facts] == ["accept", "correct", "add"]
    assert Fact.model_validate(facts[0]["result"]) == trams().facts[0]
    assert facts[1]["correction"] == {"statement": RIGHT}
    assert {line["current"] for line in facts} == {True}


def test_annotations_hold_the_facts_that_were_kept(reviewing: Open, tmp_path: Path) -> None:
    one = reviewing()
    reviewed(one)
    (path,) = write_gold(one.store, one.run, tmp_path / "gold").written
    assert json.loads(path.read_text(encoding="utf-8"))["facts"] == [
        {"statement": f"{STOPPED}.", "quotes": [STOPPED]},
        {"statement": RIGHT, "quotes": [FINED]},
        {"statement": "The depot was flooded twice in 2029.", "quotes": [FLOODED]},
    ]


def test_a_review_of_facts_measures_the_run_it_was_made_of(reviewing: Open, tmp_path: Path) -> None:
    one = reviewing()
    one.accept_all(0)
    one.decide(0, 1, "reject")
    one.add(0, FLOODED, what="fact", statement="The depot was flooded twice in 2029.")
    one.finish(0)
    write_gold(one.store, one.run, tmp_path / "gold")
    (gold,) = read_gold(tmp_path / "gold")
    # Two given, one of them rejected; two demanded, one of them missing.
    assert score_document(gold, trams(), TRAMS).fact == Hits(1, 2, 2)


def test_where_nobody_was_asked_about_facts_an_annotation_says_nothing_of_them(
    folder: Path, reviewing: Open, tmp_path: Path
) -> None:
    write_run(folder, trams().model_copy(update={"facts": ()}))
    one = reviewing()
    one.accept_all(0)
    one.finish(0)
    (path,) = write_gold(one.store, one.run, tmp_path / "gold").written
    assert "facts" not in json.loads(path.read_text(encoding="utf-8"))


def test_words_of_either_reviewer_show_a_fact_and_a_contested_one_is_optional(
    reviewing: Open, tmp_path: Path
) -> None:
    ada, bo = reviewing("ada"), reviewing("bo")
    for one in (ada, bo):
        one.accept_all(0)
    ada.decide(0, 0, "correct", quotes=["stopped work at dawn"])
    bo.decide(0, 1, "reject")
    for one in (ada, bo):
        one.finish(0)
    (path,) = write_gold(ada.store, ada.run, tmp_path / "gold").written
    facts = json.loads(path.read_text(encoding="utf-8"))["facts"]
    first, second = sorted(facts, key=lambda one: "optional" in one)
    assert set(first["quotes"]) == {STOPPED, "stopped work at dawn"}
    assert (first.get("optional"), second["optional"]) == (None, True)


def test_an_added_fact_that_a_later_run_finds_is_demanded_once(
    folder: Path, reviewing: Open, tmp_path: Path
) -> None:
    one = reviewing()
    one.add(0, FINED, what="fact", statement="The Tramways Board was fined 12,000 crowns.")
    for statement in ("The depot was flooded twice in 2029.", "Director Ona Reyl resigned."):
        one.add(
            0, f"{FLOODED}, and its director Ona Reyl resigned", what="fact", statement=statement
        )
    one.accept_all(0)
    one.finish(0)
    (path,) = write_gold(one.store, one.run, tmp_path / "gold").written
    told = [f["statement"] for f in json.loads(path.read_text(encoding="utf-8"))["facts"]]
    # One sentence may tell of two.
    assert sorted(told) == [
        WRONG,
        "Director Ona Reyl resigned.",
        f"{STOPPED}.",
        "The depot was flooded twice in 2029.",
    ]


def test_tasks_for_label_studio_hold_facts_with_their_statements(reviewing: Open) -> None:
    one = reviewing()
    reviewed(one)
    ((task),) = tasks(one.run, one.store)
    results = task["predictions"][1]["result"]
    labels = [r["value"]["labels"] for r in results if r["from_name"] == "item"]
    assert labels.count(["fact"]) == 3
    statements = [r["value"]["text"][0] for r in results if r["from_name"] == "statement"]
    assert statements == [f"{STOPPED}.", RIGHT, "The depot was flooded twice in 2029."]
    assert '<Label value="fact"/>' in CONFIG
    assert all(f'name="{r["from_name"]}"' in CONFIG for r in results)


def test_agreement_counts_facts_that_are_kept_or_rejected(reviewing: Open) -> None:
    pytest.importorskip("nltk", reason="the extra review is not installed")
    ada, bo = reviewing("ada"), reviewing("bo")
    for one in (ada, bo):
        one.accept_all(0)
    bo.decide(0, 0, "reject")
    stands = agreement(ada.store).as_json()["questions"]["kept or rejected"]
    assert (stands["items"], stands["agree"]) == (3, pytest.approx(2 / 3))


def test_the_same_fact_has_one_key_whatever_its_verdict() -> None:
    told = fact(RIGHT, FINED)
    other = told.model_copy(update={"verdict": Verdict.NORMALISED})
    assert key_of(ItemKind.FACT, told) == key_of(ItemKind.FACT, other)
    assert key_of(ItemKind.FACT, told) != key_of(ItemKind.FACT, fact(WRONG, FINED))
