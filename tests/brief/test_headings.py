"""A note's title: the document's own headline, the subject of a cable or record, else who speaks on what."""

from __future__ import annotations

import pytest

from summarizer.brief.headings.convened import meeting_titled
from summarizer.brief.headings.headlines import fits, headline
from summarizer.brief.headings.matters import matters
from summarizer.brief.headings.occasions import occasion
from summarizer.brief.headings.talk_titles import on_matter, surname
from summarizer.brief.headings.titles import note_title, story_title, talk_title
from summarizer.brief.phrasing.topics import with_article
from summarizer.models.brief import Conflict, ConflictKind, Event, SourcedConversation, Story
from summarizer.models.brief import SourcedPosition as Sourced
from summarizer.models.document import Kind
from summarizer.models.verified import DocumentRecord
from tests.accounts.helpers import position, record, talk

BODY = "The harbour master told the council that the tolls would fall by a third before the winter begins."

SECTIONS = "DUES\n\nNone.\n\nBARGES\n\nNone.\n\nANY OTHER BUSINESS\n\nNone.\n\nNEXT MEETING\n\nNone.\n\nCHAIR"
CAPTION = """COURT OF APPEALS OF NORLAND

Ana DAHL, Appellant, v. Lomond LINES, Ivo Kern, and Kern Ports, Appellees.

Before ROOS, J.

OPINION"""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"NORTH OFFICE\n\n40 DAYS SINCE THE LAST OIL SPILL\n\n{BODY}", "40 Days Since the Last Oil Spill"),
        (f"Cablegram 12 KELM\n\nSECRET\n\nLakes 69.\n\nHarbour dues.\n\n1. {BODY}", "Harbour dues"),
        (f"SECRET\n\nLakes 12. Harbour dues. Our telegram Lakes 9. [1]\n\n{BODY}", "Harbour dues"),
        (f"Kelm, 2 May 1956\n\nConfidential\n\n**Varnholm**\n\nI told him of it. {BODY}", "Varnholm"),
        (f"Kelm, 2 May 1956\n\nSECRET\n\n## Visit to Kelm\n\n### For Premier from Dahl\n\n{BODY}", "Visit to Kelm"),
        (f"Dahl MP\n\nNew terms for the council Monday, 4 May 2031\n\n{BODY}", "New terms for the council"),
        (f"Kelm, 2 May 1956\n\nSecret\n\n{BODY}", None),
        (f"TOWN HALL OF THE NORTH, VARNHOLM\n\n{BODY}", None),
        (f"Kelm, 2 May 1956\n\nThey met in the town.\n\n{BODY}", None),
        (f"Kern, Board clash over tolls.\n\nPort chief critical.\n\n{BODY}", "Kern, Board clash over tolls"),
        (f"Shippers agree on tolls in a poll; \nCrews are divided.\n\n{BODY}", "Shippers agree on tolls in a poll"),
        (f"Ana Dahl said that tolls fall.\n\n{BODY}", None),
        (f"Tolls to fall before winter.\n\n{BODY}", "Tolls to fall before winter"),
        (f"Dahl Says Harbour Tolls Fall By Winter.\n\n{BODY}", "Dahl Says Harbour Tolls Fall By Winter"),
        (
            f"7. Memorandum of Conversation\n\nPARTICIPANTS\n\nHis Excellency Jan Kern, President\n\n{BODY}",
            None,
        ),
        (
            f"{CAPTION}\n\nROOS, J.\n\nLines were late.\n\nWe affirm.\n\n{BODY}",
            "Ana Dahl v. Lomond Lines and others",
        ),
        (
            f"IN THE HIGH COURT OF NORLAND\n\nAna Dahl, 3 Quay Road\n\nJUDGMENT\n\nROOS, J.\n\n{BODY}",
            "Judgment of the High Court of Norland",
        ),
        (f"4 May 2031\n\nREPAIRS OF THE QUAY FOR ANOTHER YEAR\n\n{BODY} {BODY}\n\n{SECTIONS}", None),
        (BODY, None),
    ],
)  # fmt: skip
def test_the_line_that_stands_apart_at_the_head_is_the_headline(
    text: str, wanted: str | None
) -> None:
    assert headline(record("a", text), text) == wanted


def test_a_headline_that_names_an_office_is_no_letterhead() -> None:
    title = "Mayor drops harbour toll after weekend visit to bloc chief"
    assert headline(record("a", f"{title}\n\n{BODY}", title=title), f"{title}\n\n{BODY}") == title


@pytest.mark.parametrize(
    ("opening", "wanted"),
    [
        (
            "Thank you for joining the Harbour Council background call this evening on ferry tolls.",
            "Background call on ferry tolls",
        ),
        (
            "Thanks for joining the call. This is on background. I'm here to give background on a pilots’ strike.",
            "Background call on a pilots’ strike",
        ),
        (
            "Thank you for joining today’s call to preview the ferry strike.",
            "Call on the ferry strike",
        ),
        ("Thank you for joining us. We will take your questions on tolls.", ""),
    ],
)
def test_a_call_is_named_by_what_it_is_said_to_be_on(opening: str, wanted: str) -> None:
    assert occasion(f"MODERATOR: {opening}") == wanted


def test_a_surname_of_two_names_is_not_cut() -> None:
    assert surname("Lopes da Silva") == "Lopes da Silva"
    assert surname("Jan van der Dahl") == "van der Dahl"


def held(topic: str, holder: str = "Orland", side: str | None = None) -> Sourced:
    made = position(holder, topic, "affirms", f"Words on {topic}.", on_behalf_of=side)
    return Sourced(document="a", position=made)


def call(*names: str) -> Event:
    told = SourcedConversation(document="a", conversation=talk(*names, topics=("ferry tolls",)))
    return Event(title="", date="1957-05-20", documents=("a",), conversations=(told,))


