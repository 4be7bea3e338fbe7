"""Who speaks in texts of other forms than transcripts: posts, signed comments, mail that quotes mail, glued labels."""

from __future__ import annotations

import time

import pytest

from summarizer.text.turns import speaker_at, speaker_turns


def speakers(text: str) -> list[str]:
    return [turn.speaker for turn in speaker_turns(text)]


def at(text: str, words: str) -> str | None:
    return speaker_at(speaker_turns(text), text.index(words))


SAID = (
    "I would rather keep the old valve. It has never failed us.",
    "We tried that, and you know how it ended. The seal broke twice.",
    "Could somebody measure it first? I have the gauge here.",
    "Agreed with the last two.",
)


def posts(*heads: str) -> str:
    return "Which valve?\n\n" + "\n\n".join(
        f"{head}\n\n{words}" for head, words in zip(heads, SAID, strict=False)
    )


@pytest.mark.parametrize(
    ("heads", "names"),
    [
        (
            (
                "mvenn · note · 2033-04-02",
                "tarn_l · note · 2033-04-02",
                "okell · note · 2033-04-05",
            ),
            ["mvenn", "tarn_l", "okell"],
        ),
        (
            ("mvenn commented on Apr 2, 2033", "okell commented on Apr 3, 2033"),
            ["mvenn", "okell"],
        ),
        (
            ("Mara Venn wrote on 2 April 2033:", "Lew de la Tarn wrote on 3 April 2033 at 9:15:"),
            ["Mara Venn", "Lew de la Tarn"],
        ),
        (
            (
                "Posted by mara on 2 April 2033",
                "Posted by Lew Tarn on 2 April 2033",
                "Posted by mara on 4 April 2033",
            ),
            ["mara", "Lew Tarn", "mara"],
        ),
        (
            ("On 2 April 2033 at 10:02, Mara Venn wrote:", "On 3 April 2033, Lew Tarn wrote:"),
            ["Mara Venn", "Lew Tarn"],
        ),
        (
            ("**mvenn** replied 3 hours ago", "**okell** replied 2 hours ago"),
            ["mvenn", "okell"],
        ),
        (
            (
                "Mara Venn says:\nApril 2, 2033 at 10:02 am",
                "Lew Tarn says:\nApril 3, 2033 at 9:40 pm",
            ),
            ["Mara Venn", "Lew Tarn"],
        ),
        (
            (
                "mvenn (member) | 02/04/2033 | #1",
                "okell | 03/04/2033 | #2",
                "tarn | 03/04/2033 | #3",
            ),
            ["mvenn", "okell", "tarn"],
        ),
        (
            ("u/mvenn • 3h ago", "u/okell • 2h ago", "u/mvenn • 40 min. ago"),
            ["mvenn", "okell", "mvenn"],
        ),
        (
            (
                "level 1\nmvenn\n·3 yr. ago",
                "level 2\nokell\n·2 yr. ago",
                "level 1\ntarn\n·a year ago",
            ),
            ["mvenn", "okell", "tarn"],
        ),
        (
            (
                "mvenn 3 hours ago | parent | next [–]",
                "okell 2 hours ago | prev",
                "tarn 1 hour ago | root",
            ),
            ["mvenn", "okell", "tarn"],
        ),
        (
            ("Comment 3 Mara Venn 2033-04-02 10:02 UTC", "Comment 4 Lew Tarn 2033-04-02 11:02 UTC"),
            ["Mara Venn", "Lew Tarn"],
        ),
        (
            (
                "Mara Venn added a comment - 02/Apr/33 9:02 AM",
                "Lew Tarn added a comment - 02/Apr/33 9:12 AM",
            ),
            ["Mara Venn", "Lew Tarn"],
        ),
        (
            ("mvenn\ncommented\non Apr 2, 2033", "okell\ncommented\non Apr 3, 2033"),
            ["mvenn", "okell"],
        ),
        (
            (
                "Mara Venn\n2 April 2033 at 10:02 am",
                "Lew Tarn\n2 April 2033 at 11:02 am",
                "Jo Okell\n3 May 2033 at 1:02 pm",
            ),
            ["Mara Venn", "Lew Tarn", "Jo Okell"],
        ),
    ],
)
def test_a_line_with_a_name_and_a_day_begins_a_post(
    heads: tuple[str, ...], names: list[str]
) -> None:
    text = posts(*heads)
    assert speakers(text) == names
    assert at(text, SAID[0]) == names[0]
    assert at(text, SAID[1]) == names[1]
    assert at(text, "Which valve?") is None


