"""What a note of several accounts makes of points between them: one line for one thing."""

from __future__ import annotations

import pytest

from summarizer.brief.bottom_line.bottom import _against, point_part
from summarizer.brief.by_party.first_named import with_persons
from summarizer.brief.by_party.points import points, told_together
from summarizer.brief.disputes.differences import agreed_lines, alone_lines, conflict_line
from summarizer.brief.facts.next_steps import steps
from summarizer.brief.headings.event_kinds import place_told
from summarizer.brief.headings.shared_titles import contested_title
from summarizer.brief.layout import lay_out
from summarizer.brief.lines.wording import Wording
from summarizer.brief.view.conflicts import conflicts_of, is_within_accounts
from summarizer.brief.view.differs import has_another_word
from summarizer.brief.view.evidence import Footnotes
from summarizer.brief.view.note import Line, Part, Stands, StoryView
from summarizer.brief.view.texts import Texts
from summarizer.models.brief import (
    Account,
    Agreed,
    Brief,
    Conflict,
    ConflictKind,
    OnlyIn,
    SourcedPosition,
    Story,
)
from summarizer.models.document import Kind
from summarizer.models.summary import Conversation
from tests.accounts.helpers import position, quote, record, talk

TEXTS = {
    "a": "Ana Dahl supports the lake treaty of the two states in full.",
    "b": "Ana Dahl reaffirmed her full support for the treaty on the lake, a paper says.",
    "c": "Norland says that the gauges meet in Kelm on 5 October.",
    "e": "The gauges meet in Kelm on 5 October, its minister said.",
    "d": "Jan Holm said that the gauges meet in Kelm on 5 October.",
}


def held(document: str, holder: str, statement: str, words: str = "") -> SourcedPosition:
    made = position(
        holder, "lake", "supports", statement, quote(TEXTS[document], words or TEXTS[document])
    )
    return SourcedPosition(document=document, position=made)


def told(document: str, value: str = "", **fields: str) -> Account:
    text = TEXTS[document]
    return Account(document=document, value=value or text, quotes=(quote(text, text),), **fields)


FULL = held("a", "Ana Dahl", "Ana Dahl supports the lake treaty in full.")
AGAIN = held("b", "Ana Dahl", "Ana Dahl reaffirmed her full support for the lake treaty.")


def test_what_accounts_agree_on_is_one_point_and_the_fuller_one_is_shown() -> None:
    made = points([FULL]) + points([AGAIN])
    assert len(told_together(made, [], "Norland")) == 2
    (one,) = told_together(made, [(told("a"), told("b"))], "Norland")
    assert len(one.members) == 2


def test_what_a_party_says_is_told_with_whoever_says_it_for_the_party() -> None:
    party = held("c", "Norland", "Norland says that the gauges meet in Kelm on 5 October.")
    person = held("d", "Jan Holm", "Jan Holm said that the gauges meet in Kelm on 5 October.")
    made = points([party]) + points([person])
    (one,) = told_together(made, [], "Norland")
    assert one.shown.position.holder == "Jan Holm"
    assert len(told_together(made, [], "Orland")) == 2


def test_the_pair_of_versions_is_one_that_asserts_and_one_that_denies() -> None:
    versions = (
        Account(document="a", value="the filling goes on as planned"),
        Account(document="b", value="a pause in the filling was agreed"),
        Account(document="c", value="no pause in the filling was agreed"),
    )
    assert [one.document for one in _against(versions)] == ["b", "c"]
    assert [one.document for one in _against(versions[:2])] == ["a", "b"]


def line(*accounts: Account) -> str:
    notes = Footnotes({one: one.upper() for one in TEXTS}, texts=TEXTS)
    wording = Wording(notes.cited)
    conflict = Conflict(topic="t", matter="lake", kind=ConflictKind.EMPHASIS, accounts=accounts)
    return conflict_line(conflict, wording, notes).text


def test_whose_version_an_account_gives_is_told() -> None:
    text = line(told("e", "the gauges meet in Kelm on 5 October", holder="Orland"), told("a"))
    assert text.startswith("According to Orland, the gauges meet in Kelm on 5 October")
    own = line(told("c", "Norland says that the gauges meet in Kelm", holder="Norland"), told("a"))
    assert own.startswith("Norland says")


@pytest.mark.parametrize(
    ("words", "place"),
    [("held talks in Norland's Kelm on Friday", "Kelm"), ("held talks in Kelm on Friday", "Kelm")],
)
def test_the_town_of_a_state_is_a_place_by_itself(words: str, place: str) -> None:
    spoken: Conversation = talk("Ana Dahl/Norland", quotes=[quote(words, words)])
    assert place_told([spoken]) == place


