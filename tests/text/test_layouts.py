"""Labels that the layout of a transcript shows. All texts are invented."""

from __future__ import annotations

import pytest

from summarizer.models.document import Kind
from summarizer.reading.metadata import document_kind
from summarizer.reading.read import read_text
from summarizer.text.prepare import prepare
from summarizer.text.turns import speaker_at, speaker_turns

ALL = ["Ida Moor", "Tom Vale", "Ida Moor", "Ben Oak", "Ida Moor"]
SAID = [
    "Welcome to the lock keeper's hour.",
    "Thank you for having me.",
    "What do you make of the weir?",
    "I may add that it leaks.",
    "Go on.",
]
TIMES = ["0:03", "0:09", "0:17", "1:02", "1:40"]


def speakers(text: str) -> list[str]:
    return [turn.speaker for turn in speaker_turns(text)]


def laid_out(head: str, tail: str, times: list[str] = TIMES) -> str:
    return "".join(
        head.format(n=name, t=time) + tail.format(s=words)
        for name, time, words in zip(ALL, times, SAID, strict=True)
    )


@pytest.mark.parametrize(
    "head",
    [
        "{n} · {t}",
        "**{n}** · {t}",
        "{n} @ {t}",
        "{n}, {t}",
        "{n} at {t}",
        "{n} | {t}",
        "{n} - {t}",
        "{n} {t}",
        "{n}: {t}",
        "### {n} ({t})",
        "--- {n} @ {t} ---",
        "[{n}, {t}]",
        "{t} {n}",
        "{t} · {n}",
        "**[{t}] {n}**",
        "{t}\n{n}",
        "{n}\n{t}",
    ],
)
@pytest.mark.parametrize("tail", ["\n{s}\n\n", "\n\n{s}\n\n"])
def test_a_time_beside_above_or_below_a_name_makes_a_label(head: str, tail: str) -> None:
    assert speakers(laid_out(head, tail)) == ALL


@pytest.mark.parametrize(
    "head",
    ["{n} · {t}: ", "{n}, {t}: ", "[{n}, {t}] ", "{n} @ {t} ", "{t} **{n}** ", "**{n}** · {t} · "],
)
def test_a_time_beside_a_name_makes_a_label_before_words(head: str) -> None:
    assert speakers(laid_out(head, "{s}\n\n")) == ALL


def test_times_of_day_may_pass_noon() -> None:
    times = ["11:58:03 AM", "11:59:09 AM", "12:00:17 PM", "12:04:02 PM", "1:01:40 PM"]
    assert speakers(laid_out("{n} {t}", "\n{s}\n\n", times)) == ALL


def test_a_programme_has_round_times_and_no_speakers() -> None:
    times = ["9:00", "10:30", "11:00", "12:30", "14:00"]
    assert speakers(laid_out("{n}, {t}", "\n{s}\n\n", times)) == []


def test_times_that_go_back_are_no_clock_of_a_recording() -> None:
    times = ["3:16", "1:02", "2:11", "1:09", "1:07"]
    assert speakers(laid_out("{n} {t}", "\n{s}\n\n", times)) == []


def test_names_and_times_in_a_row_are_a_list() -> None:
    assert speakers(laid_out("{n} · {t}", "\n")) == []


def test_a_member_stands_below_group_hour_and_matter_as_a_parliament_shows_it() -> None:
    cards = [
        ("Lakes", "Ida Moor Lakes Upper Fen, NB", "Madam Speaker, the weir leaks."),
        ("Hills", "Tom Vale Hills Stone Ridge, NB", "Madam Speaker, it does not."),
        ("Lakes", "The Deputy Speaker (Ms. Ann Reed) Lakes Ann Reed", "Order."),
        ("Hills", "Tom Vale Hills Stone Ridge, NB", "I thank you."),
    ]
    text = "Debates\n\n" + "".join(
        f"The Weir BillGovernment Orders\n\n1:20 p.m.\n\n{group}\n\n{line}\n\n{said}\n\nThat is all.\n\n"
        for group, line, said in cards
    )
    assert speakers(text) == ["Ida Moor", "Tom Vale", "Ms. Ann Reed", "Tom Vale"]
    turns = speaker_turns(text)
    assert speaker_at(turns, text.index("it does not")) == "Tom Vale"
    assert text[turns[1].start :].startswith("The Weir Bill")


