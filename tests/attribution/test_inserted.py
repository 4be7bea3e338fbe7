from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution
from summarizer.models.document import Kind, SourceDocument
from summarizer.text.prepare import prepare


def found(sentence: str) -> list[Attribution]:
    text = f"The plenary resumed in the morning.\n\n{sentence}\n"
    document = SourceDocument(source="own.txt", text=text, language="en", kind=Kind.OTHER)
    return [a for a in Attributed.of(prepare(document)).attributions if a.candidate]


@pytest.mark.parametrize(
    ("sentence", "holders"),
    [
        ("FRANCE, with CHILE, KENYA and NORWAY, opposed the new fee.", ("France", "Chile", "Kenya", "Norway")),
        ("FRANCE, supported by CHILE and KENYA, but opposed by NORWAY, proposed a new fee.", ("France",)),
        ("Several parties, including CHILE, Kenya, for the COAST GROUP, and NORWAY, stressed the need for a fee.",
         ("Chile", "Kenya", "Norway")),
        ("FRANCE, CHILE and others also opposed the new fee.", ("France", "Chile")),
        ("CHILE, with Kenya, for the COAST GROUP, NORWAY and NEPAL, regretted the delay.",
         ("Chile", "Kenya", "Norway", "Nepal")),
    ],
)  # fmt: skip
def test_a_list_of_speakers_stands_before_its_verb(sentence: str, holders: tuple[str, ...]) -> None:
    (one,) = found(sentence)
    assert (one.holders or (one.holder,)) == holders


def test_for_whom_a_delegate_speaks_is_told() -> None:
    (one,) = found("Chile, for the COAST GROUP, called for a new fee.")
    assert one.holder == "Chile"
    assert one.on_behalf_of is not None
    assert "COAST GROUP" in one.on_behalf_of


def test_who_speaks_of_the_same_two_sentences_later_stands_for_nobody_else() -> None:
    first, second = found("Chile, for the COAST GROUP, called for a fee. Chile opposed the delay.")
    assert first.on_behalf_of != second.on_behalf_of


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister, with the support of Chile, rejected the fee.",
        "The minister, for the first time, rejected the fee.",
        "The minister rejected the fee, with Chile, Kenya and Norway.",
    ],
)
def test_what_is_no_list_of_names_before_a_verb_stays_in_the_sentence(sentence: str) -> None:
    assert not any(one.holders for one in found(sentence))


@pytest.mark.parametrize(
    ("told", "holder"),
    [
        ("that Ms Dunmore, the ferry warden, had assured Mr Tarn that", "Dunmore"),
        ("that Ms Dunmore, who runs the ferry, had promised the town that", "Dunmore"),
        ("that the director, Ms Dunmore, had assured Mr Tarn that", "director"),
        # Whom the clause begins with is not read off: then it is nobody's, and not the office's.
        ("the warden, Ms Dunmore, had assured Mr Tarn that", None),
        ("that the owner of the ferry, Pella Lines, had promised that", None),
    ],
)
def test_what_somebody_is_told_to_have_said_is_not_said_by_who_tells_it(
    told: str, holder: str | None
) -> None:
    text = f"Tarnland's transport ministry said {told} the ferry would be back in May."
    held = [a for a in Attributed.of(text).attributions if a.cue in ("assure", "promise")]
    assert [(a.holder, a.chain) for a in held] == (
        [(holder, ("transport ministry",))] if holder else []
    )


def test_verbs_of_one_subject_go_on_behind_a_comma() -> None:
    text = "Ms Dunmore had promised a new ferry, had warned of delays, and had rejected the fee."
    assert [a.holder for a in Attributed.of(text).attributions] == ["Dunmore"] * 3