def test_a_record_has_its_subject_before_its_talk() -> None:
    text = f"Kelm, 20 May 1957\n\nSecret\n\n**Varnholm**\n\nI told Holm of it. {BODY}"
    told = story_title(
        [record("a", text, "1957-05-20")], [held("tolls", "Holm")], [call("Ana Dahl/Orland", "Holm")], {"a": text}
    )  # fmt: skip
    assert told == "Varnholm: talks Dahl - Holm, 20 May 1957"
    bare = f"Kelm, 20 May 1957\n\nSecret\n\nI told Holm of it. {BODY}"
    told = story_title(
        [record("a", bare, "1957-05-20")], [held("ferry tolls", "Holm")], [call("Ana Dahl/Orland", "Holm")], {"a": bare}
    )  # fmt: skip
    assert told == "Ferry tolls: talks Dahl - Holm, 20 May 1957"


def test_a_paper_on_a_matter_has_the_day_behind_it() -> None:
    text = f"Cablegram 12\n\nSECRET\n\nLakes 69.\n\nHarbour dues.\n\n1. {BODY}"
    titled = story_title([record("a", text, "1957-05-20")], [held("dues")], [], {"a": text})
    assert titled == "Harbour dues, 20 May 1957"


def test_what_the_first_sentences_name_is_what_a_document_is_on() -> None:
    text = "Orland and Vendoria have signed the Treaty on Lake Tolls today, after talks that went on for a year."
    several = [held("market access"), held("market access"), held("Treaty on Lake Tolls")]
    assert matters(several, [record("a", text)], {"a": text})[0] == "Treaty on Lake Tolls"


def test_accounts_that_differ_on_what_came_of_a_call_are_titled_by_that() -> None:
    conflict = Conflict(
        topic="pause", matter="pause of the filling", kind=ConflictKind.DENIAL, accounts=()
    )
    members = [record("a", ""), record("b", "")]
    told = [call("Ana Dahl/Orland", "Jan Roos/Vendoria")]
    assert (
        story_title(members, [], told, {}, [conflict])
        == "Pause of the filling: Orland and Vendoria differ"
    )
    assert story_title(members, [], told).startswith("Talks Dahl - Roos")


def test_two_stories_are_titled_by_who_is_in_both_and_on_what() -> None:
    def story(topic: str) -> Story:
        positions = (held(topic, "Dahl", "Orland"), held(topic, "Holm", "Vendoria"))
        return Story(title=f"Talks on {topic}", documents=("a",), positions=positions)

    assert (
        note_title([story("tolls"), story("ferries")]) == "Orland and Vendoria: tolls and ferries"
    )


def test_dashes_between_parties_are_no_words_and_the_matter_stands_where_names_leave_no_room() -> (
    None
):
    assert fits("Lake tolls: talks Dahl - Holm - van der Roos, 12 March 1954")
    long = [
        held("Lake Authority", "The Representative of the Northern Federation of Orland"),
        held("Lake Authority", "Herbert Vere Dahl-Vernström"),
        held("Lake Authority", "Vendoria"),
    ]
    titled = story_title([record("a", BODY, "1946-07-02")], long, [], {"a": BODY})
    assert titled == "Lake Authority, 2 July 1946"


def news(name: str, title: str) -> DocumentRecord:
    return record(name, f"Trade {name}.", title=title, kind=Kind.NEWS)


def test_a_headline_that_serves_all_news_of_a_story_is_its_title() -> None:
    members = [
        news("a", "Orland agrees to extend toll talks after threat of Vendoria"),
        news("b", "Orland drops threat and extends toll talks with Vendoria"),
    ]
    made = story_title(members, [held("tolls")], [call("Holm", "Dahl")])
    assert made == members[1].title
    apart = Conflict(topic="tolls", accounts=(), kind=ConflictKind.STATEMENTS)
    # A headline takes a side where accounts contradict each other.
    assert story_title(members, [held("tolls")], [call("Holm", "Dahl")], {}, [apart]) != made


def test_a_headline_that_is_but_a_quotation_has_its_speaker() -> None:
    alone = [news("a", "'We lost a generation of skippers'")]
    assert story_title(alone, [held("skippers", "Runa Holt")] * 2, []) == (
        "Runa Holt: 'We lost a generation of skippers'"
    )


def test_the_day_of_a_sitting_is_no_part_of_a_headline() -> None:
    sitting = news("a", "Lake Fisheries Commission: Wednesday")
    assert headline(sitting) == "Lake Fisheries Commission"


def test_persons_of_a_heading_are_all_by_surname_or_none() -> None:
    assert talk_title([talk("President Holm", "Anna Dahl")], None).endswith("Holm - Dahl")
    assert surname("Pablo Arana de Vega") == "Arana de Vega"


def test_a_matter_has_the_article_that_its_document_always_gives_it() -> None:
    text = "We will not build the pipeline. The pipeline costs a billion. A ferry waits, and the ferry is old."
    assert with_article("pipeline", text) == "the pipeline"
    assert with_article("ferry", text) == "ferry"
    assert with_article("death of a skipper") == "the death of a skipper"
    assert with_article("lack of pilots") == "lack of pilots"
    assert on_matter("Holm", "end of the tolls") == "Holm on the end of the tolls"


def test_a_meeting_held_by_a_body_is_named_by_its_account() -> None:
    title = (
        "Readout of Lake Office Convening with Owners of Old Ferries to Promote Fair Harbour Tolls"
    )
    assert meeting_titled(title) == "Lake Office Convening with Owners of Old Ferries"
    assert meeting_titled("Lake Office Convening with Owners of Old Ferries") == ""