def test_one_and_the_same_word_above_each_name() -> None:
    text = (
        "speaker\nOperator\nWelcome, all.\nspeaker\nIda Moor\nThank you.\nWe did well.\n"
        "speaker\nOperator\nA question.\n"
    )
    assert speakers(text) == ["Operator", "Ida Moor", "Operator"]


def test_names_with_an_office_behind_dashes_and_a_single_word_between_them() -> None:
    text = (
        "Operator\n\nWelcome to the call.\n\nIda Moor -- Head of Works\n\nThank you.\n\nWe did well.\n\n"
        "Tom Vale -- Bank of the Fens -- Analyst\n\nWhy was that?\n\nIda Moor -- Head of Works\n\nBy luck.\n\n"
        "Operator\n\nThe next one is from Ben Oak.\n"
    )
    assert speakers(text) == ["Operator", "Ida Moor", "Tom Vale", "Ida Moor", "Operator"]


def test_names_with_an_office_that_nobody_comes_back_to_are_a_list() -> None:
    assert (
        speakers("Ida Moor - Head of Works\nA.\nTom Vale - Clerk\nB.\nBen Oak - Diver\nC.\n") == []
    )


CHAMBER = (
    "The Weir Bill\n\nWednesday 4th May 2022\n\nUpper Chamber\n\n{first}\n\nI thank the Minister. We have waited.\n\n"
    "{second}\n\nWill you give way? The weir is said to be\n\n“as sound as a bell”\n\nand I doubt it.\n\n"
    "Madam Deputy Speaker (Ann Reed)\n\nOrder. May I hear the member?\n\n{first}\n\nI will give way. It is late.\n"
)


def test_members_of_a_chamber_stand_on_lines_of_their_own_though_one_alone_comes_back() -> None:
    text = CHAMBER.format(first="Wilm Moor (Upper Fen) (Lakes)", second="Odo Vale")
    assert speakers(text) == ["Wilm Moor", "Odo Vale", "Madam Deputy Speaker", "Wilm Moor"]


def test_headings_one_of_which_comes_back_are_no_chamber() -> None:
    text = CHAMBER.replace("Madam Deputy Speaker (Ann Reed)", "Lower Ridge")
    assert speakers(text.format(first="Upper Fen", second="Old Lock")) == []


def test_a_given_name_on_a_line_of_its_own_counts_once_where_two_others_come_back() -> None:
    lines = ["Ida Moor", "Odo Vale", "Peter Oak", "Ida Moor", "Upper Fen", "Odo Vale"]
    text = "".join(f"{line}\n\nIt leaks a little.\n\n" for line in lines)
    assert speakers(text) == ["Ida Moor", "Odo Vale", "Peter Oak", "Ida Moor", "Odo Vale"]


def test_two_persons_by_title_are_enough() -> None:
    text = (
        "Mr VALE (Stone Ridge) (14:37): My question is to the Minister. Does the weir leak?\n\n"
        "Ms MOOR (Upper Fen) (14:38): I am aware of it. We will mend it.\n"
    )
    assert speakers(text) == ["Mr VALE", "Ms MOOR"]
    assert document_kind(text, 0, None) is Kind.TRANSCRIPT


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Tom Vale (Chair): present\n\nMs. Ida Moor (Clerk): absent\n",
        "Mr. Tom Vale: Head of the works.\n\nMs. Ida Moor: Clerk of the fen.\n",
        "Mr Vale: I was there.\n\nIt rained.\n\nMr Vale: We left.\n",
    ],
)
def test_titles_in_a_list_or_of_one_person_are_no_transcript(text: str) -> None:
    assert speakers(text) == []


def test_a_label_in_small_letters_among_capitals_stands_for_nobody() -> None:
    text = "Remote: Ann Reed\nIM: We start.\nTV: Yes.\nIM: Any news?\nTV: None.\nBO: One.\nIM: Go on.\n"
    assert speakers(text) == ["IM", "TV", "IM", "TV", "BO", "IM"]


