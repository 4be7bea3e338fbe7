from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from summarizer.models.document import Kind
from summarizer.reading.language import detect_language
from summarizer.reading.metadata import stated_metadata
from summarizer.reading.read import read_text
from summarizer.reading.titles import only_classes
from summarizer.words.datelines import is_dateline, line_date, parse_date

BODY = (
    "The two ministers spoke about the border and agreed to meet again in the autumn of this year."
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("12 october / 2017", date(2017, 10, 12)),
        ("Thursday, 07 September 2017 17:44", date(2017, 9, 7)),
        ("May 26, 2025", date(2025, 5, 26)),
        ("Published: 3 March 2021 at 5:30 p.m.", date(2021, 3, 3)),
        ("Geneva, 3 March 2021", date(2021, 3, 3)),
        ("2021-03-03", date(2021, 3, 3)),
        ("13/06/2017", date(2017, 6, 13)),
        ("06/13/2017", date(2017, 6, 13)),
        ("05.06.2017", date(2017, 6, 5)),
        ("05/06/2017", None),
        ("31 February 2017", None),
        ("On 3 March 2021 the ministers met.", None),
        ("3 March 2021 was a long day", None),
        ("In 2021", None),
        ("Published on 3 March 2021 by the press service of the ministry", date(2021, 3, 3)),
        ("Posted by the press office on March 3, 2021", date(2021, 3, 3)),
        ("Veröffentlicht am 3. März 2021 von der Pressestelle", date(2021, 3, 3)),
        ("ORSHA CITY, Norland (AP) — March 3, 2021", date(2021, 3, 3)),
        ("Orsha City (dpa) - 03.03.2021", date(2021, 3, 3)),
        ("On 3 March 2021 by the river", None),
        ("No. 2231-03-03-2021", None),
        ("2021-03-03-1184", None),
        ("9" * 70, None),
    ],
)
def test_only_a_line_that_is_a_date_gives_one(line: str, expected: date | None) -> None:
    assert line_date(line) == expected


def test_month_names_of_the_documents_language_are_known() -> None:
    assert line_date("12 октября 2017", "ru") == date(2017, 10, 12)
    assert line_date("le 12 octobre 2017", "fr") == date(2017, 10, 12)
    assert line_date("5. Mai 2020", "de") == date(2020, 5, 5)
    assert parse_date("5. Quux 2020", "zz") is None


def test_an_ambiguous_dateline_is_still_one() -> None:
    assert is_dateline("05/06/2017")
    assert not is_dateline("He paid 05/06/2017 in full.")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Ministers speak by phone\n\n{BODY}", "Ministers speak by phone"),
        (f"12 october / 2017\n\nMinisters speak by phone\n\n{BODY}", "Ministers speak by phone"),
        (f"Readout of J.\u00a0Lee’s  call\u200b\r\n\r\n{BODY}", "Readout of J. Lee’s call"),
        (f"# Ministers speak\n{BODY}", "Ministers speak"),
        (f"Talks of Freedonia and the U.S.\n\n{BODY}", "Talks of Freedonia and the U.S."),
        (f"两国外长通电话\n\n{BODY}", "两国外长通电话"),
        (f"{BODY}\n\n{BODY}", None),
        (f"Ministers speak by phone\n{BODY}", None),
        ("Ministers speak by phone\n\n", None),
        (f"Dear colleagues,\n\n{BODY}", None),
    ],
)
def test_a_title_is_short_open_and_stands_alone(text: str, title: str | None) -> None:
    assert read_text(text).title == title


def test_the_publisher_is_taken_where_it_is_stated() -> None:
    assert read_text(f"A title here\n\nGENEVA, May 26. /EXAMPLE/. {BODY}").publisher == "EXAMPLE"
    assert (
        read_text(f"A title here\n\nGENEVA (Example Press) — {BODY}").publisher == "Example Press"
    )
    assert (
        read_text(f"{BODY}\n\n© 2021 Example Media. All rights reserved.").publisher
        == "Example Media"
    )
    assert read_text(f"A title here\n\n{BODY}").publisher is None


