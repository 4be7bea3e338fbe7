"""Documents that are no account of talks, or hardly a document: no crash, no hang, nothing made up."""

from __future__ import annotations

import time

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.models.document import Kind
from summarizer.models.summary import Summary
from summarizer.models.verified import VerifiedSummary
from summarizer.passes.stepwise import stepwise
from summarizer.pipeline import summarise_document
from tests.passes.helpers import document, prepared, stepwise_engine

POEM = """The tide comes in, the tide goes out,
the lanterns lean along the quay;
no hand is raised, no harbour shout
disturbs the grey indifferent sea.

And if the winter asks for more
than salt and rope and patient stone,
we leave the boats upon the shore
and let the long nights have their own.
"""
PRICES = "\n".join(f"Rope, {n} mm\t{n * 3}.50\tper 100 m\tin stock: {n * 7}" for n in range(4, 60))
RUSSIAN = """Министр иностранных дел Норвика Ильза Брандвольд провела телефонный разговор с министром Теодором Мазуром.

Брандвольд заявила, что порт останется открытым. Мазур потребовал снять запрет на рыболовство.
"""
ARABIC = """أجرت وزيرة الخارجية إيلزا براندفولد اتصالا هاتفيا مع الوزير تيودور مازور يوم الاثنين.

وقالت براندفولد إن الميناء سيبقى مفتوحا. ودعا مازور إلى رفع حظر الصيد.
"""


def drafted(text: str, **fields: object) -> Summary:
    value = stepwise(Attributed(prepared(text, **fields)), stepwise_engine()).value
    assert isinstance(value, Summary)
    return value


@pytest.mark.parametrize("text", [POEM, PRICES], ids=["a poem", "a price list"])
def test_what_is_no_account_gives_an_empty_summary(text: str) -> None:
    summary = drafted(text, kind=Kind.OTHER, published=None)
    assert (summary.conversations, summary.positions, summary.disputed_claims) == ((), (), ())
    assert summary.overview


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [(RUSSIAN, "ru", "порт останется открытым"), (ARABIC, "ar", "الميناء سيبقى مفتوحا")],
    ids=["Russian", "Arabic"],
)
def test_other_languages_keep_their_words(text: str, language: str, said: str) -> None:
    result = summarise_document(
        document(text, language=language, kind=Kind.NEWS), stepwise_engine()
    )
    assert isinstance(result, VerifiedSummary)
    quotes = [q for p in result.positions for q in p.quotes]
    assert any(said in (q.text or "") for q in quotes)
    assert all(q.start is not None and text[q.start : q.end] == q.text for q in quotes)


def test_two_hundred_speakers_are_two_hundred_holders() -> None:
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    lines = (
        f"Delegate {name} said that harbour number {n} must stay open."
        for n, name in enumerate(names)
    )
    summary = drafted("\n\n".join(lines), kind=Kind.NEWS)
    assert len({p.holder for p in summary.positions}) == len(names) == 200


def test_a_sentence_of_three_thousand_words_ends() -> None:
    clause = "and the envoy of the northern harbour said that nothing had been agreed and that "
    begin = time.monotonic()
    summary = drafted(
        f"Minister Ilse Brandvold said that {clause * 215}talks go on.", kind=Kind.NEWS
    )
    assert time.monotonic() - begin < 30
    assert all(len(q.given or "") < 2_000 for p in summary.positions for q in p.quotes)


def test_the_same_paragraph_fifty_times_says_its_points_once() -> None:
    paragraph = (
        "Foreign Minister Ilse Brandvold said that the harbour must stay open. "
        "Foreign Minister Teodor Mazur of Ostrava Land rejected the fishing ban."
    )
    summary = drafted("\n\n".join([paragraph] * 50), kind=Kind.NEWS)
    assert len(summary.positions) == 2
    assert sorted(len(p.quotes) for p in summary.positions) == [50, 50]


FIRST = (
    "Ada Bela Cora Dina Edda Fina Gerd Hilda Inga Jana Karla Lena Marta Nora Olga Petra Rosa Sara "
    "Tilda Ulla"
).split()
LAST = "Almqvist Bergdal Castren Dreyer Eklund Forsman Grahn Holmber Isakson Jernvall".split()
