"""Claims that are denied in other words: by whoever is charged, by "no such thing", by "it did not"."""

from __future__ import annotations

import pytest

from tests.passes.helpers import disputes_in

CASES = [
    (
        (
            "The ferry stopped.\n\nJon Aune told reporters that Sorn had agreed to lower the "
            "toll.\n\nGreta Moll, of the Sorn "
            "board, said no such thing had been agreed."
        ),
        ("Aune", "Moll", "lower the toll"),
    ),
    (
        (
            "The ferry stopped.\n\nMayor Jon Aune says that the crew agreed.\n\nGreta Moll of the "
            "union says that they did not."
        ),
        ("Aune", "Moll", "agreed"),
    ),
    (
        (
            "The ferry stopped.\n\nThe letter of the union said three reports were withheld. "
            "Director Jon Aune said that was “simply "
            "not what happened”."
        ),
        ("letter", "Aune", "withheld"),
    ),
    (
        (
            "The ferry stopped.\n\nMembers of the board have accused a shepherd of closing a path "
            "with hurdles.\n\nCouncillor Eva "
            "Stahl said she had seen nine on Sunday.\n\nBut the shepherd, Jon Aune, says the path "
            "has been open all along."
        ),
        ("Members", "Aune", "closing a path"),
    ),
    (
        (
            "The trial opened.\n\nA Sorn skipper accused of taking eleven nets told the court that "
            "he was tired.\n\nOskar Thorne, "
            "61, denies theft and two counts of fraud."
        ),
        (None, "Thorne", "eleven nets"),
    ),
    (
        (
            "The ferry stopped.\n\nNordia says it made two offers, in May and in June, without an "
            "answer. Greta Moll denies this."
        ),
        ("Nordia", "Moll", "two offers"),
    ),
    (
        "The ferry stopped.\n\nGreta Moll says the lamp was out. Jon Aune told the Herald: “It's a tale.”",
        ("Moll", "Aune", "lamp was out"),
    ),
    (
        "The ferry stopped.\n\nThe pilot says the lamp was out. “The pilot is mistaken,” said Director Jon Aune.",
        ("pilot", "Aune", "lamp was out"),
    ),
    (
        (
            "The talks ended.\n\nThe rebel envoy, Jon Aune, accused the government of shelling a "
            "clinic.\n\nThe chief "
            "negotiator, Greta Moll, said the army had not fired since Monday."
        ),
        ("Aune", "Moll", "shelling a clinic"),
    ),
    (
        (
            "Premier claims victory\n\nIt rained on Sunday.\n\nOpposition leader Jon Aune said boxes "
            "had arrived full. The "
            "electoral commission called the allegation “baseless”."
        ),
        ("Aune", "commission", "boxes had arrived"),
    ),
    (
        (
            "The list was read.\n\nThe firm Nordia said it had sold two ships. Minister Jon Aune "
            "said: “We have seen no evidence of "
            "any sale.”"
        ),
        ("Nordia", "Aune", "sold two ships"),
    ),
    (
        (
            "It rained.\n\nThe group Nordia plans to close its plant at Anse, the IGM union said.\n\nThe "
            "company disputes the account."
        ),
        ("IGM", "company", "close its plant"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[1][2] for c in CASES])
def test_a_denial_in_other_words_is_a_dispute(
    text: str, wanted: tuple[str | None, str, str]
) -> None:
    (one,) = disputes_in(text)
    asserted, disputed, claim = wanted
    assert (asserted is None) == (one.asserted_by is None)
    assert asserted is None or asserted in (one.asserted_by or "")
    assert disputed in (one.disputed_by or "")
    assert claim in one.claim


@pytest.mark.parametrize(
    "text",
    [
        (
            "It rained.\n\nThe board accused a shepherd of closing a path. The shepherd, Jon Aune, "
            "said he would open it on Monday."
        ),
        (
            "It rained.\n\nThe board accused a shepherd of closing a path. But the miller, Jon Aune, "
            "says the mill is open."
        ),
        "It rained.\n\nGreta Moll was denied access. Jon Aune denied her entry.",
        "It rained.\n\nGreta Moll said that she did not.",
    ],
)
def test_an_answer_that_denies_nothing_is_no_dispute(text: str) -> None:
    assert not disputes_in(text)