QUOTED = "“There was no such call at all,” he said. An agency reported it, according to officials."
TURNS = "MS. RAO:  Hello.\n\nQ    Hi.\n\nMS. RAO:  Bye.\n\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Readout of the Minister’s Call with Minister Lee\n\n{BODY}", Kind.READOUT),
        (f"Foreign Minister A. Lee’s telephone conversation with B. Rao\n\n{BODY}", Kind.READOUT),
        (f"Statement by the Ministers on the Border\n\n{BODY}", Kind.STATEMENT),
        (f"Joint Statement after the call with Minister Lee\n\n{BODY}", Kind.STATEMENT),
        (f"Press Briefing\n\n{TURNS}", Kind.TRANSCRIPT),
        (
            f"Minister denies call with rival\n\nA spokesman told reporters on Monday: {QUOTED}",
            Kind.NEWS,
        ),
        (
            "A recipe for soup\n\nBoil the water. Add the leeks. Wait for an hour, then serve it hot.",
            Kind.OTHER,
        ),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert read_text(text).kind is kind


def test_languages_are_recognised_and_short_texts_are_not_guessed() -> None:
    assert detect_language(BODY * 3) == "en"
    assert (
        detect_language(
            "Der Minister hat heute mit seinem Kollegen über die Lage an der Grenze gesprochen."
        )
        == "de"
    )
    assert (
        detect_language(
            "Министр обсудил с коллегой положение на границе и договорился о новой встрече."
        )
        == "ru"
    )
    assert detect_language("Share: 12") is None
    assert detect_language("\ud800" * 100) is None


_DAY = date(2017, 12, 10)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("10 декабря 2017 г.", None),
        ("Москва, 10 декабря 2017 года", None),
        ("воскресенье, 10 декабря 2017 г., 14:30", "ru"),
        ("2017-12-10T14:30:00Z", None),
        ("2017-12-10T14:30:00.123+03:00", None),
        ("2017-12-10 14:30 UTC", None),
        ("10 December 2017, 14:30 GMT+3", None),
        ("10 December 2017 14:30 (GMT+03:00)", None),
        ("December 10, 2017 - 2:30 PM ET", None),
        ("Sunday 10 December 2017 14:30 CET", None),
        ("Paris, le 10 décembre 2017", None),
        ("Publié le 10 décembre 2017 à 14h30", "fr"),
        ("dimanche 10 décembre 2017", None),
        ("Berlin, den 10. Dezember 2017", None),
        ("10.12.2017 - 14:30 Uhr", None),
        ("Frankfurt am Main, 10. Dezember 2017", "de"),
        ("Madrid, 10 de diciembre de 2017", None),
        ("domingo, 10 de diciembre de 2017", "es"),
        ("2017年12月10日", None),
        ("2017年12月10日 星期日", "zh"),
        ("发布时间：2017-12-10 14:30", "zh"),
        ("10 ديسمبر 2017", None),
        ("الأحد، ١٠ ديسمبر ٢٠١٧", "ar"),
        ("FOR IMMEDIATE RELEASE: December 10, 2017", None),
        ("Press release No. 123, 10 December 2017", None),
        ("Press Release | 10 December 2017", None),
        ("Washington, D.C., December 10, 2017", None),
        ("10th of December 2017", None),
        ("10-Dec-2017", None),
        ("2017/12/10", None),
        ("14:30, 10 December 2017", None),
        ("Last updated: 10 December 2017 at 2.30pm", None),
        ("10 December 2017 | Moscow", None),
        ("10 December 2017 (Sunday)", None),
        ("Published: Sun, 10 Dec 2017 14:30:00 GMT", None),
        ("10 грудня 2017 року", "uk"),
        ("Roma, 10 dicembre 2017 - ore 14:30", "it"),
        ("10 Aralık 2017 Pazar", "tr"),
        ("10 grudnia 2017 r.", None),
        ("zondag 10 december 2017", "nl"),
        ("2017. december 10.", "hu"),
        ("10 كانون الأول 2017", "ar"),
        ("平成29年12月10日", None),
        ("2017年12月10日（日）14時30分", None),
        ("2017년 12월 10일 (일) 14:30", None),
        ("г. Орша, 10 дек. 2017 г.", "ru"),
        ("December 10, 2017 2:30 PM ET | Updated 3:15 PM", None),
        ("Foreign Ministry • 10 December 2017 • 14:30", None),
        ("Press release of 10.12.2017, 14:30", None),
        ("Issued the 10th of December, 2017", None),
        ("Communiqué de presse du 10 décembre 2017", "fr"),
        ("The Orsha Courier, 10 December 2017", None),
        ("THE COURIER | 10 December 2017", None),
        ("The Courier, Sunday 10 December 2017", None),
        ("Orsha, 10 December 2017 (Norland Press)", None),
        ("Orsha, 10 December 2017 /NP/", None),
        ("By Mira Kolt, 10 December 2017", None),
        ("Statement of 10 December 2017 from the Canal Board", None),
        ("Statement of 10 December 2017 by the Canal Board", None),
    ],
)
def test_datelines_as_press_offices_print_them(line: str, language: str | None) -> None:
    assert line_date(line, language) == _DAY


