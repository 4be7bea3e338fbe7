"""Facts are scored where an annotation lists them, counted where an editor told them, and left alone elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import InputError
from summarizer.evaluation.detail import remarks
from summarizer.evaluation.gold import Gold, read_gold
from summarizer.evaluation.report import as_markdown, as_object
from summarizer.evaluation.run import Outcome, Trial
from summarizer.evaluation.scoring import Hits, Scores, Share, figures, score_document
from summarizer.usage import Usage
from tests.evaluation.conftest import quote, summary

SPOKE = "On 3 May Minister Alda Verin spoke by telephone with Envoy Tomas Hule"
STOPPED = "no ferry had been stopped by his government"
REOPENED = "the ferry line be reopened before the summer"
TEXT = ""


def stated(statement: str, *words: str, verdict: str = "exact") -> dict[str, Any]:
    return {"statement": statement, "quotes": [quote(one, verdict) for one in words]}


def listed(gold: Gold, *facts: object) -> Gold:
    """Return an annotation with these facts, in either form."""
    return Gold.model_validate(gold.model_dump() | {"facts": list(facts)})


def annotated(statement: str, *words: str, **more: Any) -> dict[str, Any]:
    return {"statement": statement, "quotes": list(words), **more}


def scores(gold: Gold, *facts: dict[str, Any]) -> Scores:
    return score_document(gold, summary(facts=facts), TEXT)


# -- facts as a summary has them ------------------------------------------------------------------


def test_a_fact_counts_where_its_quotes_meet_the_annotated_ones(gold: Gold) -> None:
    wanted = listed(gold, annotated("They telephoned.", SPOKE), annotated("No stop.", STOPPED))
    found = scores(
        wanted, stated("A call took place.", "Alda Verin spoke by telephone"), stated("X", REOPENED)
    )
    assert found.fact == Hits(1, 2, 2)


def test_a_fact_counts_where_its_statement_has_the_words_of_the_annotated_one(gold: Gold) -> None:
    wanted = listed(gold, annotated("Verin and Hule spoke by telephone on 3 May.", "3 May"))
    assert scores(
        wanted, stated("Verin spoke by telephone with Hule on 3 May.", REOPENED)
    ).fact == Hits(1, 1, 1)
    # Words that every sentence has make no two facts alike.
    port = listed(gold, annotated("The minister of the state was at the port in the morning."))
    school = stated("The governor of the state was at the school in the evening.", REOPENED)
    assert scores(port, school).fact == Hits(0, 1, 1)


@pytest.mark.parametrize("verdict", ["drift", "absent"])
def test_a_fact_without_words_of_the_source_counts_for_nothing(gold: Gold, verdict: str) -> None:
    told = stated("They telephoned.", SPOKE, verdict=verdict)
    assert scores(listed(gold, annotated("They telephoned.", SPOKE)), told).fact == Hits(0, 1, 1)
    assert scores(listed(gold, "They telephoned."), told).fact_told == Share(0, 1)


def test_a_fact_given_twice_counts_once_and_an_optional_one_is_not_demanded(gold: Gold) -> None:
    twice = [stated("They telephoned.", SPOKE)] * 2
    assert scores(listed(gold, annotated("They spoke.", SPOKE)), *twice).fact == Hits(1, 2, 1)
    optional = listed(gold, annotated("They spoke.", SPOKE, optional=True))
    assert scores(optional, *twice).fact == Hits(0, 1, 0)
    assert scores(optional).fact == Hits(0, 0, 0)


def test_an_annotation_that_lists_no_fact_says_that_there_is_none(gold: Gold) -> None:
    assert scores(listed(gold), stated("They telephoned.", SPOKE)).fact == Hits(0, 1, 0)


# -- facts as an editor tells them ----------------------------------------------------------------


def test_of_sentences_it_is_counted_how_many_have_a_fact_with_most_of_their_words(
    gold: Gold,
) -> None:
    told = listed(
        gold,
        "Verin telephoned the envoy Tomas Hule on 3 May.",
        "The harbour of Norland is to be dredged in June.",
    )
    given = stated("Minister Verin telephoned envoy Hule on 3 May.", SPOKE)
    surplus = stated("The summer was long.", REOPENED)
    found = scores(told, given, surplus)
    assert found.fact_told == Share(1, 2)
    # Who tells five sentences does not say that there is nothing else.
    assert found.fact is None
    half = stated("Verin and Hule.", SPOKE)
    assert scores(told, half).fact_told == Share(0, 2)


# -- annotations without facts --------------------------------------------------------------------


def test_without_annotated_facts_those_of_a_summary_are_not_counted(gold: Gold) -> None:
    given = stated("They telephoned.", SPOKE, verdict="absent")
    assert scores(gold, given) == scores(gold)
    assert (scores(gold, given).fact, scores(gold, given).fact_told) == (None, Share(0, 0))
    assert [r for r in remarks(gold, summary(facts=[given])) if r.kind == "fact"] == []


def test_figures_are_of_the_documents_whose_facts_are_annotated(gold: Gold) -> None:
    wanted = listed(gold, annotated("They spoke.", SPOKE), annotated("No stop.", STOPPED))
    rows = [scores(wanted, stated("They telephoned.", SPOKE)), scores(gold)]
    expected = {"precision": 1.0, "recall": 0.5, "f1": 0.667, "macro_f1": 0.667}
    assert figures(rows)["fact"] == expected
    nothing = dict.fromkeys(("precision", "recall", "f1", "macro_f1"))
    assert figures([scores(gold)])["fact"] == nothing
    assert figures([scores(gold)])["fact_told"] == {"rate": None, "n": 0}


def test_a_summary_that_never_came_lacks_the_facts(gold: Gold) -> None:
    wanted = listed(gold, annotated("They spoke.", SPOKE))
    assert score_document(wanted, None, TEXT).fact == Hits(0, 0, 1)
    assert score_document(listed(gold, "They spoke."), None, TEXT).fact_told == Share(0, 1)


# -- what is shown --------------------------------------------------------------------------------


def trial(*rows: Scores) -> Trial:
    outcomes = [
        Outcome(f"{n}.txt", 10, one, 1.0, Usage(), 1, None) for n, one in enumerate(rows, 1)
    ]
    return Trial("m", "single", outcomes)


def shown(table: str) -> dict[str, str]:
    cells = [line.strip("| ").split("|") for line in table.partition("\n\n")[0].splitlines()]
    return {row[0].strip(): row[1].strip() for row in cells if len(row) == 2}


def test_the_table_has_rows_of_facts_with_intervals(gold: Gold) -> None:
    wanted = listed(gold, annotated("They spoke.", SPOKE), annotated("No stop.", STOPPED))
    one = scores(wanted, stated("They telephoned.", SPOKE))
    told = as_object(trial(one, one))
    assert told["intervals"]["fact"]["precision"] is not None
    rows = shown(as_markdown([trial(one, one)]))
    assert rows["facts: precision"].startswith("1.000 (")
    assert rows["facts: F1"] == "0.667"
    assert rows["editor's facts told"] == "–"
    sentences = scores(listed(gold, "They telephoned."), stated("They telephoned.", SPOKE))
    assert shown(as_markdown([trial(sentences)]))["editor's facts told"] == "1.000"
    without = as_object(trial(scores(gold)))
    assert without["intervals"]["fact"] == {"precision": None, "recall": None}
    assert shown(as_markdown([trial(scores(gold))]))["facts: precision"] == "–"


def test_missed_and_surplus_facts_are_listed(gold: Gold) -> None:
    given = summary(facts=[stated("They telephoned.", SPOKE), stated("It was hot.", REOPENED)])

    def told(annotation: Gold) -> list[tuple[str, str]]:
        return [(r.fault, r.item) for r in remarks(annotation, given) if r.kind == "fact"]

    wanted = listed(gold, annotated("They spoke.", SPOKE), annotated("No stop.", STOPPED))
    assert told(wanted) == [("missed", "No stop."), ("surplus", "It was hot.")]
    assert told(listed(gold, "They telephoned.", "The harbour is closed.")) == [
        ("missed", "The harbour is closed.")
    ]


# -- annotations as they are read -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (["They spoke.", {"statement": "They spoke."}], "facts: .*all objects .* or all sentences"),
        ([{"quotes": ["x"]}], r"facts\.0\.GoldFact\.statement: Field required"),
        ("They spoke.", "facts: "),
    ],
)
def test_facts_that_are_none_are_named(
    gold: Gold, facts: object, reason: str, tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_text(json.dumps(gold.model_dump() | {"facts": facts}))
    with pytest.raises(InputError, match=reason):
        read_gold(tmp_path)


def test_null_says_nothing_of_facts_and_null_quotes_are_none(gold: Gold, tmp_path: Path) -> None:
    bare = {"statement": "They spoke.", "quotes": None, "optional": None}
    (tmp_path / "a.json").write_text(json.dumps(gold.model_dump() | {"facts": None}))
    (tmp_path / "b.json").write_text(json.dumps(gold.model_dump() | {"facts": [bare]}))
    first, second = read_gold(tmp_path)
    assert first.listed_facts is None
    assert [(f.quotes, f.optional) for f in second.listed_facts or ()] == [((), False)]
