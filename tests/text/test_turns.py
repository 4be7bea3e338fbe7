from __future__ import annotations

import pytest

from summarizer.text.turns import speaker_at, speaker_turns


def speakers(text: str) -> list[str]:
    return [turn.speaker for turn in speaker_turns(text)]


BRIEFING = """Press Room

1:05 P.M. EDT

MS. RAO:  Good afternoon.  I have two items.

The first is the budget.

Q    Thank you.  Is it late?

MS. RAO:  It is not.

DR. VON BERG (via teleconference):  May I add something?

Q    Please.
"""


def test_labels_are_shown_as_written() -> None:
    assert speakers(BRIEFING) == ["MS. RAO", "Q", "MS. RAO", "DR. VON BERG", "Q"]


def test_a_turn_lasts_until_the_next_label() -> None:
    turns = speaker_turns(BRIEFING)
    assert speaker_at(turns, BRIEFING.index("Press Room")) is None
    assert speaker_at(turns, BRIEFING.index("The first is")) == "MS. RAO"
    assert speaker_at(turns, BRIEFING.index("Is it late")) == "Q"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Question: Why?\nAnswer: Because.\nQuestion: Really?\n",
            ["Question", "Answer", "Question"],
        ),
        (
            "John Kirk: Hello.\nAna de la Cruz: Hi.\nJohn Kirk: Bye.\n",
            ["John Kirk", "Ana de la Cruz", "John Kirk"],
        ),
        (
            "- Ana Dahl - No.\n- Piet Roos - Yes.\n- Ana Dahl - No.\n- Piet Roos - So.\n",
            ["Ana Dahl", "Piet Roos"] * 2,
        ),
        (
            "| Who | What |\n|---|---|\n" + "| Ana Dahl | No. |\n| Piet Roos | Yes. |\n" * 2,
            ["Ana Dahl", "Piet Roos"] * 2,
        ),
        (
            "**[Ana Dahl]** No.\n\n**[Piet Roos]** Yes.\n\n" * 2,
            ["Ana Dahl", "Piet Roos"] * 2,
        ),
        (
            "**Ana Dahl**\\\nNo.\n\n**Piet Roos**\\\nYes.\n\n" * 2,
            ["Ana Dahl", "Piet Roos"] * 2,
        ),
        (
            "Speaker: Ana Dahl\nNo.\n\nSpeaker: Piet Roos\nYes.\n\nSpeaker: Ana Dahl\nNo.\n",
            ["Ana Dahl", "Piet Roos", "Ana Dahl"],
        ),
        ("Contact: Ana Dahl\nPlace: Orsha\nTime: noon\nWe met.\nWe sat.\nWe left.\n", []),
        ("**Q:** Why?\n\n**MR. LEE:** So.\n\n**Q:** Oh.\n", ["Q", "MR. LEE", "Q"]),
        ("Q Why?\r\nMR. LEE: So.\r\nQ Oh.\r\n", ["Q", "MR. LEE", "Q"]),
        (
            "Вопрос: Почему?\nС.В.Лавров: Потому.\nВопрос: Да?\nС.В.Лавров: Да.\n",
            ["Вопрос", "С.В.Лавров"] * 2,
        ),
        (
            "MR PRICE:\nGood day.\nQUESTION:\nHello.\nMR PRICE:\nYes.\n",
            ["MR PRICE", "QUESTION", "MR PRICE"],
        ),
    ],
)
def test_forms_of_labels(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Participants: two.\nTopics: trade.\nPlace: Geneva.\n",
        "Note: this.\nNote: that.\nNote: more.\n",
        "He said: no.\nhe said: yes.\nHe said: no.\n",
        "A couple of things.\nQuite so.\nA lot of things.\n",
        "http://a.org\nhttp://b.org\nhttp://a.org\n",
        "At 5:30 they met.\nAt 6:30 they left.\nAt 5:30 again.\n",
        "Will he go?: yes.\nWill he go?: no.\nWho?: no.\nWho?: no.\n",
    ],
)
def test_what_is_no_transcript_has_no_turns(text: str) -> None:
    assert speakers(text) == []


def test_a_printed_list_of_quotations_is_no_turn() -> None:
    text = BRIEFING + "\nAnn Lee, Press Agency: “It went well.”\n\nMS. RAO:  That is all.\n"
    assert "Ann Lee, Press Agency" not in speakers(text)