@pytest.mark.parametrize(
    "line",
    [
        "The ministers met on 10 December 2017",
        "They spoke about the accord of 10 December 2017.",
        "Treaty of 10 December 2017",
        "Since 10 December 2017",
        "On 10 December 2017 they met",
        "Deadline: 10 December 2017",
        "Next meeting: 10 December 2017",
        "10 December 2017 was cold",
        "10 December 2017 to 12 December 2017",
        "05/06/2017",
        "Jusqu'au 10 décembre 2017",
        "до 10 декабря 2017 г.",
        "Agreement signed in Vienna, 10 December 2017",
        "The treaty of 10 December 2017 is at risk",
        "The Treaty of 10 December 2017",
        "By Sunday, 10 December 2017",
        "Memorandum of a Conversation, Norland House, Orsha, 10 December 2017",
        "By 10 December 2017",
        "Orsha, 10 December 2017 (and again in May)",
    ],
)
def test_lines_with_a_date_that_are_no_datelines(line: str) -> None:
    assert line_date(line) is None


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("RELEASE BY THE LAKE OFFICE - KELM TOWN HALL - 18TH MAY 2032.", date(2032, 5, 18)),
        ("TALKS OF 18TH MAY 2032 - LAKE OFFICE", None),
        ("Cablegram 12 VELMAR, 3 May 1951, 2.15 p.m.", date(1951, 5, 3)),
        ("DOORSTOP INTERVIEW  SATURDAY, 2 AUGUST 2014  VELMAR", date(2014, 8, 2)),
        ("The Hon. Ana Dahl\nMinister for Harbours\n24 March 2008\nNo. 14", date(2008, 3, 24)),
        ("Of 3 May 1951 and after", None),
        ("Opened  2 August 2014  Closed  3 August 2014", None),
        ("Velmar agreed to it on 3 May 1951", None),
    ],
)
def test_the_day_of_a_heading(heading: str, day: date | None) -> None:
    text = f"{heading}\n\nThe harbour opened on 9 June 1970, and Ana Dahl said that it would stay so.\n"
    assert stated_metadata(text).published == day


