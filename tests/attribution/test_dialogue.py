"""Lines of a dialogue without a tag, and clauses that open a sentence: whose words they are. All texts are invented."""

from __future__ import annotations

import pytest

from summarizer import verify_quotes
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.reading.documents import read_text
from summarizer.text.prepare import prepare

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)


def is_given(text: str, words: str, holder: str) -> bool:
    start = text.index(words)
    read = prepare(read_text(text))
    return SpeakerIndex(read).tell((start, start + len(words)), holder).check in FOUND


@pytest.mark.parametrize(
    "text",
    [
        (
            "“Where is the key now?” Runa Holt wanted to know.\n\n“In the old mill,” replied Timo Berg.\n\n"
            "“Then send for it.”\n"
        ),
        "'Where is the key now?' Holt asked.\n\n'In the old mill,' Berg answered.\n\n'Then send for it.'\n",
        "“Who has the key?”\n\n“In the old mill,” Timo Berg said.\n\n“Then send for it.”\n",
        "“Why in the old mill?” Timo Berg asked Runa Holt.\n\n“Then send for it.”\n",
    ],
)
@pytest.mark.parametrize("holder", ["Runa Holt", "Holt", "Timo Berg", "Berg"])
def test_a_line_behind_another_ones_turn_or_a_question_is_nobodys(text: str, holder: str) -> None:
    assert not is_given(text, "Then send for it.", holder)


def test_question_and_answer_go_on_in_turn() -> None:
    opening = "“Where is the key?” asked Runa Holt.\n\n“In the mill,” said Timo Berg."
    text = f"{opening}\n\n“And who has the mill?”\n\n“The bank.”\n"
    assert is_given(text, "And who has the mill?", "Runa Holt")
    assert is_given(text, "The bank.", "Timo Berg")
    assert not is_given(text, "And who has the mill?", "Timo Berg")
    assert not is_given(text, "The bank.", "Runa Holt")


def test_a_question_behind_a_remark_is_answered_by_whom_it_is_put_to() -> None:
    text = (
        "“We have no key,” said Timo Berg.\n\nRuna Holt put down her cup.\n\n"
        "“Since when?” she asked.\n\n“Since Tuesday.”\n"
    )
    assert is_given(text, "Since Tuesday.", "Timo Berg")
    assert not is_given(text, "Since Tuesday.", "Runa Holt")


@pytest.mark.parametrize(
    ("text", "words", "holder", "other"),
    [
        (
            "Terwijl Runa Holt beweerde dat de dam veilig was, zei Timo Berg dat het water al steeg.",
            "het water al steeg",
            "Timo Berg",
            "Runa Holt",
        ),
        (
            "Mientras Runa Holt aseguró que la presa era segura, Timo Berg dijo que los muros cedían.",
            "los muros cedían",
            "Timo Berg",
            "Runa Holt",
        ),
        (
            "Anders als Runa Holt behauptet hatte, sei das Wehr nicht gesperrt, sagte Timo Berg am Montag.",
            "sei das Wehr nicht gesperrt",
            "Timo Berg",
            "Runa Holt",
        ),
        (
            "„Das Wehr ist offen“, sagte Runa Holt, während Timo Berg erklärte, es sei seit Mai gesperrt.",
            "es sei seit Mai gesperrt",
            "Timo Berg",
            "Runa Holt",
        ),
        (
            "Während Runa Holt versicherte, das Wehr sei leer, sagte Timo Berg, jedes Becken sei voll.",
            "jedes Becken sei voll",
            "Timo Berg",
            "Runa Holt",
        ),
        (
            "Руна Хольт заявила, что плотина цела, а Тимо Берг сообщил, что вода прибывает.",
            "вода прибывает",
            "Тимо Берг",
            "Руна Хольт",
        ),
    ],
)
def test_of_two_who_speak_in_a_sentence_each_has_their_words(
    text: str, words: str, holder: str, other: str
) -> None:
    assert is_given(text, words, holder)
    assert not is_given(text, words, other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Runa Holt sagte nicht, dass der Damm gesperrt wird. Der Rat tagte im Rathaus.",
            "der Damm",
        ),
        (
            "Runa Holt no dijo que la presa era segura. El consejo no estaba en la reunión.",
            "la presa",
        ),
        ("Runa Holt zei niet dat de dam veilig was. De raad was er maandag niet bij.", "de dam"),
        (
            "Runa Holt non ha detto che la diga era sicura. Il consiglio non era presente.",
            "la diga",
        ),
    ],
)
def test_what_was_not_said_is_nobodys_in_other_languages(text: str, words: str) -> None:
    assert not is_given(text, words, "Runa Holt")