def test_one_day_of_an_untold_year_is_one_step() -> None:
    texts = {
        "a": "The 5th round of the lake talks will take place in Kelm on 23rd May.",
        "b": "The spokesman confirmed that the fifth round of lake talks will be held in Kelm on May 23.",
        "c": "The spokesman confirmed that the sixth round of talks to settle the lake will be held in Kelm on May 24.",
    }
    story = Story(
        title="t",
        documents=tuple(texts),
        positions=tuple(
            SourcedPosition(
                document=one,
                position=position("Holm", "talks", "affirms", text, quote(text, text)),
            )
            for one, text in texts.items()
        ),
    )
    records = {one: record(one, text, None) for one, text in texts.items()}
    assert [step.document for step in steps(story, Texts(records, texts))] == ["a", "c"]


def test_an_office_takes_the_place_of_how_somebody_is_addressed() -> None:
    text = "Norland Foreign Minister Jan Holm left. Mr Holm said that the lake is low."
    story = Story(
        title="t",
        documents=("a",),
        positions=(
            SourcedPosition(
                document="a",
                position=position("Jan Holm", "lake", "affirms", "Low.", quote(text, "low")),
            ),
        ),
    )
    view = StoryView(
        title="t",
        letters=("A",),
        bottom=(Line((Part("Mr Holm said that the lake is low."),)),),
        differences=(),
        disputes=(),
        stands=Stands(),
        parties=(),
        talks=(),
        steps=(),
    )
    (made,) = with_persons(view, story, [text]).bottom
    assert made.text == "Norland Foreign Minister Holm said that the lake is low."


SAID = {
    "a": "“He may not come. We reject his visit,” Ana Dahl said on Monday.",
    "b": "“He may not come,” said Ana Dahl. “We reject his message.”",
    "c": "“Nobody asked us about the lake at all,” Ana Dahl said.",
    "d": "A dockers’ union says that no pause was agreed.",
    "e": "The port board says that a pause was agreed in May.",
    "f": "The Courier tells that a pause was agreed in May.",
    "g": "In May a pause was agreed, the port board says.",
}


def version(document: str, words: str, value: str = "", holder: str = "") -> Account:
    made = quote(SAID[document], words)
    return Account(document=document, value=value or words, quotes=(made,), holder=holder)


def shown(kind: ConflictKind, *accounts: Account) -> str:
    notes = Footnotes({one: one.upper() for one in SAID}, texts=SAID)
    conflict = Conflict(topic="t", matter="lake", kind=kind, accounts=accounts)
    return render(conflict_line(conflict, Wording(notes.cited), notes))


def render(line: Line) -> str:
    return " ".join(f"{''.join(part.letters)}: {part.text}" for part in line.parts)


def is_shown(kind: ConflictKind, *accounts: Account) -> bool:
    conflict = Conflict(topic="t", matter="lake", kind=kind, accounts=accounts)
    story = Story(title="", documents=tuple(SAID), conflicts=(conflict,))
    return bool(conflicts_of(story))


def test_what_accounts_put_first_is_no_difference_of_a_note() -> None:
    told = version("d", SAID["d"]), version("f", SAID["f"])
    assert not is_shown(ConflictKind.EMPHASIS, *told)
    assert is_shown(ConflictKind.FACT, *told)


def test_one_quotation_with_another_word_is_a_difference_and_two_remarks_are_none() -> None:
    visit = version("a", "We reject his visit")
    message = version("b", "We reject his message")
    other = version("c", "Nobody asked us about the lake at all")
    assert is_shown(ConflictKind.WORDING, visit, message)
    assert not is_shown(ConflictKind.WORDING, visit, other)
    assert not is_shown(ConflictKind.WORDING, visit, visit.model_copy(update={"document": "b"}))
    assert shown(ConflictKind.WORDING, visit, message) == (
        "A: “We reject his visit”. B: “We reject his message”."
    )


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Ben Holm", "Benjamin Todd Holm", False),
        ("Port Workers", "Port Workers Coalition", False),
        ("Halvarenko", "Galvarenco", True),
    ],
)
def test_forms_of_one_name_are_no_difference_and_spellings_are(
    one: str, other: str, differ: bool
) -> None:
    told = version("a", "Ana Dahl", one), version("b", "Ana Dahl", other)
    assert is_shown(ConflictKind.WORDING, *told) == differ


def test_an_account_is_named_for_what_it_has_in_full() -> None:
    fuller = version("e", SAID["e"], "a pause of the tolls in the port was agreed in May")
    less = version("f", SAID["f"], "a pause was agreed in May")
    told = version("d", SAID["d"], "no pause was agreed")
    line = shown(ConflictKind.FACT, fuller, less, told)
    assert "E: " in line
    assert "F: " in line
    assert "EF" not in line