def test_a_label_whose_colon_was_forgotten_is_one_where_others_have_it() -> None:
    text = (
        "ANA DAHL:\n\nNo.\n\nREPORTER:\n\nWhy?\n\nANA DAHL\n\nBecause it rains.\n\n"
        "REPORTER: And you?\n\nANA DAHL: Yes.\n"
    )
    assert speakers(text) == ["ANA DAHL", "REPORTER", "ANA DAHL", "REPORTER", "ANA DAHL"]
    assert speaker_at(speaker_turns(text), text.index("Because")) == "ANA DAHL"


def test_questions_without_a_label_are_turns_between_answers_with_one() -> None:
    text = (
        "Five questions for Ines Duarte\n\nWhat is the oldest organ you know?\n"
        "DUARTE: One from 1688. The mice were older.\n\n"
        "Do you play?\nDUARTE: Badly.\n\nSome say the wood should go.\nDUARTE: They have never smelled it.\n"
    )
    assert [turn.speaker for turn in speaker_turns(text)] == ["Q", "DUARTE"] * 3


def test_a_label_that_comes_back_makes_no_interview_without_questions() -> None:
    text = "A list\nNOTE: one.\nIt is long.\nNOTE: two.\nIt is longer.\nNOTE: three.\n"
    assert speaker_turns(text) == ()


def test_names_in_square_brackets_on_lines_of_their_own_are_labels() -> None:
    turns = [
        ("Anna Dahl", "We open."),
        ("Per Moe", "We close."),
        ("Anna Dahl", "No."),
        ("Per Moe", "So be it."),
    ]
    text = "\n\n".join(f"[{name}]\n{words}" for name, words in turns)
    assert speakers(text) == [name for name, _ in turns]


@pytest.mark.parametrize("label", ["({})", "({}):", "<{}>", "{}  10:04 AM\n", "{}  9:15 p.m.\n"])
def test_labels_in_parentheses_and_times_before_and_after_noon(label: str) -> None:
    turns = [
        ("Anna Dahl", "We open."),
        ("Per Moe", "We close."),
        ("Anna Dahl", "No."),
        ("Per Moe", "So be it."),
    ]
    text = "\n\n".join(f"{label.format(name)} {words}" for name, words in turns)
    assert speakers(text) == [name for name, _ in turns]


def test_stage_directions_in_square_brackets_are_no_labels() -> None:
    lines = [
        "[Applause]",
        "We open.",
        "[Long pause]",
        "We close.",
        "[Applause]",
        "No.",
        "[Long pause]",
        "So be it.",
    ]
    assert speakers("\n\n".join(lines)) == []


ONE_LINE_EACH = """Interview with harbour master Anna Holm
Sunday, May 28, 2006
The harbour has had three floods in ten years. Its master talked to us about the gates.
Why did you decide to keep the gates open that night?
I did not decide it. The office did, and it told nobody.
When did you learn of it?
At four in the morning, from a docker. By then the water stood in the sheds.
The sheds were full.
They were, and most of it could not be saved. We lost the grain of a whole year.
Has anybody said sorry to you?
Not one of them. I do not expect it any more.
"""


def test_an_interview_without_empty_lines_has_a_paragraph_on_each_line() -> None:
    turns = speaker_turns(ONE_LINE_EACH)
    assert "".join(turn.speaker for turn in turns) == "QAQAQAQA"
    assert speaker_at(turns, ONE_LINE_EACH.index("The sheds were full")) == "Q"


def test_two_questions_to_you_are_an_interview_where_the_text_says_it_is_one() -> None:
    text = (
        "The Ledger interviews historian Paul Venn about the piers\n\nVenn kept the harbour's papers.\n\n"
        "Why do you think so little is left of the old piers?\n\n"
        "Wood rots. Ports that built in stone have kept theirs, whatever care was taken.\n\n"
        "Other harbours, including the one you name, had quarries close by.\n\n"
        "What do you think the loss will mean for the town?\n\n"
        "It depends on the bridge. Will it bring people to the water? All in all, I think it will.\n"
    )
    turns = speaker_turns(text)
    assert "".join(turn.speaker for turn in turns) == "QAQA"
    assert speaker_at(turns, text.index("Other harbours")) == "A"


