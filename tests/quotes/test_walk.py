"""Every quote of a value is visited, wherever it stands."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, RootModel, model_validator

from summarizer.models.quote import Quote
from summarizer.quotes.walk import Place, map_quotes, quotes_of


class Item(BaseModel):
    model_config = ConfigDict(frozen=True)
    speaker: str | None = None
    holder: str | None = None
    on_behalf_of: str | None = None
    quote: Quote | None = None
    more: tuple[Quote, ...] = ()


class Pair(NamedTuple):
    label: str
    quote: Quote


class Many(RootModel[list[Quote]]):
    pass


class Deep(BaseModel):
    items: list[Item] = []
    by_key: dict[str, dict[int, Quote]] = {}
    choice: Item | Quote | None = None
    fixed: tuple[str, Quote] | None = None
    pair: Pair | None = None
    bag: frozenset[Quote] = frozenset()
    many: Many | None = None
    text: str = "untouched"


def quote(given: str) -> Quote:
    return Quote(given=given)


def value() -> Deep:
    return Deep(
        items=[Item(holder="A", quote=quote("one"), more=(quote("two"), quote("three")))],
        by_key={"k": {7: quote("four")}},
        choice=quote("five"),
        fixed=("x", quote("six")),
        pair=Pair("y", quote("seven")),
        bag=frozenset((quote("eight"),)),
        many=Many([quote("nine")]),
    )


def test_every_quote_is_found_with_its_path() -> None:
    assert [(place.path, q.given) for place, q in quotes_of(value())] == [
        ("items[0].quote", "one"),
        ("items[0].more[0]", "two"),
        ("items[0].more[1]", "three"),
        ("by_key['k'][7]", "four"),
        ("choice", "five"),
        ("fixed[1]", "six"),
        ("pair[1]", "seven"),
        ("bag[0]", "eight"),
        ("many.root[0]", "nine"),
    ]


def test_types_are_kept_and_nothing_else_changes() -> None:
    before = value()
    after = map_quotes(before, lambda q, _: Quote(given=(q.given or "").upper()))
    assert isinstance(after, Deep)
    assert [q.given for _, q in quotes_of(after)] == [
        (q.given or "").upper() for _, q in quotes_of(before)
    ]
    assert isinstance(after.pair, Pair)
    assert (after.pair.label, after.fixed and after.fixed[0], after.text) == ("y", "x", "untouched")
    assert isinstance(after.bag, frozenset)
    assert isinstance(after.items[0].more, tuple)
    assert Deep.model_validate_json(after.model_dump_json()) == after


def test_the_value_given_stays_as_it_was() -> None:
    before = value()
    map_quotes(before, lambda q, _: Quote(given="other"))
    assert before == value()


def test_a_value_without_quotes_is_returned_as_it_is() -> None:
    empty = Item(speaker="A")
    assert map_quotes(empty, lambda q, _: q) is empty


def places(item: BaseModel) -> list[Place]:
    return [place for place, _ in quotes_of(item)]


def test_the_speaker_is_the_items_holder_or_speaker() -> None:
    assert places(Item(holder="A", on_behalf_of="B", quote=quote("x")))[0] == Place(
        "quote", "A", "B"
    )
    assert places(Item(speaker="C", quote=quote("x")))[0].speaker == "C"
    assert places(Item(quote=quote("x")))[0].speaker is None
    assert places(Item(holder="", speaker="C", quote=quote("x")))[0].speaker == "C"


class Dispute(BaseModel):
    asserted_by: str
    disputed_by: str | None
    asserting_quotes: list[Quote]
    disputing_quotes: list[Quote]


def test_each_side_of_a_dispute_speaks_for_itself() -> None:
    sides = [Quote(given="x")], [Quote(given="y")]
    found = places(
        Dispute(
            asserted_by="A", disputed_by="B", asserting_quotes=sides[0], disputing_quotes=sides[1]
        )
    )
    assert [p.speaker for p in found] == ["A", "B"]


class Counted(BaseModel):
    quote: Quote
    runs: int = 0

    @model_validator(mode="after")
    def _once(self) -> Counted:
        if self.quote.verdict is not None:
            raise ValueError("a validator must not see what verification made")
        return self


def test_validators_of_an_own_model_do_not_run_again() -> None:
    before = Counted(quote=quote("x"))
    after = map_quotes(before, lambda q, _: q.model_copy(update={"verdict": "exact"}))
    assert isinstance(after, Counted)
    assert after.quote.verdict == "exact"


class Tree(BaseModel):
    quote: Quote
    children: list[Tree] = []


def test_a_model_that_holds_itself_is_walked_to_its_leaves() -> None:
    tree = Tree(quote=quote("0"))
    for depth in range(1, 60):
        tree = Tree(quote=quote(str(depth)), children=[tree])
    assert [q.given for _, q in quotes_of(tree)] == [str(n) for n in range(59, -1, -1)]


class Numbered(BaseModel):
    holder: int = 7
    on_behalf_of: list[str] = ["A"]
    quote: Quote


def test_only_words_name_a_speaker() -> None:
    assert places(Numbered(quote=quote("x"))) == [Place("quote", None, None)]


def test_what_holds_no_changed_quote_is_the_very_same_object() -> None:
    kept, changed = Quote(text="as it was"), Quote(text="to be changed")
    whole = Deep(items=[Item(quote=kept, more=(kept,)), Item(more=(kept, changed))])
    assert map_quotes(whole, lambda quote, _: quote) is whole
    made = map_quotes(whole, lambda quote, _: Quote(text="new") if quote is changed else quote)
    assert isinstance(made, Deep)
    assert made is not whole
    assert made.items[0] is whole.items[0]
    assert [q.text for q in made.items[1].more] == ["as it was", "new"]
