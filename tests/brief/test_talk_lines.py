"""Lines of conversations: the body that met first, bare ones together, no sentence cut loose, nothing twice."""

from __future__ import annotations

import time

import pytest

from summarizer.brief import build_brief, render_markdown
from summarizer.brief.bottom_line.first_lines import _AHEAD
from summarizer.brief.conversations.held_talks import ALSO_HELD, as_listed
from summarizer.brief.conversations.sittings import _ARGUED, _HEADED, _MINUTES_OF, _WITH_MINUTES
from summarizer.brief.layout import lay_out
from summarizer.brief.view.note import Line, Part, Talk
from summarizer.models.document import Kind
from summarizer.models.summary import Conversation, Medium, Outcome, Participant, Position
from summarizer.models.verified import VerifiedSummary
from tests.accounts.helpers import position, quote, record, summary, talk


def people(*told: tuple[str, str | None, str | None]) -> tuple[Participant, ...]:
    return tuple(Participant(name=n, role=role, affiliation=side) for n, role, side in told)


def shown(
    text: str, *talks: Conversation, title: str | None = None, kind: Kind = Kind.OTHER
) -> dict[str, list[str]]:
    """The lines of the conversations of a note, by their headings."""
    made = summary(record("a", text, title=title, kind=kind), conversations=talks)
    (view,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    return {told.heading: [line.text for line in told.lines] for told in view.talks}


BOARD = (
    "Minutes of a meeting of Tarn Harbour Board held in the Pump House on 9 June 1971\n\n"
    "Those attending Mrs Rosk (Chair), Mr Vell, Mr Dorn. Mr Hulm, a resident, asked about fences."
)


def board(**more: object) -> Conversation:
    told = people(
        ("Mrs Rosk", "Chair", "Tarn Harbour Board"),
        ("Mr Vell", None, "Tarn Harbour Board"),
        ("Mr Dorn", None, None),
        ("Mr Hulm", "resident", None),
        ("Board Clerk", "clerk", "Tarn Harbour Board"),
    )
    fields = {
        "date": "1971-06-09",
        "medium": Medium.IN_PERSON,
        "quotes": (quote(BOARD, "Those attending Mrs Rosk (Chair), Mr Vell, Mr Dorn."),),
    }
    return Conversation.model_validate({"participants": told, **fields, **more})


def test_the_body_that_met_comes_first_and_its_side_is_told_once() -> None:
    found = shown(BOARD, board(topics=("fences",)), title=BOARD.partition("\n")[0])
    ((heading, (line, *_)),) = found.items()
    assert heading == "Meeting of the Tarn Harbour Board on fences, 9 June 1971"
    assert line.startswith(
        "On 9 June 1971, the Tarn Harbour Board met; taking part were Mrs Rosk (Chair), Mr Vell, Mr Dorn"
        " and the Board Clerk."
    )


def test_members_of_a_chamber_spoke_in_it() -> None:
    text = "Lake Assembly, 4 May 1966\n\nMR SPEAKER: I call Mr Vell.\n\nMR VELL: The dike leaks.\n\nMRS ROSK: It holds."
    met = Conversation(
        participants=people(
            ("Mr Speaker", "Speaker", "Lake Assembly"),
            ("Mr Vell", None, "Reform"),
            ("Mrs Rosk", None, "Government"),
        ),
        date="1966-05-04",
        medium=Medium.IN_PERSON,
        topics=("leaks of the dike", "ferry tolls"),
        quotes=(quote(text, "I call Mr Vell."),),
    )
    ((heading, (line, *_)),) = shown(
        text, met, title="Lake Assembly, 4 May 1966", kind=Kind.TRANSCRIPT
    ).items()
    assert heading == "Lake Assembly on the leaks of the dike and ferry tolls, 4 May 1966"
    assert line.startswith(
        "On 4 May 1966, Mr Vell (Reform) and Mrs Rosk (Government) spoke in the Lake Assembly."
    )


def test_what_was_argued_before_a_judge_is_no_talk() -> None:
    text = (
        "LAKE COURT\n\nBefore: P. Rosk, J.\n\nCounsel: Ida Vell for the Appellant\n\n"
        "Argued on: 04.05.1966\n\nWe allow it."
    )
    heard = Conversation(
        participants=people(
            ("P. Rosk, J.", "Judge", "Lake Court"), ("Ida Vell", "Counsel for the Appellant", None)
        ),
        date="1966-05-04",
        topics=("the appeal",),
        quotes=(quote(text, "Before: P. Rosk, J."), quote(text, "Argued on: 04.05.1966")),
    )
    line = "On 4 May 1966, the case was argued before P. Rosk, J. (Lake Court); Ida Vell appeared."
    assert shown(text, heard) == {"": [line]}
    made = summary(record("a", text), conversations=[heard])
    (view,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    assert line not in [one.text for one in view.bottom]


def test_those_who_are_tried_and_who_try_them_did_not_meet() -> None:
    text = "Ida Vell is on trial for the fire in the mill. Mr Rosk also told the court that she had matches."
    tried = Conversation(
        participants=people(("Mr Rosk", "prosecutor", "Crown"), ("Ida Vell", "defendant", None)),
        medium=Medium.IN_PERSON,
        quotes=(quote(text, "Ida Vell is on trial for the fire in the mill."),),
    )
    lines = [line for told in shown(text, tried).values() for line in told]
    assert lines == ["Mr Rosk (Crown) and Ida Vell appeared in court."]


def test_a_list_of_those_present_is_no_line() -> None:
    text = (
        "Tarn Harbour Board, meeting of 9 June 1971\n\n"
        "PRESENT: Mrs Rosk (Chair), Mr Vell, Mr Dorn and Mr Hulm.\n\nThe fence was mended."
    )
    told = (
        (name, None, "Tarn Harbour Board") for name in ("Mrs Rosk", "Mr Vell", "Mr Dorn", "Mr Hulm")
    )
    met = Conversation(participants=people(*told), medium=Medium.IN_PERSON, date="1971-06-09")
    lines = [line for told in shown(text, met).values() for line in told]
    (line,) = lines
    assert line == (
        "On 9 June 1971, the Tarn Harbour Board met;"
        " taking part were Mrs Rosk, Mr Vell, Mr Dorn and Mr Hulm."
    )


def test_many_of_whom_nobody_says_that_they_met_took_part() -> None:
    names = [f"{name}land" for name in "Kel Tar Ros Vel Dor Hul Nor Wes Pol Gar".split()]
    text = f"{names[0]} proposed a toll. {', '.join(names[1:])} opposed it."
    met = talk(
        *names, medium=Medium.IN_PERSON, quotes=[quote(text, f"{names[0]} proposed a toll.")]
    )
    (line,) = [line for told in shown(text, met).values() for line in told]
    assert line.endswith(" took part in a meeting.")


def test_many_who_spoke_at_consultations_are_no_meeting_of_theirs() -> None:
    text = (
        "TOLLS\n\nVENDORIA outlined the work of the informal consultations on tolls. "
        "Participants then began to read the draft on tolls. OSTRAVIA, KELMLAND and ARVANIA opposed tolls."
    )
    names = ("Vendoria", "Ostravia", "Kelmland", "Arvania")
    met = talk(
        *names,
        date="1996-05-04",
        medium=Medium.IN_PERSON,
        quotes=[
            quote(text, "VENDORIA outlined the work of the informal consultations on tolls."),
            quote(text, "Participants then began to read the draft on tolls."),
        ],
    )
    ((heading, (line,)),) = shown(
        text, met.model_copy(update={"topics": ("price of salt",)})
    ).items()
    assert heading == "Informal consultations on the price of salt, 4 May 1996"
    assert line == (
        "On 4 May 1996, informal consultations were held;"
        " taking part were Vendoria, Ostravia, Kelmland and Arvania."
    )


def test_the_writers_own_words_tell_of_no_talk() -> None:
    text = "I was able to see Rosk before the flight as well as Vell. He had read the paper on the dike."
    met = talk("Hulm", "Rosk", medium=Medium.IN_PERSON, quotes=[quote(text, text[:57])])
    lines = [line for told in shown(text, met).values() for line in told]
    assert lines == ["Hulm and Rosk met."]


def bare(heading: str, *texts: str) -> Talk:
    return Talk(heading, tuple(Line((Part(text, (n,)),)) for n, text in enumerate(texts, 1)))


def test_conversations_that_only_took_place_stand_together_as_the_last() -> None:
    first = bare("Meeting A - B, 4 May", "On 4 May, A and B met.")
    second = bare("Talks on tolls", "C and D held talks.", "They agreed on tolls.")
    third = bare("Telephone call E - F", "E and F spoke by telephone for two hours.")
    found = as_listed([first, second, third])
    assert [(told.heading, [line.text for line in told.lines]) for told in found] == [
        ("Talks on tolls", ["C and D held talks.", "They agreed on tolls."]),
        (ALSO_HELD, ["On 4 May, A and B met.", "E and F spoke by telephone for two hours."]),
    ]
    assert as_listed([first]) == [bare("", "On 4 May, A and B met.")]
    said = bare("Meeting A - B", "On 4 May, A and B met to read the treaty on tolls.")
    assert as_listed([said]) == [said]
    matter = bare("A and B on tolls for salt, 4 May", "On 4 May, A and B met.")
    assert as_listed([matter]) == [matter]
    argued = bare("Appeal of C, 4 May", "On 4 May, the case was argued before A; B appeared.")
    assert [told.heading for told in as_listed([argued])] == [""]


def test_an_outcome_of_two_talks_from_one_passage_stands_once() -> None:
    came = "The harbours agreed on one toll for grain and salt."
    again = "Emerging from this, the harbours agreed on one toll for grain and salt."
    first = bare("Meeting A - B, 4 May", "On 4 May, A and B met on salt.", came)
    second = bare("Meeting A - B, 9 June", "On 9 June, A and B met on grain.", again)
    found = as_listed([first, second])
    assert [len(told.lines) for told in found] == [2, 1]


def test_a_bare_conversation_has_no_heading_on_a_page() -> None:
    text = "Ana Dahl and Piet Roos met on 4 May 1966, and said nothing."
    met = talk(
        "Ana Dahl",
        "Piet Roos",
        date="1966-05-04",
        medium=Medium.IN_PERSON,
        quotes=[quote(text, "Ana Dahl and Piet Roos met on 4 May 1966")],
    )
    made = summary(record("a", text), conversations=[met])
    note = render_markdown(build_brief([made], sources={"a": text}), {"a": text})
    behind = note.partition("## Conversations\n")[2]
    assert behind.lstrip().startswith("- On 4 May 1966, Ana Dahl and Piet Roos met.")


@pytest.mark.parametrize(
    ("title", "how"), [("Minutes of the crews", "met"), ("Dike hearing", "spoke")]
)
def test_that_they_met_is_not_told_by_a_transcript_of_what_was_said(title: str, how: str) -> None:
    text = "MRS ROSK: I ask about the dike.\n\nMR VELL: The dike leaks at the lower gate."
    heard = talk(
        "Mrs Rosk",
        "Mr Vell",
        medium=Medium.IN_PERSON,
        date="1966-05-04",
        quotes=[quote(text, "The dike leaks at the lower gate.")],
    )
    (told,) = shown(text, heard, title=title, kind=Kind.TRANSCRIPT).values()
    assert told == [f"On 4 May 1966, Mrs Rosk and Mr Vell {how}."]


@pytest.mark.parametrize(
    ("line", "ahead"),
    [
        ("Ana Dahl is to send the plan.", True),
        ("The clerk (Ms Roos) will order the gate.", True),
        ("It was agreed that the clerk should order the gate.", False),
        ("They agreed that Dahl will order the gate.", False),
    ],
)
def test_what_was_agreed_was_agreed_on_the_day(line: str, ahead: bool) -> None:
    assert bool(_AHEAD.match(line)) is ahead


def test_what_is_still_to_be_done_has_not_the_day_of_the_talk() -> None:
    text = "Ana Dahl is to send the plan for the dike to Piet Roos. They met in Kelm."
    done = "Ana Dahl is to send the plan for the dike to Piet Roos."
    met = talk(
        "Ana Dahl",
        "Piet Roos",
        "Ivo Kern",
        date="1966-05-04",
        medium=Medium.IN_PERSON,
        quotes=[quote(text, "They met in Kelm.")],
        outcomes=(Outcome(text=done, quotes=(quote(text, done),)),),
    )
    made = summary(record("a", text), conversations=[met])
    (view,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    assert not any("On 4 May 1966, Ana Dahl is to send" in line.text for line in view.bottom)


def test_the_topics_of_a_record_are_told_though_no_sentence_says_that_they_were() -> None:
    text = (
        "Record of a talk between Dahl and Roos\n\nDahl thought little of the treaty of Kelm. "
        "Roos feared for the herring of the lake and for Norland's dike."
    )
    topics = ("treaty of Kelm", "herring of the lake", "Norland's dike")
    met = talk(
        "Dahl", "Roos", medium=Medium.IN_PERSON, topics=topics, quotes=[quote(text, text[:38])]
    )
    lines = [line for told in shown(text, met).values() for line in told]
    assert lines[0].endswith(
        "They discussed the treaty of Kelm, the herring of the lake and Norland's dike."
    )


def test_one_of_many_topics_is_not_told_as_the_matter() -> None:
    text = "Record of a talk between Dahl and Roos\n\nThey discussed the herring."
    topics = ("herring", "closure of the port", "wages of pilots")
    met = talk(
        "Dahl", "Roos", medium=Medium.IN_PERSON, topics=topics, quotes=[quote(text, text[:38])]
    )
    assert not any("They discussed" in line for told in shown(text, met).values() for line in told)


@pytest.mark.parametrize("pattern", [_ARGUED, _HEADED, _MINUTES_OF, _WITH_MINUTES])
@pytest.mark.parametrize(
    "many", ["Minutes of a ", "argued and ", "meeting of the ", "Board Meeting "]
)
def test_titles_are_read_in_time(pattern: object, many: str) -> None:
    begun = time.perf_counter()
    pattern.search(many * (1_000_000 // len(many)))  # type: ignore[attr-defined]
    assert time.perf_counter() - begun < 5


def test_topics_of_a_record_have_the_articles_of_its_sentences() -> None:
    text = (
        "Record of a talk between Dahl and Roos\n\n"
        "Dahl offered further resumption of ferry traffic, and efforts to bolster lake trade recovery plans. "
        "An L.R. lock in Kelm was dear to Roos. The Minister's note on salt was read. Its depth is the lake's pride."
    )
    topics = (
        "resumption of ferry traffic",
        "lake trade recovery",
        "lock in Kelm",
        "Minister's note on salt",
        "depth of Norland's lake",
    )
    met = talk(
        "Dahl", "Roos", medium=Medium.IN_PERSON, topics=topics, quotes=[quote(text, text[:38])]
    )
    lines = [line for told in shown(text, met).values() for line in told]
    assert lines[0].endswith(
        "They discussed the resumption of ferry traffic, lake trade recovery, a lock in Kelm"
        " and the Minister's note on salt."
    )


def test_two_accounts_that_name_other_initiators_are_told_as_no_agreement() -> None:
    texts = {
        "a": "The pilots' union asked for the meeting. It met the port authority on 3 March 2026.",
        "b": "The port authority met the pilots' union on 3 March 2026 at the authority's invitation.",
        "c": "The port authority met the pilots' union on 3 March 2026. It was a short meeting.",
    }

    def told(source: str, words: str, by: str) -> VerifiedSummary:
        met = talk(
            "pilots' union",
            "port authority",
            date="2026-03-03",
            medium=Medium.IN_PERSON,
            initiated_by=by,
            quotes=[quote(texts[source], words)],
        )
        return summary(record(source, texts[source]), conversations=[met])

    def note(*made: VerifiedSummary) -> str:
        return render_markdown(build_brief([*made], sources=texts), texts)

    met = "met the pilots' union on 3 March 2026"
    first = told("a", "The pilots' union asked for the meeting.", "the pilots' union")
    differing = note(first, told("b", met, "the authority"))
    assert "Who initiated the meeting of 3 March 2026" in differing
    assert "pilots' union initiated the meeting" not in differing
    # The text of "c" does not say it: that is no difference, and no agreement either.
    unsaid = note(first, told("c", met, "the port authority"))
    assert "initiated" not in unsaid
    agreed = note(first, told("c", met, "the pilots' union"))
    assert "pilots' union initiated the meeting" in agreed


GUILD = (
    "KELM, 4 June - After a meeting with ferry managers last week, the pilots' guild wrote to all of its 400 members in"
    " the harbours of Kelm, Sarnel, Orsha and Velmar, and to those who have left the trade since the storm of last"
    " winter, that the new tolls of the lake board are an insult to everybody who has ever steered a boat."
)


def guild(words: str, text: str = GUILD, **more: object) -> Conversation:
    told = people(("ferry managers", None, None), ("the pilots' guild", None, None))
    return Conversation.model_validate(
        {"participants": told, "quotes": (quote(text, words),), **more}
    )


def news(text: str, *talks: Conversation, positions: tuple[Position, ...] = ()) -> list[str]:
    made = summary(
        record("a", text, "2031-06-04", kind=Kind.NEWS), conversations=talks, positions=positions
    )
    (view,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    return [line.text for told in view.talks for line in told.lines]


def test_a_bare_talk_has_its_day_as_written_where_the_documents_day_tells_it() -> None:
    met = guild("After a meeting with ferry managers last week", date_text="last week")
    (line,) = news(GUILD, met)
    assert line == "Ferry managers and the pilots' guild met last week [26 May to 1 June 2031]."


def test_a_bare_talk_is_told_by_its_clause() -> None:
    met = guild("After a meeting with ferry managers last week, the pilots' guild wrote")
    (line,) = news(GUILD, met)
    assert "Of it the account says: “After a meeting with ferry managers last week, the" in line


def test_a_bare_talk_that_a_position_tells_of_from_the_same_sentence_is_told_once() -> None:
    text = "Ana Dahl, who admitted meeting Ivo Kern at noon, said that it had nothing to do with tolls."
    told = people(("Ana Dahl", None, None), ("Ivo Kern", None, None))
    met = Conversation(participants=told, quotes=(quote(text, "meeting Ivo Kern at noon"),))
    said = (
        "Ana Dahl admitted meeting Ivo Kern at noon but said that it had nothing to do with tolls."
    )
    held = position("Ana Dahl", "tolls", "denies", said, quote(text, text))
    held = held.model_copy(update={"supported": True})
    assert news(text, met, positions=(held,)) == []
    assert news(text, met) != []


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        (
            "nearly six-hour talks, which ran into the early hours of Friday",
            "for nearly six hours, into the early hours of Friday.",
        ),
        ("well over two-hour talks", "for well over two hours."),
        ("two-hour talks", "for two hours."),
    ],
)
def test_the_length_of_a_talk_keeps_its_limits(behind: str, told: str) -> None:
    text = f'"We are done", Ana Dahl told Ivo Kern after the {behind}. Ana Dahl left.'
    met = Conversation(
        participants=people(("Ana Dahl", None, None), ("Ivo Kern", None, None)),
        medium=Medium.IN_PERSON,
        date_text="Friday" if "Friday" in behind else None,
        quotes=(quote(text, f"after the {behind}"),),
    )
    (line,) = news(text, met)
    assert line.startswith("Ana Dahl and Ivo Kern ")
    assert line.endswith(told)


def test_a_heading_names_whoever_has_the_family_s_name_first_as_the_document_does() -> None:
    first = "Minister Sato Kenji of Orland and Minister Ana Dahl of Norland met."
    agreed = "Orland and Norland agreed to keep the ports open."
    text = f"{first} {agreed} Mr. Sato was glad."
    met = Conversation(
        participants=people(
            ("Sato Kenji", "Minister", "Orland"), ("Ana Dahl", "Minister", "Norland")
        ),
        date="2031-05-04",
        medium=Medium.IN_PERSON,
        outcomes=(Outcome(text=agreed, quotes=(quote(text, agreed),)),),
        quotes=(quote(text, first),),
    )
    made = build_brief([summary(record("a", text), conversations=[met])], sources={"a": text})
    (view,) = lay_out(made, {"a": text}).stories
    wanted = "Meeting Sato - Dahl, 4 May 2031"
    assert (view.title, [told.heading for told in view.talks]) == (wanted, [wanted])


def test_no_heading_shouts() -> None:
    text = (
        "MONDAY, 8 JULY 2030\n\nOPENING PLENARY\n\nDelegates and members met and agreed on tolls."
    )
    met = Conversation(
        participants=people(("Delegates", None, None), ("members", None, None)),
        date="2030-07-08",
        quotes=(quote(text, text.rpartition("\n\n")[0]),),
    )
    assert list(shown(text, met)) == ["Opening Plenary, 8 July 2030"]


def test_who_initiated_a_talk_stands_in_its_line() -> None:
    text = "Ana Dahl asked Ivo Kern to see her on tolls. They spoke of tolls at noon."
    met = Conversation(
        participants=people(("Ana Dahl", None, None), ("Ivo Kern", None, None)),
        initiated_by="Ana Dahl",
        topics=("tolls",),
        quotes=(quote(text, "Ana Dahl asked Ivo Kern to see her on tolls."),),
    )
    (line,) = news(text, met)
    assert (
        line == "Ana Dahl and Ivo Kern spoke on the initiative of Ana Dahl. They discussed tolls."
    )
