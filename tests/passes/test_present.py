"""Who took part: names that a sentence joins, and who is said to have been there beside them."""

from __future__ import annotations

import pytest

from summarizer.client import Summarizer
from summarizer.engines.base import Question
from summarizer.engines.scripted import ScriptedEngine
from summarizer.models.document import Kind, SourceDocument


def present(text: str, kind: Kind = Kind.NEWS) -> set[str]:
    """Return who took part in the longest of the conversations, by an engine that names nobody."""

    def answer(question: Question, shape: object) -> object:
        if question.name != "position":
            return "-"
        empty = question.text.removeprefix("Sentence: ").startswith("...")
        return {} if empty else {"contact": 0.0, "affirms": -1.0, "fact": -9.0, "event": -9.0}

    made = Summarizer(model=ScriptedEngine(answer), strategy="stepwise")
    found = made.summarise(SourceDocument(source="own.txt", text=text, kind=kind)).conversations
    return max(({p.name for p in one.participants} for one in found), key=len, default=set())


CASES = [
    (
        (
            "The talks in Port Anse were attended by Foreign Minister Ilse Dahl, Trade Minister Jan "
            "Kos, and the envoy "
            "Mara Lund."
        ),
        {"Ilse Dahl", "Jan Kos", "Mara Lund"},
    ),
    (
        (
            "Foreign Minister Ilse Dahl met Latvian Foreign Minister Teodor Rell in Port Anse on "
            "Monday. Also present were "
            "Trade Minister Jan Kos and Ambassador Mara Lund."
        ),
        {"Ilse Dahl", "Teodor Rell", "Jan Kos", "Mara Lund"},
    ),
    (
        (
            "Prime Minister Anna Holm met President Rosa Kai today. The Prime Minister was joined "
            "by Foreign Minister Ilse "
            "Dahl. The President was accompanied by Defence Minister Jan Kos."
        ),
        {"Anna Holm", "Rosa Kai", "Ilse Dahl", "Jan Kos"},
    ),
    (
        "Prime Minister Anna Holm hosted the leaders of Latvia, Estonia and Malta in Port Anse on Tuesday.",
        {"Anna Holm", "Latvia", "Estonia", "Malta"},
    ),
    (
        "Officials from Norway, Sweden, Denmark and Finland held a second round of negotiations on Thursday.",
        {"Norway", "Sweden", "Denmark", "Finland"},
    ),
    (
        (
            "The leaders of Norway and Sweden met the president of the European Commission, Mara Lund, "
            "on Thursday."
        ),
        {"Norway", "Sweden", "Mara Lund"},
    ),
    (
        (
            "Anna Holm, together with Defence Minister Jan Kos and army chief Idris Vane, received "
            "the Latvian defence "
            "minister, Rosa Kai, on Monday."
        ),
        {"Anna Holm", "Jan Kos", "Idris Vane", "Rosa Kai"},
    ),
    (
        "A meeting between Prime Minister Anna Holm, Rosa Kai and Teodor Rell took place on Thursday.",
        {"Anna Holm", "Rosa Kai", "Teodor Rell"},
    ),
    ("Rosa Kai telephoned Anna Holm late on Sunday, her office said.", {"Rosa Kai", "Anna Holm"}),
]


@pytest.mark.parametrize(("text", "names"), CASES, ids=[c[0][:40] for c in CASES])
def test_everybody_who_is_named_as_being_there_took_part(text: str, names: set[str]) -> None:
    assert present(text) == names


def test_a_list_behind_a_colon_or_in_brackets_names_those_who_came() -> None:
    text = (
        "# Talks on the river\n\nThe chair convened a meeting of the bureau in the afternoon. The "
        "following were invited: "
        "NORWAY, LATVIA, the UNITED STATES and MALTA. It ended without a text.\n\n# Finance\n\nThe "
        "committee met in the "
        "evening, and the budget was forwarded.\n"
    )
    assert {"Norway", "Latvia", "United States", "Malta"} <= present(text, Kind.OTHER)


def test_a_place_that_is_written_like_a_name_takes_no_part() -> None:
    text = "Anna Holm met Rosa Kai in Port Anse on Monday. Crews cleared the harbour of Port Anse."
    assert present(text) == {"Anna Holm", "Rosa Kai"}