def test_a_name_stays_whose_first_letters_or_capitals_are_a_label() -> None:
    text = "Ida Moor: Hi.\nTom Vale: Hello.\nIM: So?\nTV: Fine.\nIM: Good.\nTV: Yes.\nIM: Go.\nTV: No.\n"
    assert speakers(text)[:3] == ["Ida Moor", "Tom Vale", "IM"]
    text = "Moor: Hi.\nMOOR: So?\nVALE: Fine.\nMOOR: Good.\nVALE: Yes.\n"
    assert speakers(text)[0] == "Moor"


def test_a_label_in_capitals_counts_within_a_line_that_lost_its_break() -> None:
    text = (
        "MS MOOR: Yes.\nMR. VALE: It depends on you. MS MOOR: Let me hear it.\nMR. VALE: As you like.\n"
        "MS MOOR: So be it.\n"
    )
    assert speakers(text) == ["MS MOOR", "MR. VALE", "MS MOOR", "MR. VALE", "MS MOOR"]


def test_a_long_office_in_capitals_has_its_holder_in_brackets() -> None:
    text = (
        "SHRI VALE: Why?\n\nTHE MINISTER OF STATE IN THE MINISTRY OF WEIRS AND LOCKS AND MINISTER OF STATE IN THE "
        "MINISTRY OF FENS, REEDS AND RIVERS (SHRI TOM OAK): Sir, it leaks.\n\nSHRI VALE: Since when?\n\n"
        "THE MINISTER OF FENS (SMT IDA MOOR): Since May.\n"
    )
    assert speakers(text) == ["SHRI VALE", "SHRI TOM OAK", "SHRI VALE", "SMT IDA MOOR"]


def test_what_somebody_does_in_a_chat_is_theirs() -> None:
    text = "[10:01] <imoor> hi\n[10:02] <tv> yes\n[10:03] * boak waves\n[10:04] <imoor> then go\n"
    assert speakers(text) == ["imoor", "tv", "boak", "imoor"]


def test_numbered_questions_of_several_need_no_empty_line() -> None:
    text = (
        "Two keepers\n\n1. Why the lock?\nIda: It was free.\nTom: I like water.\n2. And the weir?\nIda: It leaks.\n"
        "Tom: A little.\n3. Do you quarrel?\nIda: Never.\nTom: At times.\n"
    )
    assert speakers(text) == ["Q", "Ida", "Tom"] * 3


def test_who_asks_under_one_name_is_answered_without_any() -> None:
    text = (
        "REED: Why the lock?\nIt was free. Lucky?\nREED: And the weir?\nIt leaks.\nREED: Do you swim?\nI do.\n"
        "REED: Often?\nWe all do.\n"
    )
    assert speakers(text) == ["REED", "A"] * 4


def test_a_heading_amid_a_turn_is_nobodys() -> None:
    text = "IM: We start.\n\n## The weir\n\nIt leaks.\n\nTV: It does.\n\nIM: So be it.\n"
    said = {s.text: s.turn for s in prepare(read_text(text)).sentences}
    assert said["## The weir"] is None
    assert said["It leaks."] == "IM"


def test_a_number_of_a_question_stands_before_the_member_who_asks() -> None:
    text = (
        "Witnesses: Dr Ann Reed, Odo Vale and Ida Moor.\n\nQ1  Chair: Shall we start?\n\nOdo Vale: Please.\n\n"
        "Q2  Wilm Oak: Is the weir safe?\n\nDr Reed: It is.\n\nChair: Thank you.\n\nOdo Vale: It leaks.\n"
    )
    assert speakers(text) == ["Chair", "Odo Vale", "Wilm Oak", "Dr Reed", "Chair", "Odo Vale"]


def test_what_stands_over_a_transcript_with_a_word_and_a_colon_is_nobodys() -> None:
    text = (
        "Talk: the weir\n\nDate: 4 May\n\nPlace: Upper Fen\n\n"
        + "Ida: It leaks.\n\nTom: A little.\n\n" * 6
    )
    assert speakers(text) == ["Ida", "Tom"] * 6


def test_a_first_turn_without_a_full_stop_stays_where_others_have_none() -> None:
    assert speakers("Log\nBen: hello\nIda: hi\nTom: so\nIda: yes\nTom: no\n")[0] == "Ben"