def test_german_nouns_are_no_names() -> None:
    text = "Am Montag sagte Runa Holt in Orsha, der Damm halte. Die Mühle, betonte Holt, werde verkauft."
    assert is_given(text, "werde verkauft", "Runa Holt")
    assert is_given(text, "der Damm halte", "Runa Holt")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "A post falsely claimed that Runa Holt had said that the dam was sold.",
            "the dam was sold",
        ),
        ("No one heard Runa Holt say that the dam was sold.", "the dam was sold"),
        (
            "Even as Runa Holt said that it held, Timo Berg said that the dam leaked.",
            "the dam leaked",
        ),
        (
            "Far from being shut, as Runa Holt had claimed, the dam took boats, Timo Berg said.",
            "the dam took boats",
        ),
        (
            "Timo Berg rejected Runa Holt's allegation that the weir had cracked and said the dam was open.",
            "the dam was open",
        ),
    ],
)
def test_words_beside_a_claim_that_is_set_aside_are_not_its_speakers(text: str, words: str) -> None:
    assert not is_given(text, words, "Runa Holt")


def test_a_dash_without_a_blank_signs_a_quotation() -> None:
    text = "In brief\n\n“The dam is dry.”—Runa Holt, farmer\n\n“We dig a well.”—Timo Berg, miller\n"
    assert is_given(text, "The dam is dry.", "Runa Holt")
    assert is_given(text, "We dig a well.", "Timo Berg")
    block = "> “The dam is dry.”\n> **Runa Holt**\n\n> “We dig a well.”\n> **Timo Berg**\n"
    assert is_given(block, "The dam is dry.", "Runa Holt")
    assert not is_given(text, "We dig a well.", "Runa Holt")


def test_a_quotation_that_goes_on_in_news_stays_with_its_speaker() -> None:
    text = "“The key is in the mill,” Timo Berg said.\n\n“We shall send for it on Monday.”\n"
    assert is_given(text, "We shall send for it", "Timo Berg")


WORDS = "the weir had cracked"


@pytest.mark.parametrize(
    "text",
    [
        "Despite Runa Holt’s claim that the dam was sound, the weir had cracked, Timo Berg told the board.",
        "Although Runa Holt insists the dam was sound, the weir had cracked, Timo Berg said.",
        "Though Runa Holt insists the dam was sound, the weir had cracked, says Timo Berg.",
        "Though Runa Holt had said the dam was sound, the weir had cracked, Timo Berg told the board.",
        "In spite of Runa Holt's assurance that the dam was sound, the weir had cracked, Timo Berg said.",
        "Although Runa Holt had said the dam was sound, the weir had cracked, according to Timo Berg.",
        "While Runa Holt told the board that the dam was sound, the weir had cracked, according to Timo Berg.",
    ],
)
def test_the_main_clause_is_not_of_whom_a_sentence_sets_it_against(text: str) -> None:
    assert not is_given(text, WORDS, "Runa Holt")
    assert is_given(text, WORDS, "Timo Berg")
    assert is_given(text, "the dam was sound", "Runa Holt")


@pytest.mark.parametrize("holder", ["Runa Holt", "Timo Berg"])
def test_a_line_behind_a_turn_that_an_act_gives_to_another_is_nobodys(holder: str) -> None:
    text = "“Who has the key?” Runa Holt asked.\n\nTimo Berg shrugged. “The miller has it.”\n\n“Then send for it.”\n"
    assert not is_given(text, "Then send for it.", holder)
    assert is_given(text, "The miller has it.", "Timo Berg")