def test_a_day_below_the_first_sentence_is_no_heading() -> None:
    prose = "The harbour stays open, the council has decided."
    assert stated_metadata(f"{prose}\n\nPRESS OFFICE  2 AUGUST 2014  VELMAR\n").published is None


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("ORSHA, Dec. 10, 2017 (TAL) — The ministers spoke.", _DAY),
        ("ORSHA, December 10, 2017 /TalWire/ -- The ministers spoke.", _DAY),
        ("Orsha, 10 December 2017 – The ministers spoke.", _DAY),
        ("ORSHA, Dec. 10 (TAL) — The ministers spoke.", None),
        ("The accord of 10 December 2017 — all of it — holds.", None),
        ("They met in Orsha on 10 December 2017 – and failed.", None),
    ],
)
def test_a_story_begins_with_its_place_and_day(opening: str, day: date | None) -> None:
    assert stated_metadata(f"Talks in Orsha\n\n{opening} They will meet again.\n").published == day


@pytest.mark.parametrize(
    "contact",
    [
        "Minister’s Office: 02 5550 0100 or 0455 550 199    Department: 02 5550 0199",
        "Press office (202) 555-0142",
        "press@ministry.example",
        "More at www.ministry.example",
    ],
)
def test_a_line_of_contacts_is_no_title(contact: str) -> None:
    text = f"{contact}\n\nDoorstop interview in Velmar\n\nThe minister answered questions.\n\nShe left."
    assert stated_metadata(text).title == "Doorstop interview in Velmar"
    assert stated_metadata(text.partition("\n\n")[2]).title == "Doorstop interview in Velmar"
    assert (
        stated_metadata("Budget 2021-2022, part 3\n\nText.\n\nMore.").title
        == "Budget 2021-2022, part 3"
    )


def test_a_memorandum_below_its_file_number_is_no_news() -> None:
    told = f"A spokesman told reporters on Monday: {QUOTED}"
    headed = "700.00116 M.E./292\n\nMemorandum of Conversation, by the Secretary"
    assert read_text(f"{headed}\n\n{told}").kind is not Kind.NEWS
    assert read_text(f"700.00116 M.E./292\n\n{told}").kind is Kind.NEWS


def test_what_nobody_would_take_for_news_is_not_looked_at_for_being_a_paper(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def asked(*_: object) -> bool:
        raise AssertionError

    monkeypatch.setattr("summarizer.reading.metadata._is_paper", asked)
    told = "The minister met the envoy of Norland. They spoke about barges."
    assert stated_metadata(told).kind is Kind.OTHER


def test_one_thread_at_a_time_asks_for_a_day_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    inside: list[int] = []
    most: list[int] = []

    def slow(*_args: object, **_options: object) -> None:
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.01)
        inside.pop()

    monkeypatch.setattr("dateparser.parse", slow)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(parse_date, [f"{n} Brumaire 17{n}" for n in range(10, 26)]))
    assert max(most) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Canal reopens\n\nThe Orsha Courier, 3 May 2021\n\n" + BODY, date(2021, 5, 3)),
        ("The Orsha Courier, 3 May 2021\n" + BODY, date(2021, 5, 3)),
        ("Statement by the Canal Board, 3 May 2021\n\n" + BODY, date(2021, 5, 3)),
        ("Press release of the Canal Board – May 3, 2021\n\n" + BODY, date(2021, 5, 3)),
        ("Communiqué from Orsha (3 May 2021)\n\n" + BODY, date(2021, 5, 3)),
        ("Orsha, 3 May 2021 (Norland Press). " + BODY, date(2021, 5, 3)),
        ("Orsha, 3 May 2021. " + BODY, date(2021, 5, 3)),
        ("The treaty of 3 May 2021 is at risk\n\n" + BODY, None),
        ("The treaty of 3 May 2021 is at risk. " + BODY, None),
        ("Statement on the accident in Orsha, 3 May 2021\n\n" + BODY, None),
        ("Statement by the Canal Board on the flood of 3 May 2021\n\n" + BODY, None),
        ("Readout of the Orsha Talks, 3 May 2021\n\n" + BODY, None),
        ("Mira Kolt was heard on 3 May 2021. " + BODY, None),
        (
            "Joint Communiqué of the Canal Boards (Orsha, Norland, May 3, 2021)\n\n" + BODY,
            date(2021, 5, 3),
        ),
        ("The flood in Orsha (Norland, May 3, 2021)\n\n" + BODY, None),
        (
            "Summary\nholding that the lock is nobody's\nNo. 97\nDecided: May 3, 2021\n\n" + BODY,
            date(2021, 5, 3),
        ),
        ("date 2021-05-03 By the Courier\n\n" + BODY, date(2021, 5, 3)),
        (
            "Home > Canals > Letter from the Board to Mira Kolt, 3 May 2021\nDear Ms Kolt,\n\n"
            + BODY,
            date(2021, 5, 3),
        ),
    ],
)
def test_the_day_of_a_document_stands_in_its_head_line_and_no_event_gives_one(
    text: str, day: date | None
) -> None:
    assert stated_metadata(text).published == day


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Return to Transcripts main page\n\nCanal Briefing; Locks Asked About\n\n" + BODY,
            "Canal Briefing; Locks Asked About",
        ),
        (
            "Media Release\n\nFA19 - 3 May 2021\n\nCanal tolls to fall\n\n" + BODY,
            "Canal tolls to fall",
        ),
        ("Home > Canals > Tolls to fall in May\n\n" + BODY, "Tolls to fall in May"),
        ("date 2021-05-03 Canal tolls to fall in May\n\n" + BODY, "Canal tolls to fall in May"),
        ("date 2021-05-03 By the Courier\n\n" + BODY, None),
        ("Canal tolls to fall in May\nORSHA, Norland — " + BODY, "Canal tolls to fall in May"),
    ],
)
def test_a_title_is_neither_a_way_to_another_page_nor_what_a_release_calls_itself(
    text: str, title: str | None
) -> None:
    assert stated_metadata(text).title == title