def test_two_questions_beside_quotations_are_no_interview() -> None:
    text = (
        "The Ledger talks to harbour towns\n\nDo you remember the flood?\n\nMany of us here do.\n\n"
        "\u201cI told them so,\u201d Anna Holm said.\n\nCan you trust the gates?\n\nWe think not.\n"
    )
    assert speakers(text) == []


def test_an_answer_of_three_paragraphs_has_no_question_in_it() -> None:
    long = "We had to carry the grain out by hand, and the night was long, and nobody came. " * 3
    text = (
        "Interview with Anna Holm\n\nWhen did it begin?\n\nI was at home.\n\nWho called you?\n\n"
        f"A docker.\n\n{long}\n\nI went down.\n\nWas it late?\n\nIt was. I never slept.\n"
    )
    assert "".join(speakers(text)) == "QAQAQA"


HEARING = """THE SAFETY OF THE NORTHERN PIERS

    The committee met, pursuant to notice, at 10:03 a.m., Hon. Anna Holm
(chairman of the committee) presiding.
    Chairman Holm. The committee will come to order. We look at the piers and
at what the Department has done. I have put that question to the last
Mr. Venn. He never answered it.
    Mr. Venn [continuing]. Thank you. Two of the five piers have been rebuilt.
    Ms. Kos. What has changed since then?
    Mr. Venn. The price of steel has changed.
    Mr. Tarn of Velmar. I thank the chairman.
    Chairman Holm. We stand adjourned.
"""


def test_speakers_of_a_hearing_have_a_full_stop_behind_them() -> None:
    assert speakers(HEARING) == [
        "Chairman Holm",
        "Mr. Venn",
        "Ms. Kos",
        "Mr. Venn",
        "Mr. Tarn of Velmar",
        "Chairman Holm",
    ]


def test_speakers_of_a_board_are_set_in_capitals_before_a_full_stop() -> None:
    text = (
        "CHAIRMAN HOLM. Who begins?\n\nMR. KOS. I will. The dues have come down.\n\nThey may rise.\n\n"
        "VICE CHAIRMAN VENN. I see it otherwise.\n\nMR. KOS. So be it.\n"
    )
    assert speakers(text) == ["CHAIRMAN HOLM", "MR. KOS", "VICE CHAIRMAN VENN", "MR. KOS"]


def test_everybody_before_a_full_stop_and_a_dash_speaks_also_who_speaks_once() -> None:
    long = "The dues have doubled.\n\nNobody knows why.\n\nThe money is gone.\n\n"
    text = (
        f"Debate on dues\n\nPresident. – The next item is the report.\n\nAnna Holm, rapporteur. – {long}"
        f"President. – Thank you.\n\nPaul Venn, on behalf of the Harbour Group. – {long}"
        "Lena Tarn (NGL). − We vote against it.\n\nPresident. – The debate is closed.\n"
    )
    expected = ["President", "Anna Holm", "President", "Paul Venn", "Lena Tarn", "President"]
    assert speakers(text) == expected


def test_the_full_stop_of_an_abbreviation_ends_no_label() -> None:
    assert speakers("Mr H. Kos came.\n\nThe Hon. Anna Holm left.\n\n" * 3) == []


def test_names_of_a_chamber_on_lines_of_their_own_count_once_too() -> None:
    long = "That is what the House has been told.\n\nIt has been told so for years.\n\n"
    text = (
        f"Dues\n\n45. Mr. Jan Kos\n\nasked the Minister how high the dues are.\n\n"
        f"The Minister of Ports and of the Inland Waterways (Mr. Paul Venn)\n\n{long}Mr. Kos\n\n{long}"
        f"Mrs. Tarn\n\n{long}Mr. Speaker\n\nOrder.\n"
    )
    assert speakers(text) == ["Mr. Jan Kos", "Mr. Paul Venn", "Mr. Kos", "Mrs. Tarn", "Mr. Speaker"]


def test_names_with_seats_on_lines_of_their_own_count_once_too() -> None:
    first, second = "Anna Holm (Northport)\n\nWhy?\n\n", "Jan Kos (Velmar)\n\nBecause.\n\n"
    text = f"{first}{second}{first}{second}Lena Tarn (Outer Bay)\n\nNobody has asked us.\n"
    assert speakers(text) == [*["Anna Holm", "Jan Kos"] * 2, "Lena Tarn"]