COUPLE = (
    "In conversation with Ida and Tom\n\nHow did the lock begin?\n\nIda: I had a boat.\nTom: She had a leak.\n\n"
    "{told}\n\nTom: I did. I miss it.\n\nWhat is the hardest part?\n\nIda: Ice.\n\nTell me about the weir.\n\n"
    "Ida: It is older than we are.\n"
)


def test_what_is_put_to_two_who_answer_need_not_ask() -> None:
    told = "So you left the mill, Tom. That must have been hard."
    order = ["Q", "Ida", "Tom", "Q", "Tom", "Q", "Ida", "Q", "Ida"]
    assert speakers(COUPLE.format(told=told)) == order
    own = "I stayed, and we did well."
    assert speakers(COUPLE.format(told=own)) == ["Q", "Ida", "Tom", "Tom", "Q", "Ida", "Q", "Ida"]


def test_headings_of_an_interview_ask_without_a_mark() -> None:
    text = (
        "# An interview with Ida Moor\n\n## Could you say who you are\n\nI keep the lock.\n\n"
        "## How did you come to it\n\nBy boat.\n\nIt was cold.\n\n## What do you like\n\nI like rain.\n\n"
        "## A word to our readers\n\nCome and see us.\n"
    )
    assert "".join(speakers(text)) == "QAQAQAQA"


ITALIC = (
    "Ida Moor keeps a lock. The Ledger found her at work.\n\n*Why did you come?*\n\nI was tired.\n\n"
    "*Who passes here?*\n\n{answer}\n\n*And in winter?*\n\nI read. We close in May.\n"
)


def test_questions_in_italics_are_an_interview_where_somebody_answers_as_i() -> None:
    assert "".join(speakers(ITALIC.format(answer="I hardly know."))) == "QAQAQA"
    plain = ITALIC.format(answer="Barges.").replace("I was tired", "She was tired")
    assert speakers(plain) == []


def test_numbered_questions_are_answered_on_their_own_lines() -> None:
    text = (
        "Me and the lock\n\n 1. How did you come here? I came by boat. It sank.\n 2. Say a word on the weir. "
        "Is it safe? Why? I think it is, for now.\n 3. What do you read? I read maps.\n"
    )
    turns = speaker_turns(text)
    assert "".join(turn.speaker for turn in turns) == "QAQAQA"
    assert text[turns[3].start :].startswith("I think it is")
    assert speakers(text.replace("I ", "They ")) == []


def test_a_numbered_question_without_a_mark_is_the_first() -> None:
    text = (
        "Ten questions for Ida Moor\n\n1. How long did you wait for the lock\nI waited a year.\n\n"
        "2. Is it hard?\nIt is, and I like it.\n\n3. What next?\nWe will see.\n\n4. Do you swim?\nI do.\n"
    )
    assert "".join(speakers(text)) == "QAQAQAQA"


@pytest.mark.parametrize(
    "head",
    [
        "[04/05/23, {t}:12] {n}: ",
        "04/05/2023, {t} - {n}: ",
        "{n} — Today at {t} AM\n",
        "{n}, 4 May 2023, {t}\n",
        "{n} — 05/04/2023 {t} AM\n",
    ],
)
def test_the_day_before_a_time_is_no_part_of_the_name(head: str) -> None:
    times = ["10:03", "10:03", "10:04", "10:06", "10:07"]
    assert speakers(laid_out(head, "{s}\n", times)) == ALL


DEPOSITION = """\
 1                 IDA MOOR,
 2   having been sworn, testified as follows:
 3   BY MR. VALE:
 4       Q.   Where were you on the night of
 5   the flood?
 6       A.   At the lock.  I had let it
 7   fill.
 8            MS. REED:  Objection.
 9            THE WITNESS:  Should I answer?
10       A.   I was alone.
11       Q.   Who came?
12       A.   My brother.
"""


def test_lines_of_a_deposition_are_counted() -> None:
    order = ["BY MR. VALE", "Q", "A", "MS. REED", "THE WITNESS", "A", "Q", "A"]
    assert speakers(DEPOSITION) == order
    turns = speaker_turns(DEPOSITION)
    assert speaker_at(turns, DEPOSITION.index("the flood")) == "Q"