def test_what_a_post_quotes_from_elsewhere_is_not_the_posters() -> None:
    heads = ("mvenn commented on Apr 2, 2033", "okell commented on Apr 3, 2033")
    text = posts(*heads).replace(
        SAID[1], f"> It has never failed us.\n\n{SAID[1]}\n\n> So it was.\n\nNo."
    )
    assert at(text, SAID[0]) == "mvenn"
    assert at(text, "> It has never") is None
    assert at(text, SAID[1]) == "okell"
    assert at(text, "> So it was") is None
    assert at(text, "No.") == "okell"


def test_answers_set_as_quotations_stay_whose_the_label_says() -> None:
    text = "**Mara Venn:**\n> We will.\n\n**Lew Tarn:**\n> We will not.\n\n**Mara Venn:**\n> Why?\n"
    assert at(text, "We will not") == "Lew Tarn"


PROGRAMME = "\n\n".join(
    f"{place} · {what} · {day} May 2033\nThe hall opens at seven. Tickets cost four crowns."
    for place, what, day in (
        ("Northport", "concert", 3),
        ("Outer Bay", "talk", 4),
        ("Old Harbour", "dance", 6),
        ("Northport", "lecture", 9),
    )
)
NEWS = (
    "Ferry lines merge\n\nBy Mara Venn\n\nPublished 10:02, 3 May 2033\nUpdated 14:30, 3 May 2033\n\n"
    "Two ferry lines said on 3 May 2033 that they would merge. “We will be stronger,” said Lew Tarn.\n\n"
    "The board agreed to it on 28 April 2033. Members of the staff were told on 1 May 2033.\n\n"
    "Jana Okell, 2 May 2033\n\nThe price of a crossing has not changed since 2029.\n"
)
MINUTES = (
    "Harbour Board, 3 May 2033\n\nThe minutes were approved.\n\nPilotage Panel, 4 May 2033\n\n"
    "The panel noted the report on tides.\n\nHarbour Board, 9 May 2033\n\nThe budget was carried, and we adjourned.\n"
)
LETTERS = (
    "Velmar, 3 May 1911\n\nWe came in late and I was glad of the fire. You would have laughed.\n\n"
    "Outer Bay, 9 May 1911\n\nI have seen the boats at last. We go north on Friday.\n\n"
    "Velmar, 12 May 1911\n\nWe are back, and I am well.\n"
)
EVENTS = "\n".join(
    f"{day} May 2033 - {what}"
    for day, what in enumerate(("Harbour opens", "Race begins", "Race ends", "Prizes"), 3)
)
TABLE = "Name | Post | Since\n" + "\n".join(
    f"{name} | clerk | {day} May 2033"
    for name, day in (("Mara Venn", 3), ("Lew Tarn", 4), ("Jo Okell", 9))
)


@pytest.mark.parametrize("text", [PROGRAMME, NEWS, MINUTES, LETTERS, EVENTS, TABLE])
def test_lines_with_a_day_in_other_texts_begin_no_posts(text: str) -> None:
    assert speakers(text) == []


TALK = (
    "Valve talk\n\nThis page is an archive.\n\nThe small valve was kept – mvenn (talk) 06:07, 4 May 2033 (UTC)\n\n"
    "Old valves\n\nNobody sells them any more, so far as I can see.\n\n"
    "Let us ask the yard. – Lew Tarn (talk) 23:52, 4 May 2033 (UTC)[reply]\n\n"
    "  • Keep it. ---okell 02:38, 5 May 2033 (UTC) That was my first thought. Jana Rill (talk · work) "
    "9:11, 5 May 2033 (UTC)\n"
)