def test_a_scribe_writes_short_names_in_small_letters() -> None:
    text = (
        "Harbour group, 4 May\n\nPresent\n\n* Jonas\n* ana\n\nana: shall the pump stay off?\n\nkofi: yes, till June\n\n"
        "ana: then we ask the port\n\nJonas: who pays?\n\nkofi: the port does\n\nmira: not all of it\n\nana: ack\n"
    )
    assert speakers(text) == ["ana", "kofi", "ana", "Jonas", "kofi", "mira", "ana"]


def test_keys_in_small_letters_that_do_not_come_again_are_no_speakers() -> None:
    text = "title: Harbour\nauthor: Holm\ndate: 4 May\n\nThe port is open. The ferry sails.\n"
    assert speakers(text) == []


def test_nicknames_of_a_chat_are_written_as_they_like() -> None:
    text = "Log\n[10:02] <aholm> shall we?\n[10:03] <@jk_2> yes\n[10:04] <aholm> then the pump\n"
    assert speakers(text) == ["aholm", "jk_2", "aholm"]


def test_questions_with_a_label_and_no_question_mark_are_no_interview() -> None:
    assert speakers("Q1: sales rose\nBy half.\nQ2: they fell\nA bit.\nQ3: no news\nNone.\n") == []


def test_two_questions_are_enough_where_the_answers_often_say_i() -> None:
    text = (
        "Anna Holm on the pumps\n\nShe talked to the Ledger. From the Q & A:\n\nHow did you get that job?\n\n"
        "It was luck. I had nothing else, and my uncle knew the master.\n\nThe pumps were old then.\n\n"
        "Is it hard, or what?\n\nIt is not as hard as it looks. I have my books with me.\n"
    )
    assert "".join(speakers(text)) == "QAQA"


def test_who_asks_several_has_no_label() -> None:
    text = (
        "Where were you born?\n\nJan Kos: In Velmar.\n\nAnd you?\n\nLena Kos: Here.\n\nWhen was that?\n\n"
        "Jan Kos: Long ago.\n\nDo you remember the piers?\n\nLena Kos: I do.\n"
    )
    assert speakers(text) == ["Q", "Jan Kos", "Q", "Lena Kos"] * 2


def test_a_question_at_the_end_of_a_speech_is_its_speakers() -> None:
    text = "Jan Kos: We met.\n\nLena Roos: Why?\n\nIs it true?\n\nJan Kos: It is.\n\nLena Roos: So be it.\n"
    assert speakers(text) == ["Jan Kos", "Lena Roos"] * 2


def test_labels_within_a_paragraph_that_lost_its_line_ends() -> None:
    text = (
        "This is an interview with Anna Holm. 00:00:00 Kos: Were you born here? Holm: I was. Kos: When was that? "
        "Holm: Before the flood. My father had come for work. 00:01:02 Kos: What work? Holm: On the piers.\n"
    )
    assert speakers(text) == ["Kos", "Holm"] * 3


def test_words_before_colons_within_a_paragraph_that_do_not_alternate_are_no_labels() -> None:
    text = "We ask two things. First: pay. Second: wait. Note: it is late. First: pay more. Note: it is. Note: so."
    assert speakers(text) == []


def test_question_on_a_line_of_its_own_is_a_label() -> None:
    text = "Prime Minister\n\nWelcome.\n\nPresident Kos\n\nThanks.\n\nQuestion\n\nWhy now?\n\n" * 2
    assert speakers(text) == ["Prime Minister", "President Kos", "Question"] * 2


def test_an_office_and_a_name_behind_one_count_once_where_another_comes_back() -> None:
    text = (
        "Prime Minister\n\nWelcome to the port.\n\nWe have much to do.\n\nPresident Kos\n\nThank you.\n\n"
        "Question\n\nWhat do you hope for?\n\nPrime Minister\n\nThat we turn the page.\n"
    )
    assert speakers(text) == ["Prime Minister", "President Kos", "Question", "Prime Minister"]


def test_offices_of_a_list_that_nobody_speaks_under_are_no_labels() -> None:
    text = "Prime Minister\nForeign Minister\nTrade Minister\nPrime Minister\nDeputy Minister\nThey met.\n"
    assert speakers(text) == []