def test_names_in_capitals_before_a_full_stop_count_beside_one_with_a_title() -> None:
    text = (
        "CHAIR MOOR.  Good day.  We raised the weir.\n\nIt held.\n\nTOM VALE.  Thank you.  Will it hold?\n\n"
        "CHAIR MOOR.  I think so.\n\nANN REED.  And then?\n\nCHAIR MOOR.  We shall see.\n"
    )
    assert speakers(text) == ["CHAIR MOOR", "TOM VALE", "CHAIR MOOR", "ANN REED", "CHAIR MOOR"]
    headings = "UPPER FEN. The weir.\n\nLOWER FEN. The lock.\n\nUPPER FEN. The mill.\n\nIt rains.\n"
    assert speakers(headings) == []


def test_an_office_before_the_first_of_a_name_is_the_same_persons() -> None:
    text = (
        "Warden of the Upper Fen Ida Moor: How is the weir?\n\nMaster of Locks Tom Vale: It leaks.\n\n"
        "Ida Moor: Since when?\n"
    )
    assert speakers(text) == [
        "Warden of the Upper Fen Ida Moor",
        "Master of Locks Tom Vale",
        "Ida Moor",
    ]


def test_who_asks_a_minister_is_named_in_capitals_before_a_seat() -> None:
    text = (
        "1. IDA MOOR (Lakes—Upper Fen) to the Minister: Why?\n\nTOM VALE: So.\n\nIDA MOOR: When?\n\n"
        "TOM VALE: Soon.\n"
    )
    assert speakers(text) == ["IDA MOOR", "TOM VALE"] * 2


def test_an_office_with_its_holder_in_brackets_counts_once_on_its_line() -> None:
    lines = ["Odo Vale", "The Warden (Ida Moor)", "Odo Vale", "Ida Moor", "The Clerk (Wilm Oak)"]
    text = "".join(f"{line}\n\nIt leaks a little.\n\n" for line in lines)
    assert speakers(text) == ["Odo Vale", "Ida Moor", "Odo Vale", "Ida Moor", "Wilm Oak"]


def test_a_name_on_a_line_of_its_own_may_end_in_junior() -> None:
    text = "Odo P. Vale, Jr.\n\nIt leaks.\n\nIda Moor\n\nDoes it?\n\n" * 2
    assert speakers(text) == ["Odo P. Vale, Jr.", "Ida Moor"] * 2


def test_an_answer_stands_on_the_line_of_its_question() -> None:
    text = "Q. Why? A. I like it.\n\nQ. Since when? A. May.\n\nQ. Will you stay? A. Yes. A while.\n"
    assert "".join(speakers(text)) == "QAQAQA"


BOLD = (
    "The keeper\n\n**Why the lock?** It was free. I had time.\n\n**And now a weir.** I know.\n\nIt leaks.\n\n"
    "**Do you swim?** {answer}\n\n**Is it cold?** We are used to it.\n"
)


def test_an_answer_stands_behind_its_question_in_bold_type() -> None:
    assert "".join(speakers(BOLD.format(answer="I do."))) == "QAQAQAQA"
    facts = (
        BOLD.replace("I had time", "It had time")
        .replace("I know", "It is")
        .replace("We are", "All are")
    )
    assert speakers(facts.format(answer="Few do.")) == []


def test_a_full_name_comes_back_as_the_surname() -> None:
    text = (
        "IDA MOOR, HOST: Welcome.\n\nTOM VALE, HOST: Hello.\n\nMOOR: I am Ida.\n\nVALE: I am Tom.\n"
    )
    assert speakers(text) == ["IDA MOOR, HOST", "TOM VALE, HOST", "MOOR", "VALE"]


def test_voices_that_a_machine_counts_are_labels() -> None:
    assert speakers("spk1: We start.\nspk2: Yes.\nspk1: Go on.\nspk3: No.\n") == [
        "spk1",
        "spk2",
        "spk1",
        "spk3",
    ]
    assert speakers("step 1: mix it\nstep 2: bake it\nstep 3: eat it\n") == []