def test_a_heading_with_its_issuer_and_day_stays_the_title() -> None:
    made = stated_metadata("Statement by the Canal Board, 3 May 2021\n\n" + BODY)
    assert made.title == "Statement by the Canal Board, 3 May 2021"


def test_heads_of_any_length_are_looked_at_in_no_time() -> None:
    began = time.monotonic()
    for head in ("Statement by " + "A " * 300_000, "a by " * 200_000, "Orsha, (A" * 100_000):
        stated_metadata(head + "\n\n" + BODY)
        line_date(head)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "63. Transcript of a Telephone Conversation Between Anna Holm and the Envoy (Kos)1\nH: Hello.\nK: Yes.",
            "Transcript of a Telephone Conversation Between Anna Holm and the Envoy (Kos)",
        ),
        (
            "THE HON ANNA HOLM MP  MINISTER FOR CANALS\n\nE&OE TRANSCRIPT  DOORSTOP INTERVIEW  VELMAR\n\nHOLM: Hello.",
            "TRANSCRIPT DOORSTOP INTERVIEW VELMAR",
        ),
        (
            "Velmar, 3 May 1967\n\nConfidential\n\nThe Canal Treaty\n\nMr Kos said no.",
            "The Canal Treaty",
        ),
        ("Media Transcript\n\nThursday, 22 July\n\nHolm on the toll\n\nText.", "Holm on the toll"),
        ("The mill burned on Monday.\n\nRecord of a meeting on the mill\n\nText.", None),
    ],
)
def test_what_says_which_paper_it_is_goes_before_letterheads(text: str, title: str | None) -> None:
    assert stated_metadata(text).title == title


@pytest.mark.parametrize(
    ("line", "classes"),
    [
        ("Anna Holm and Jan Kos", True),
        ("By Anna Holm", True),
        ("By Anna Holm, Jan Kos and Eva Lind", True),
        ("Confidential", True),
        ("3 May 1967", True),
        ("Velmar Talks End", False),
        ("Anna Holm", False),
        ("Norland and Velmar agree on tolls", False),
    ],
)
def test_who_wrote_it_and_how_secret_it_is_tells_nothing_of_a_document(
    line: str, classes: bool
) -> None:
    assert only_classes(line) is classes