def test_a_signature_behind_a_comment_says_whose_it_is() -> None:
    assert speakers(TALK) == ["mvenn", "Lew Tarn", "okell", "Jana Rill"]
    assert at(TALK, "The small valve") == "mvenn"
    assert at(TALK, "Nobody sells") == "Lew Tarn"
    assert at(TALK, "Let us ask") == "Lew Tarn"
    assert at(TALK, "Keep it") == "okell"
    assert at(TALK, "That was my") == "Jana Rill"
    assert at(TALK, "This page") is None
    assert at(TALK, "Old valves") is None


def test_a_line_below_each_comment_says_whose_it_is() -> None:
    text = (
        "The pump\n\nTake the small one. It is quiet.\n\nPosted by: Mara Venn | May 3, 2033 at 10:02 AM\n\n"
        "It broke within a year.\n\nThe big one lasts.\n\nPosted by: okell | May 4, 2033 at 11:20 AM\n"
    )
    assert speakers(text) == ["Mara Venn", "okell"]
    assert at(text, "Take the small") == "Mara Venn"
    assert at(text, "The big one") == "okell"


def test_signatures_of_other_wikis_are_read() -> None:
    text = (
        "Keep it. -- Mara (Diskussion) 10:02, 2. Apr. 2033 (CEST)\n\n"
        "I would not. — Lew (discuter) 2 avril 2033 à 11:02 (CEST)\n\n"
        "Nor would I. — Preceding unsigned comment added by 10.0.0.7 (talk) 9:02, 3 April 2033 (UTC)\n\n"
        "You never do. [[User:Okell|Jo Okell]] ([[User talk:Okell|talk]]) 9:05, 3 April 2033 (UTC)\n"
        ":So what? JRill ☎ 9:11, 3 April 2033 (UTC)\n"
    )
    assert speakers(text) == ["Mara", "Lew", "Jo Okell", "JRill"]
    assert at(text, "Nor would I") is None


def test_names_and_days_below_what_is_said_sign_it() -> None:
    text = "\n\n".join(
        f"{words}\n\n{name}, {day} April 2033"
        for words, name, day in zip(
            SAID, ("Mara Venn", "Lew Tarn", "Jo Okell"), (2, 3, 5), strict=False
        )
    )
    assert speakers(text) == ["Mara Venn", "Lew Tarn", "Jo Okell"]
    assert at(text, SAID[2]) == "Jo Okell"


LETTERS_PAGE = (
    "Your letters\n\nThe yard\n\nSir, – I was sorry to read of the sale. It has stood there since my youth.\n\n"
    "Nobody asked us.\n\nAnna Venn, Outer Bay\n\nYour report was wrong. We do not own it.\n\n"
    "Dr Lewis Tarn, Harbour Board, Orsha\n\nIs it missed?\n\nI am glad that it goes. You cannot keep everything.\n\n"
    "J. Okell, Kelm\n"
)


def test_letters_of_a_page_are_whose_name_stands_below_them() -> None:
    assert speakers(LETTERS_PAGE) == ["Anna Venn", "Dr Lewis Tarn", "J. Okell"]
    assert at(LETTERS_PAGE, "Nobody asked") == "Anna Venn"
    assert at(LETTERS_PAGE, "Your report") == "Dr Lewis Tarn"
    assert at(LETTERS_PAGE, "I am glad") == "J. Okell"
    assert at(LETTERS_PAGE, "The yard") is None


@pytest.mark.parametrize(
    "text",
    [
        (
            "The yard is sold. We asked who knew.\n\nAnna Venn, Outer Bay\n\nShe works there. I met her.\n\n"
            "Lewis Tarn, Orsha\n\nHe sold it. You would not know it.\n\nJo Okell, Kelm\n\nShe bought it, as we hear.\n"
        ),
        (
            "The yard is sold.\n\nOld Harbour, New Plans\n\nIt was built in 1911.\n\nLong Quay, Short Ships\n\n"
            "No ship came in.\n\nEarly Days, Late Nights\n"
        ),
    ],
)
def test_names_and_headings_above_what_is_told_sign_nothing(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        "The yard is shut. Updated 14:02, 3 May 2033\n\nThe yard is open. Published 10:00, 2 May 2033\n",
        "The vote – 10:02, 3 May 2033\n\nThe count – 11:02, 3 May 2033\n\nThe speech – 12:02, 3 May 2033\n",
    ],
)
def test_the_time_of_a_page_signs_nothing(text: str) -> None:
    assert speakers(text) == []