def test_members_below_their_groups_need_not_come_back() -> None:
    cards = [
        ("Lakes", "Ida Moor Lakes Fen"),
        ("Hills", "Tom Vale Hills Ridge"),
        ("Lakes", "Ann Reed Lakes Lock"),
    ]
    text = "".join(f"{group}\n\n{line}\n\nIt leaks.\n\n" for group, line in cards)
    assert speakers(text) == ["Ida Moor", "Tom Vale", "Ann Reed"]
    assert speakers(text.replace(" Lakes ", " ").replace(" Hills ", " ")) == []


def test_questions_to_you_on_the_first_lines_of_paragraphs_are_an_interview() -> None:
    text = (
        "The Lock Band\n\nHow would you call your songs?\nWe call them wet.\n\nWhat made you start?\nRain, I think.\n\n"
        "Who wrote the first one?\nWe all did.\n\nWhich is the best?\nNone of ours.\n"
    )
    assert "".join(speakers(text)) == "QAQAQAQA"


CALLERS = (
    "The lock keeper answers\n\nAnn Reed was online on Monday.\n\n"
    "Ann Reed: Hello, all. I will take your questions on locks and weirs.\n\n"
    "Upper Fen: When will the gates of the old lock be mended, and who will pay for them?\n\n"
    "Ann Reed: In May. The parish pays.\n\nIt has the money.\n\nI have seen it.\n\nIt was saved for years.\n\n"
    "Stone Ridge: I walked down to the weir on Sunday, and it looks as if it would not last.\n"
)


def test_those_who_call_one_person_have_labels_once_each() -> None:
    assert speakers(CALLERS) == ["Ann Reed", "Upper Fen", "Ann Reed", "Stone Ridge"]
    assert speakers(CALLERS.replace("Ann Reed:", "Update:")) == []


AT_LENGTH = (
    "Interview with Ida Moor\n\nIda Moor has kept the lock for thirty years.\n\nOn the weir\n\n"
    "I only wanted to hear what you make of the new weir and of those who march against it.\n\n"
    "{answer} It was built in a hurry, by people who had never seen the river in spring, and it shows.\n\n"
    "On the lock\n\nThe parish wants to sell it. Do you see that coming?\n\n"
    "I hope not. There are signs of it, and there have been signs of it since my father kept the gates.\n"
)


def test_what_is_put_at_length_is_answered_at_greater_length() -> None:
    text = AT_LENGTH.format(answer="I make little of it.")
    assert "".join(speakers(text)) == "QAQA"
    assert speakers(AT_LENGTH.format(answer="Few think well of it.")) == []
    assert speakers(text.replace("Interview with", "About")) == []


TOLD_ON = (
    "The lock keepers' tapes\n\n"
    "Of the third tape. Sandra Moor Reed: This is the third tape. Ready? James Vale: I am ready. "
    "SR: Where were you born? JV: By the weir. SR: And your father kept it? JV: He did. SR: For long? "
    "JV: For forty years. SR: Thank you. JV: My pleasure.\n"
)


def test_names_in_full_count_in_a_run_on_text_where_their_initials_come_back() -> None:
    assert speakers(TOLD_ON) == ["Sandra Moor Reed", "James Vale", *["SR", "JV"] * 4]
    assert "Sandra Moor Reed" not in speakers(TOLD_ON.replace("SR:", "KL:"))


CAPTIONED = ">> THE WEIR LEAKS AGAIN\nTONIGHT.\n>> WE HAVE KNOWN IT\nSINCE SPRING.\n>> SO WHY DID NOBODY\nMEND IT?\n"


def test_marks_of_captions_make_a_transcript_and_quoted_mail_does_not() -> None:
    assert document_kind(CAPTIONED, 0, None) is Kind.TRANSCRIPT
    for mail in (CAPTIONED + "> I said so.\n", CAPTIONED.replace("\nTONIGHT", "\n>> TONIGHT")):
        assert document_kind(mail, 0, None) is not Kind.TRANSCRIPT
    posts = CAPTIONED.replace(">> ", ">>1234 ")
    assert document_kind(posts, 0, None) is not Kind.TRANSCRIPT
