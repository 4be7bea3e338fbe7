"""A brief takes verified quotes only, and is the same whatever the order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from summarizer.brief import build_brief
from summarizer.models.brief import Brief, SilenceBasis
from summarizer.models.quote import Quote, Verdict
from summarizer.models.summary import DisputedClaim, DisputeKind, Outcome
from summarizer.models.verified import Finding
from tests.accounts.helpers import example_texts, examples, position, quote, record, summary, talk

TEXT = "The ministers spoke by telephone. Karsenia will not stop."
GOOD = quote(TEXT, "Karsenia will not stop")
DRIFT = Quote(
    given="Karsenia will stop",
    verdict=Verdict.DRIFT,
    text="Karsenia will not stop",
    start=34,
    end=56,
)


def quotes_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "verdict" in value and "given" in value and "start" in value:
            yield value
        for part in value.values():
            yield from quotes_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from quotes_in(part)


def mixed() -> Brief:
    claim = DisputedClaim(
        claim="c",
        asserted_by="A",
        disputed_by="B",
        kind=DisputeKind.DENIED,
        asserting_quotes=(DRIFT,),
    )
    spoken = talk(
        "A", "B", quotes=[GOOD, DRIFT], outcomes=(Outcome(text="They stop.", quotes=(DRIFT,)),)
    )
    made = summary(
        record("a", TEXT),
        conversations=[spoken],
        positions=[
            position("A", "dam", "opposes", "s", GOOD, DRIFT),
            position("B", "dam", "supports", "s", DRIFT),
        ],
        disputed_claims=[claim],
        findings=[Finding(code="drift", path="positions[1].quotes[0]", message="differs in: not")],
    )
    return build_brief([made])


def test_no_unverified_quote_gets_into_a_brief() -> None:
    found = list(quotes_in(mixed().model_dump(mode="json")))
    assert found
    assert {q["verdict"] for q in found} <= {"exact", "normalised", "elided"}


def test_what_is_left_out_is_said_to_be_left_out() -> None:
    found = {(f.finding.code, f.finding.path) for f in mixed().findings}
    assert found == {
        ("drift", "positions[1].quotes[0]"),
        ("left_out", "positions[1]"),
        ("left_out", "disputed_claims[0]"),
        ("left_out", "conversations[0].outcomes[0]"),
    }


def test_strict_leaves_out_every_item_with_a_failed_quote_and_all_findings() -> None:
    made = summary(record("a", TEXT), positions=[position("A", "dam", "opposes", "s", GOOD, DRIFT)])
    assert len(build_brief([made]).stories[0].positions) == 1
    strict = build_brief([made], strict=True)
    assert strict.stories[0].positions == ()
    assert strict.findings == ()


def test_the_order_of_the_summaries_does_not_matter() -> None:
    accounts = examples()
    wanted = build_brief(accounts)
    for seed in range(5):
        random.Random(seed).shuffle(accounts)
        assert build_brief(accounts) == wanted


def test_the_same_text_under_two_names_counts_once() -> None:
    first, second = summary(record("a", TEXT)), summary(record("b", TEXT))
    made = build_brief([first, second])
    assert [d.source for d in made.documents] == ["a"]
    assert [f.finding.code for f in made.findings] == ["duplicate"]


def test_the_same_summary_twice_is_taken_once_without_a_word() -> None:
    made = build_brief([summary(record("a", TEXT)), summary(record("a", TEXT))])
    assert len(made.documents) == 1
    assert not made.findings


def test_two_texts_of_one_name_are_told_apart() -> None:
    made = build_brief([summary(record("a", TEXT)), summary(record("a", "Another text."))])
    assert len({d.source for d in made.documents}) == 2


def test_no_summaries_give_an_empty_brief() -> None:
    made = build_brief([])
    assert made.stories == ()
    assert made.title == "Briefing note"


def test_the_overview_of_a_model_is_nowhere() -> None:
    assert "OVERVIEW" not in build_brief(examples()).model_dump_json()


def test_a_title_of_ones_own_is_kept() -> None:
    assert build_brief(examples(), title="Dam").title == "Dam"


def test_events_come_in_order_of_time() -> None:
    (story,) = build_brief(examples()).stories
    assert [e.date for e in story.events] == ["2026-09-15", "2026-09-19"]


def test_a_text_that_has_changed_since_proves_no_silence() -> None:
    texts = example_texts()
    changed = {name: text + " " for name, text in texts.items()}

    def bases(sources: dict[str, str]) -> set[SilenceBasis]:
        return {
            s.basis
            for e in build_brief(examples(), sources=sources).stories[0].events
            for s in e.silent
        }

    assert bases(texts) == {SilenceBasis.TEXT}
    assert bases(changed) == {SilenceBasis.SUMMARY}