MAIL = (
    "From: Jana Rill <jana@yard.example>\nSubject: Re: valves\nDate: 9 May 2033\n\n"
    "On Mon, May 8, 2033 at 3:13 PM, Lew Tarn <lew@yard.example>\nwrote:\n"
    "> On 7 May 2033, Mara Venn <mara@yard.example> wrote:\n"
    ">> On 6 May 2033 at 9:00, Old Okell <>\n"
    ">> Nobody needs a spare valve. We have\n>> two of them.\n"
    "> One of them leaks, as I told you.\n\nThen we buy another.\n\n"
    "> It is not much money.\n\nIt is for us.\n"
)


def test_mail_that_quotes_mail_is_read_level_by_level() -> None:
    assert speakers(MAIL) == ["Mara Venn", "Lew Tarn", "Jana Rill", "Lew Tarn", "Jana Rill"]
    assert at(MAIL, "two of them") == "Mara Venn"
    assert at(MAIL, "One of them leaks") == "Lew Tarn"
    assert at(MAIL, "Then we buy") == "Jana Rill"
    assert at(MAIL, "It is not much") == "Lew Tarn"
    assert at(MAIL, "Subject") is None


def test_what_is_quoted_without_a_name_is_nobodys() -> None:
    assert speakers("The report says:\n\n> No valve was tested.\n\nThat was wrong.\n") == []
    text = (
        "> No valve was tested.\n\nOn 7 May 2033 Mara Venn wrote:\n> Which one?\n\nAll of them.\n"
    )
    assert speakers(text) == ["Mara Venn"]


def test_mails_in_a_row_are_each_whose_the_head_says() -> None:
    row = "\n\n".join(
        f"From: {who} [mailto:x@yard.example]\nSent: Monday, {day} May 2033 9:12\nTo: all\nSubject: valves\n\n{words}"
        for who, day, words in zip(("Mara Venn", "Lew Tarn"), (2, 1), SAID, strict=False)
    )
    text = f"Then we buy one.\n\nJana\n\n-----Original Message-----\n{row}"
    assert speakers(text) == ["Mara Venn", "Lew Tarn"]
    assert at(text, SAID[1]) == "Lew Tarn"
    assert at(text, "Then we buy") is None


def test_one_memorandum_is_no_mail_in_a_row() -> None:
    text = "From: Mara Venn\nTo: Harbour Board\nDate: 3 May 2033\nSubject: valves\n\nThe valves are old.\n"
    assert "Mara Venn" not in speakers(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Debate transcript\n\nMara Venn: We must keep the yard.\n\nLew Tarn: I disagree with you.\n",
            ["Mara Venn", "Lew Tarn"],
        ),
        (
            "Interview with Mara Venn\n\nCourier: Will you keep the yard?\n\nVenn: We will. I promise.\n",
            ["Courier", "Venn"],
        ),
        ("Q: Will you keep the yard?\n\nA: We will. I promise.\n", ["Q", "A"]),
    ],
)
def test_two_turns_are_enough_where_the_text_says_what_it_is(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Press Release: We keep the yard.\n\nMedia Contact: I am at the yard all day.\n",
        "The yard\n\nBackground: We bought it in 2019.\n\nOutlook: You will see.\n",
        "A: The plan is yours.\n\nB: The plan is ours.\n",
    ],
)
def test_two_words_before_a_colon_are_no_turns(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    "line", ["10:02 {}: ", "(10:02:11 AM) {}: ", "10:02:11 {} | ", "[10:02]<{}>"]
)
def test_a_time_may_stand_before_a_short_name(line: str) -> None:
    said = ("hi all of you", "hello", "shall we start?", "yes")
    nicks = ("mvenn", "okell") * 2
    text = "\n".join(f"{line.format(nick)}{words}" for nick, words in zip(nicks, said, strict=True))
    assert speakers(text) == list(nicks)


