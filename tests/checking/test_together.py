"""Many quotes looked up at once give what they give one by one, in order, in one process or several."""

from __future__ import annotations

import pytest

from summarizer import cores
from summarizer.checking import together
from summarizer.checking.library import Library, Lookup
from summarizer.checking.together import Wanted, look_up_all
from summarizer.models.quote import Verdict
from summarizer.reading.documents import read_text

_FILLER = "The boats lay in the harbour of {town} and the nets were dry that day.\n\n"


def _library() -> Library:
    towns = ("Holmby", "Norvik", "Quist", "Brand")
    texts = [
        _FILLER.format(town=town) * 400
        + f"“{town} will count its {n} boats again,” said Anna Holm of {town}.\n\n"
        + _FILLER.format(town=town) * 400
        for n, town in enumerate(towns, 11)
    ]
    return Library([read_text(text, f"{n}.txt") for n, text in enumerate(texts)])


LIBRARY = _library()
WANTED: list[Wanted] = [
    (f"{town} will count its {n} boats again", speaker)
    for speaker in ("Anna Holm", "Jan Kos", None)
    for n, town in ((11, "Holmby"), (12, "Norvik"), (13, "Quist"), (19, "Brand"))
] * 3


@pytest.fixture
def one_by_one() -> list[Lookup]:
    return [LIBRARY.look_up(*one) for one in WANTED]


def test_several_processes_find_what_one_finds(
    monkeypatch: pytest.MonkeyPatch, one_by_one: list[Lookup]
) -> None:
    monkeypatch.setattr(together, "_SHORTEST", 1)
    monkeypatch.setattr(cores, "can_fork", lambda: True)
    monkeypatch.setattr(cores, "cores", lambda: 2)
    assert look_up_all(LIBRARY, WANTED) == one_by_one


def test_few_quotes_are_not_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "on_all_cores", _never)
    assert len(look_up_all(LIBRARY, WANTED[:3])) == 3


@pytest.mark.parametrize(("quote", "speaker"), [w for w in WANTED[:12] if w[0][0] != "B"])
def test_a_quote_judged_on_the_spot_gets_the_verdict_of_the_whole_document(
    quote: str, speaker: str | None
) -> None:
    found = LIBRARY.look_up(quote, speaker).check
    whole = min((one.index.check(quote) for one in LIBRARY.shelved), key=lambda c: c.verdict.rank)
    assert (found.verdict, found.start, found.text) == (whole.verdict, whole.start, whole.text)
    assert found.verdict is Verdict.EXACT


def test_of_equal_words_the_plain_place_is_taken() -> None:
    text = _FILLER.format(town="Holmby") * 300
    text += "It is not true that the count begins in\nMarch of this year, he said.\n\n"
    text += _FILLER.format(town="Holmby") * 300
    text += "Then the count begins in March of this year.\n\n" + _FILLER.format(town="Q") * 300
    library = Library([read_text(text, "one.txt")])
    found = library.look_up("the count begins in March of this year").check
    whole = library.shelved[0].index.check("the count begins in March of this year")
    assert found == whole
    assert found.verdict is Verdict.EXACT
    assert found.start == text.rindex("the count begins")


def _never(*_: object) -> list[Lookup]:
    raise AssertionError("forked")


def test_words_that_were_announced_stand_where_all_words_do() -> None:
    quotes = ["Quist will count its 13 boats again", "the nets were unheard-of", "…"]
    library = _library()
    library.expect(quotes)
    for word in ("quist", "13", "the", "unheard", "nets"):
        assert list(library._listed(word)) == list(LIBRARY._postings.get(word, []))
    assert [library.look_up(one) for one in quotes] == [LIBRARY.look_up(one) for one in quotes]
    assert library.look_up("Brand will count its 14 boats again") == LIBRARY.look_up(
        "Brand will count its 14 boats again"
    )