def test_where_each_version_is_somebodys_who_is_named_no_account_is() -> None:
    union = version("d", "no pause was agreed", holder="dockers’ union")
    board = version("e", "a pause was agreed in May", holder="port board")
    line = shown(ConflictKind.DENIAL, union, board)
    assert "D:" not in line
    assert "union" in line
    paper = version("f", "a pause was agreed in May")
    assert "D:" in shown(ConflictKind.DENIAL, union, paper)


def test_a_line_that_quotes_leads_only_to_those_who_have_its_words() -> None:
    visit, message = "We reject his visit", "We reject his message"
    assert has_another_word(f"He may not come. {visit}", message)
    assert not has_another_word("He may not come", message)
    made = position(
        "Ana Dahl", "visit", "opposes", "", quote(SAID["a"], f"He may not come. {visit}")
    )
    same = position("Ana Dahl", "visit", "opposes", "", quote(SAID["b"], message))
    (point,) = points([SourcedPosition(document="a", position=made)])
    point.members = [*point.members, SourcedPosition(document="b", position=same)]
    notes = Footnotes({one: one.upper() for one in SAID}, texts=SAID)
    part = point_part(point, Wording(notes.cited), notes)
    assert visit in part.text
    assert {note.letter for note in notes.notes} == {"A"}


def told_by(*accounts: Account) -> list[str]:
    story = Story(
        title="",
        documents=tuple(SAID),
        agreed=(Agreed(topic="pause", value=accounts[0].value or "", accounts=accounts),),
    )
    notes = Footnotes({one: one.upper() for one in SAID}, texts=SAID)
    return [render(one) for one in agreed_lines(story, Wording(notes.cited), notes)]


def test_accounts_agree_on_what_all_of_them_bear_out() -> None:
    both = version("e", SAID["e"], "a pause was agreed in May"), version("g", SAID["g"])
    assert len(told_by(*both)) == 1
    # To name two of three would say that the third does not.
    assert told_by(*both, version("d", SAID["d"])) == []


def alone(statement: str, words: str) -> list[str]:
    made = quote(SAID["e"], words)
    held = position(
        "Port board", "pause", "affirms", "", quote(SAID["e"], "a pause was agreed in May")
    )
    story = Story(
        title="",
        documents=tuple(SAID),
        positions=(SourcedPosition(document="e", position=held),),
        only_in=(OnlyIn(topic="pause", statement=statement, document="e", quotes=(made,)),),
    )
    notes = Footnotes({one: one.upper() for one in SAID}, texts=SAID)
    return [render(one) for one in alone_lines(story, Wording(notes.cited), notes)]


def test_a_whole_passage_is_not_one_accounts_alone_where_lines_tell_of_a_part_of_it() -> None:
    assert alone(SAID["e"], SAID["e"]) == []


def test_where_one_account_has_both_sides_the_parties_differ_and_not_the_accounts() -> None:
    told = (
        version("e", SAID["e"], "a pause was agreed in May"),
        version("f", SAID["f"], "a pause was agreed in May"),
        version("d", SAID["d"], "no pause was agreed"),
    )
    apart = Conflict(topic="t", matter="pause", kind=ConflictKind.FACT, accounts=told)
    both = told[2].model_copy(update={"document": "e"})
    within = apart.model_copy(update={"accounts": (*told[:2], both)})
    news = {one: record(one, text, kind=Kind.NEWS) for one, text in SAID.items()}
    assert not is_within_accounts(apart, news)
    assert is_within_accounts(within, news)
    # Two accounts differ, whatever a third one has, and what a party publishes is its own account.
    assert not is_within_accounts(apart.model_copy(update={"accounts": (*told, both)}), news)
    own = {**news, "e": record("e", SAID["e"], kind=Kind.STATEMENT)}
    assert not is_within_accounts(within, own)
    for conflict, section in ((apart, "differences"), (within, "disputes")):
        story = Story(title="", documents=tuple(SAID), conflicts=(conflict,))
        brief = Brief(
            schema_version="1.0",
            title="",
            documents=tuple(news.values()),
            stories=(story,),
        )
        view = lay_out(brief, SAID).stories[0]
        assert len(view.differences) == (section == "differences")
        assert len(view.disputes) == (section == "disputes")
        (line,) = (*view.differences, *view.disputes)
        assert any(part.letters for part in line.parts) == (section == "differences")
        (first, *_) = view.bottom
        assert any(part.letters for part in first.parts) == (section == "differences")
    titles = ["A pause was agreed in May"]
    members = tuple(news.values())
    assert contested_title(titles, (), (apart,), members) == "Pause: accounts differ"
    assert contested_title(titles, (), (within,), members) == ""