FLOOR = (
    "§ 12. Mr. Lewis McTarnasked the Minister of Ports whether he has read the report on valves.\n\n"
    "§ The Minister of Ports (Mr. Jan Okell)I have read the report, and I shall act on it.\n\n"
    "§ Mr. McTarnWhen will he act?\n\n§ Mr. OkellAs soon as the House has risen.\n\n"
    "§ Sir A. Rill-VennWould the Minister of Ports tell the House when that is?\n"
)


def test_a_name_that_runs_into_the_words_is_a_label() -> None:
    names = ["Mr. Lewis McTarn", "Mr. Jan Okell", "Mr. McTarn", "Mr. Okell", "Sir A. Rill-Venn"]
    assert speakers(FLOOR) == names
    assert at(FLOOR, "As soon as") == "Mr. Okell"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            (
                "§ Mr. Holm To ask the Minister of Ports whether he knows.\n\n§ Mr. Jan Venn I do not know it.\n\n"
                "§ Mr. Holm When will he know?\n"
            ),
            ["Mr. Holm", "Mr. Jan Venn", "Mr. Holm"],
        ),
        (
            (
                "§ MR. HOLM asked the Minister whether he knew.\n\n§ MR. VENN I do not know it.\n\n"
                "§ MR. HOLM When will he know?\n"
            ),
            ["MR. HOLM", "MR. VENN", "MR. HOLM"],
        ),
        (
            (
                "Mr Holm (Outer Bay)May I ask you why?\n\nThe Minister of PortsI thank you. We are at work.\n\n"
                "Mr HolmWhen? You never say.\n"
            ),
            ["Mr Holm", "The Minister of Ports", "Mr Holm"],
        ),
        (
            "Mara VennI do not agree with you.\n\nLewis TarnYou never did.\n\nMara VennI never will.\n",
            ["Mara Venn", "Lewis Tarn", "Mara Venn"],
        ),
        (
            (
                "§ 4. Mr. Jan Vennasked the Minister of Ports whether he knows.\n\n§ Mr. HolmThe Minister knows.\n\n"
                "§ Mr. VennDoes he?\n\n§ Mr. HolmYes.\n"
            ),
            ["Mr. Jan Venn", "Mr. Holm", "Mr. Venn", "Mr. Holm"],
        ),
    ],
)
def test_other_names_that_no_mark_ends(text: str, names: list[str]) -> None:
    assert speakers(text) == names


def test_names_with_a_capital_inside_run_into_nothing() -> None:
    text = (
        "Mr. LaRue said that we were late.\n\nMs. DeVries said that you were not.\n\n"
        "Mr. LaRue said that I was right.\n\nMr. McTarn asked us to go.\n"
    )
    assert speakers(text) == []