@pytest.mark.parametrize(
    "text",
    [
        "Timo Berg contradicted Runa Holt, who had claimed that the dam was sound.",
        "The weir had cracked, said Timo Berg, contradicting Runa Holt, who insisted that the dam was sound.",
        "Timo Berg laughed at Runa Holt, who said the dam was sound.",
    ],
)
def test_what_a_relative_clause_says_of_another_is_the_others(text: str) -> None:
    assert is_given(text, "the dam was sound", "Runa Holt")
    assert not is_given(text, "the dam was sound", "Timo Berg")


@pytest.mark.parametrize(
    "text",
    [
        "Timo Berg, the deputy of Runa Holt, who owns the mill, said that the weir had cracked.",
        "Timo Berg, contradicting Runa Holt, who had claimed that the dam was sound, said that the weir had cracked.",
        "Timo Berg, flanked by Runa Holt, said that the weir had cracked.",
    ],
)
def test_who_is_told_of_within_an_insertion_is_not_who_speaks(text: str) -> None:
    assert is_given(text, WORDS, "Timo Berg")
    assert not is_given(text, WORDS, "Runa Holt")


@pytest.mark.parametrize("joint", ["; the latter", ". The latter", ", while the latter"])
def test_the_latter_is_the_second_also_behind_the_former(joint: str) -> None:
    both = "Runa Holt and Timo Berg met the board."
    text = f"{both} The former said the dam was sound{joint} said the weir had cracked.\n"
    assert is_given(text, "the dam was sound", "Runa Holt")
    assert is_given(text, WORDS, "Timo Berg")
    assert not is_given(text, WORDS, "Runa Holt")


@pytest.mark.parametrize(
    "text",
    [
        "„Das Wehr ist undicht.“ – Timo Berg, Müller\n\n„Der Damm hält seit hundert Jahren gut.“ – Runa Holt\n",
        "«Das Wehr ist undicht.»\n— Timo Berg, Müller\n\n«Der Damm hält, und das seit hundert Jahren.»\n— Runa Holt\n",
    ],
)
def test_lines_that_sign_a_quotation_are_read_in_any_language(text: str) -> None:
    assert is_given(text, "Das Wehr ist undicht.", "Timo Berg")
    assert not is_given(text, "Das Wehr ist undicht.", "Runa Holt")


@pytest.mark.parametrize("opening", ["Instead of mending the dam", "Rather than mend the dam"])
def test_what_a_sentence_sets_aside_is_all_that_as_tells_of(opening: str) -> None:
    text = f"{opening}, as Runa Holt had promised, the board would move the mill, Timo Berg said."
    assert is_given(text, "the board would move the mill", "Timo Berg")
    assert not is_given(text, "the board would move the mill", "Runa Holt")


def test_what_a_colon_announces_is_of_whom_as_names() -> None:
    text = "The board met on Monday.\n\nAs Runa Holt wrote:\n\n“The dam is sound.”\n\nIt rained all day.\n"
    assert is_given(text, "The dam is sound.", "Runa Holt")


def test_a_headline_names_who_said_its_quotation_behind_a_colon() -> None:
    text = "‘The weir has cracked’: Timo Berg\n\nThe board met on Monday in the mill, and Runa Holt was not there.\n"
    (check,) = verify_quotes(text, ["The weir has cracked"], speakers=["Timo Berg"])
    assert check.speaker_check is SpeakerCheck.NAMED


def test_a_russian_speech_between_quotation_marks_and_a_dash_is_of_whom_the_verb_names() -> None:
    text = (
        "«Плотина держится», — заявила Руна Хольт. Совет города собрался в большом зале, и заседание"
        " длилось больше двух часов.\n"
    )
    (check,) = verify_quotes(text, ["Плотина держится"], speakers=["Руна Хольт"])
    assert check.speaker_check is SpeakerCheck.NAMED