@pytest.mark.parametrize(
    "trigger",
    [
        "aholm · note · 2033-04-02\n",
        "Let us ask. – Lew Tarn (talk) 23:52, 4 May 2033 (UTC)\n",
        "On 7 May 2033, Mara Venn <m@y> wrote:\n> On 7 May 2033\n",
        "Mr. Lewis McTarnasked the Minister\n",
        "wrote wrote: ",
        "(talk) [",
        "10:02, 3 May 2033 – ",
        "> ",
        "Mr. A. B. ",
        "The Port Ports (Mr. ",
        "§ Mr. Holm Venn Tarn Okell Rill ",
        "Mara VennI ",
        "From: Mara Venn\nTo: all\n",
        "mvenn\n3 hours ago\n",
        "10:02 mvenn: hi\n",
        "[[a|[[b ",
        "I was there.\nAnna Venn, Orsha\n",
        "mvenn wrote on 3 May 2033:\n> It was.\nI know it was.\n",
    ],
)
def test_hostile_texts_are_read_in_linear_time(trigger: str) -> None:
    short, long = trigger * (50_000 // len(trigger)), trigger * (400_000 // len(trigger))
    begin = time.perf_counter()
    speaker_turns(short + "x")
    middle = time.perf_counter()
    speaker_turns(long + "x")
    assert time.perf_counter() - middle < 24 * (middle - begin) + 0.5


def test_functions_before_a_full_stop_and_a_quotation_are_labels() -> None:
    text = (
        "THE TRIAL OF THE LAMPLIGHTER\n\n"
        'Counsel. "Where was the ladder kept?"\n\n'
        'Witness. "In the yard."\n\n'
        'Counsel (holding up the key). "And who had this?"\n\n'
        'Witness. "The lamplighter had it. I saw him with it."\n\n'
        "88\n\nTHE TRIAL OF THE LAMPLIGHTER\n\n"
        'The Judge. "Let the key be shown."\n'
    )
    assert speakers(text) == ["Counsel", "Witness", "Counsel", "Witness", "The Judge"]
    assert at(text, "I saw him") == "Witness"


def test_words_before_a_full_stop_and_a_quotation_in_an_account_are_no_labels() -> None:
    text = (
        "The board met on Tuesday to hear about the ladder, and nobody knew where it was kept.\n\n"
        'Silence. "Nobody has seen it," said the keeper.\n\n'
        'Then came the witness. "It was in the yard," he said.\n\n'
        'Silence. "Who had the key?" the chair asked.\n\n'
        "The board will meet again on Friday.\n"
    )
    assert speakers(text) == []


def test_a_head_that_calls_a_post_otherwise_begins_one_as_well() -> None:
    text = "# The old valve\n\nmvenn · description · 2033-04-01\n\nThe valve leaks.\n\n" + posts(
        "okell · note · 2033-04-02", "mvenn · note · 2033-04-02", "okell · note · 2033-04-03"
    )
    assert speakers(text) == ["mvenn", "okell", "mvenn", "okell"]
    assert at(text, "The valve leaks") == "mvenn"


LETTERS = (
    "Your views on the weir\n\n"
    "to the editor: the new weir is a gift to all of us. why ask no anglers? mara t. venn mill lane east\n\n"
    "To the Editor: We are told that the weir pays for itself. It never has.\n\nNor will it. We hope\n\n"
    "Weirs and roads\n\n"
    "Thank you for the piece about the weir. I would rather have the road mended first.\n\n"
    "Lew Tarn, Okell\n"
)


def test_letters_to_an_editor_are_read_whoever_signs_below_or_behind_them() -> None:
    assert at(LETTERS, "the new weir is a gift") == "mara t. venn"
    assert at(LETTERS, "It never has") is None
    assert at(LETTERS, "I would rather") == "Lew Tarn"


@pytest.mark.parametrize(
    "text",
    [
        LETTERS.replace("to the editor: ", "").replace("To the Editor: ", ""),
        "To the editor: a guide\n\nThe weir opened in May.\n\nLew Tarn, Okell\n\nIt closed in June.\n",
        "Programme\n\n9:00 Opening by Lew Tarn\n\n9:30 Letters to the editor: how to write one\n\nMara Venn, Okell\n",
    ],
)
def test_names_below_an_account_or_in_a_programme_sign_no_letters(text: str) -> None:
    assert speakers(text) == []


def test_who_speaks_next_in_brackets_and_breaks_off_is_read() -> None:
    text = (
        "Ports Question\n\n"
        "Dr Lew Tarn: I thank the Minister. May I ask her when the weir will be mended?\n\n"
        "[The Minister for the Ports of Norland (Ms Mara Venn): I am glad that my hon. Friend asks. "
        + "The weir is old and we mend it every year. " * 8
        + "As to the road I cannot say what it\n"
    )
    assert speakers(text) == ["Dr Lew Tarn", "Ms Mara Venn"]


def test_labels_before_quotations_are_read_in_time_linear_in_their_length() -> None:
    started = time.perf_counter()
    for piece in (
        "Witness (",
        'Witness. (a) "',
        "Witness (a). (",
        "The Witness ",
        "to the editor: a. b ",
    ):
        speaker_turns(piece * (200_000 // len(piece)))
        speaker_turns(f"{piece}\n" * (100_000 // len(piece)))
    assert time.perf_counter() - started < 20
