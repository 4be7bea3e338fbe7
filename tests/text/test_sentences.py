from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.paragraphs import paragraph_spans
from summarizer.text.sentences import LONGEST_SENTENCE, paragraph_sentences, sentence_spans


def cut(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in paragraph_sentences(text, language)]


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraph_spans(text)]


_PIECES = (
    'He left. |Mr. |“|” |"|(|)|\n|\r\n|\n\n|\u00a0|\u2028|U.S. |5 p.m. |قال لا. |他说不。|\ud800|\0|word |NO |…|?”|'
    "« Non. » |Q    |MS. X:  |- item\n|e\u0301|  "
)
_UNITS = 'a|word |Ab. |“|"|(|“Ab.” |A |NO |\n|b\n|Q b\n|1 |.|a:|他。|AB: c\n'


@given(st.lists(st.sampled_from(_PIECES.split("|")), max_size=60).map("".join))
def test_sentences_are_in_order_and_leave_only_white_space_out(text: str) -> None:
    position = 0
    for start, end, _ in sentence_spans(text):
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Ames met S. Lavigne in the U.S. on St. Martin’s day at 5 p.m. in Geneva.",
        "Gen. Ortiz and Sen. Lamb met Lt. Col. Vane.",
        "Foreign Minister A.Lavigne’s telephone conversation with B.Torrance.",
        "President Joseph R. Hale, Jr. spoke today.",
        "It rose by 2.5 per cent to $3.7 million.",
        "J.D. Vance spoke with J. D. Lamb.",
        "С. Лавров позвонил г-н. Иванову в 2015 г. и ушёл.",
    ],
)
def test_abbreviations_and_initials_end_no_sentence(sentence: str) -> None:
    assert cut(f"{sentence} Then he left.") == [sentence, "Then he left."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He lives in the U.S. The minister agreed.",
            ["He lives in the U.S.", "The minister agreed."],
        ),
        ("It ended at 5 p.m. Then he left.", ["It ended at 5 p.m.", "Then he left."]),
        ("“I agree.” She left.", ["“I agree.”", "She left."]),
        ('"I agree." She left. "Fine."', ['"I agree."', "She left.", '"Fine."']),
        ("He was tired.”Earlier he ran.", ["He was tired.”", "Earlier he ran."]),
        ("„Gut.“ Dann ging er.", ["„Gut.“", "Dann ging er."]),
        ("Il dit : « Non. » Puis il part.", ["Il dit : « Non. »", "Puis il part."]),
        ("“Is it over?” Rao asked. He left.", ["“Is it over?” Rao asked.", "He left."]),
        ("(Laughter.) Then he left.", ["(Laughter.)", "Then he left."]),
        ("他说不。然后走了。", ["他说不。", "然后走了。"]),
        ("قال لا. ثم ذهب؟ نعم.", ["قال لا.", "ثم ذهب؟", "نعم."]),
        ("Thank you. 5:32 P.M. EDT", ["Thank you.", "5:32 P.M. EDT"]),
        ("He agreed.\r\nShe\r\ndid not.", ["He agreed.", "She\r\ndid not."]),
        ("He agreed.\u00a0She did not.", ["He agreed.", "She did not."]),
        ("He \ud800 agreed. She did not.", ["He \ud800 agreed.", "She did not."]),
    ],
)
def test_borders(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_short_quotation_stays_with_its_attribution() -> None:
    text = "“It is worse. There are threats. They must end,” Rao said."
    assert cut(f"{text} He left.") == [text, "He left."]


def test_a_long_quotation_is_cut_at_its_sentences() -> None:
    inner = "This sentence of the minister’s long statement goes on for quite a while. "
    found = cut(f"“{inner * 12}It ends,” Rao said. He left.")
    assert found[0] == "“" + inner.strip()
    assert found[-1] == "He left."
    assert len(found) > 6


def test_an_unclosed_quotation_holds_nothing_together() -> None:
    assert len(cut("“One thing. Another thing. A third thing.")) == 3


def test_shouted_links_part_from_the_sentences_around() -> None:
    found = cut(
        'He left. CLICK HERE TO GET THE NEWS APP "We agree," she said at the meeting in the capital.'
    )
    assert found[1:] == [
        "CLICK HERE TO GET THE NEWS APP",
        '"We agree," she said at the meeting in the capital.',
    ]


def test_a_quotation_opened_again_in_the_next_paragraph_is_not_closed_by_it() -> None:
    text = '"We wait for nobody. "The country has its policies," he said.'
    assert cut(text) == ['"We wait for nobody.', '"The country has its policies," he said.']


def test_german_ordinals_end_no_sentence() -> None:
    assert cut("Er kam am 5. Mai an. Dann ging er.", "de") == [
        "Er kam am 5. Mai an.",
        "Dann ging er.",
    ]


def test_blank_lines_part_paragraphs_even_without_full_stops() -> None:
    assert paragraphs("A title\n \t\nThe text\n\n\nThe end") == ["A title", "The text", "The end"]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    line = "The ministers of both countries spoke about the border and about trade for an hour, officials said. "
    assert len(paragraphs("\r\n".join([line * 2, line, line * 3]))) == 3


def test_no_break_spaces_hold_a_word_together_that_did_not_fit_in_the_line() -> None:
    wrapped = (
        "In Velmar, Mr. Holm met with the Prime Minister of Norland, the mayor of\n"
        "the city and several members of the council, and thanked all of them\n"
        "for their hospitality. In Arland, he met with the Basin Authority's\n"
        "President\u00a0Anna\u00a0Kern\u00a0to\u00a0reaffirm\u00a0the interest of his government\n"
        "in a lasting settlement, and to discuss the state of the gauges in the\n"
        "upper valley.\n"
    )
    assert len(paragraphs(wrapped)) == 1
    assert "Authority's\nPresident" in cut(wrapped)[1]


def test_wrapped_lines_that_begin_with_names_are_joined() -> None:
    wrapped = (
        "Commissioner Otto R. Kern, Jr. spoke today with Prime Minister\n"
        "Anna Holm of Norland and President Felix Maro of the Republic of\n"
        "Velmar about the gauges on the Sarim and the dues of the Ulmeda\n"
        "Basin Commission. The Commissioner thanked both for the People's\n"
        "Congress of Norland in October. They agreed that Norland and the\n"
        "Republic of Velmar will meet in Arland.\n"
    )
    assert len(paragraphs(wrapped)) == 1
    assert len(cut(wrapped)) == 3


def test_two_lines_and_a_comma_are_wrapped_where_no_word_would_have_fitted() -> None:
    wrapped = (
        "Commissioner Kern spoke today with President Felix Maro of Velmar,\n"
        "Chancellor Ida Brand of Orland, and Prime Minister Anna Holm of\n"
        "Norland.\n"
    )
    assert len(paragraphs(wrapped)) == 1


def test_wrapped_paragraphs_among_lists_of_names_are_joined_and_the_names_are_not() -> None:
    names = "\n".join(f"Delegate {name} Holm, Norland" for name in ("Ada", "Ben", "Cleo")) + "\n"
    wrapped = (
        "The Commissioner thanked the delegates for their work on the gauges of\n"
        "Arland and said that the Ulmeda Basin Commission would come together in\n"
        "Velmar in October. He reminded all of them that no state of the basin\n"
        "Treaty had paid its dues, and that the Commission would have to sell\n"
        "Arland's old gauges to pay its staff.\n"
    )
    found = paragraphs(f"{names * 4}\n{wrapped}\n{names * 4}")
    assert len(found) == 25
    long = (
        "The ministers of both countries spoke about the border and about trade for an hour. " * 2
    )
    assert len(paragraphs(f"{wrapped}\n{long}\n{long}")) == 3


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = (
        "The ministers of the two countries spoke on the telephone today about\n"
        "the border and agreed that the crossing will be opened again as soon\n"
        "as the repairs are finished. They did not speak about the fishing\n"
        "rights, which remain in dispute.\n"
    )
    assert len(paragraphs(f"{wrapped}\n{wrapped}")) == 2
    texts = [f"{wrapped}"[start:end] for start, end, _ in sentence_spans(wrapped)]
    assert [text.split()[-1] for text in texts] == ["finished.", "dispute."]


def test_list_items_and_labels_begin_paragraphs_in_wrapped_text() -> None:
    text = (
        "The ministers of the two countries spoke on the telephone today about\n"
        "the border and agreed on two things that both of them had long wanted\n"
        "- the crossing will be opened again as soon as the repairs are at an\n"
        "  end, which will take until the first days of the month of October\n"
        "MS. RAO:  That is what we have said since the day we began to speak of\n"
        "it in public.\n"
    )
    assert [p[:6] for p in paragraphs(text)] == ["The mi", "- the ", "MS. RA"]


def test_web_addresses_do_not_hide_that_a_text_is_wrapped() -> None:
    text = (
        "The ministers of the two countries spoke on the telephone today about\n"
        "[the border](https://example.org/" + "a" * 150 + ") and agreed\n"
        "that the crossing will be opened again as soon as the repairs are all\n"
        "finished, and they did not speak about the fishing rights, which will\n"
        "remain in dispute.\n"
    )
    assert len(paragraphs(text)) == 1


def test_a_sentence_without_an_end_is_cut_at_clauses() -> None:
    text = "and the minister said that it was so, " * 80
    found = cut(text)
    assert all(len(piece) <= LONGEST_SENTENCE for piece in found)
    assert all(piece.endswith("so,") for piece in found)


@pytest.mark.parametrize("unit", _UNITS.split("|"))
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begin = time.process_time()
        assert sum(1 for _ in sentence_spans(text)) > (0 if text.strip() else -1)
        return time.process_time() - begin

    seconds(2_000)
    small = min(seconds(5_000) for _ in range(2))
    # The best of two: a collection of garbage may fall into either.
    assert min(seconds(40_000) for _ in range(2)) < 8 * 4 * small + 0.3


def test_initials_of_another_script_end_no_sentence() -> None:
    text = "Он встретил А.Б. Иванова в Москве. Они ушли."
    found = [text[first:last] for first, last in paragraph_sentences(text, "ru")]
    assert found == ["Он встретил А.Б. Иванова в Москве.", "Они ушли."]


@pytest.mark.parametrize(
    "found",
    [
        ["They spoke of the border and of many other matters that day.",
         "MINISTERS MEET IN GENEVA FOR TALKS", "A day later they left the city again."],
        ["They spoke of the border and the MINISTERS MEET IN GENEVA FOR TALKS and then they left the city."],
    ],
)  # fmt: skip
def test_shouted_words_within_a_running_sentence_stay_in_it(found: list[str]) -> None:
    text = " ".join(found)
    assert [text[first:last] for first, last in paragraph_sentences(text, "en")] == found


def test_blank_text_holds_no_sentence() -> None:
    assert list(paragraph_sentences(" \n ")) == []


def test_apostrophes_hide_no_border() -> None:
    told = [
        'The minister\'s office thanked the Department of Ports (DOP)\'s "patient staff" for their "help."',
        'He also spoke of "a great day for both ports."',
        '"No other port has done more," Mel\'ar added.',
        "On Sunday she met the members' chairman at the Harbour Master's office.",
        "Both also discussed the Northern States' offer.",
    ]
    text = " ".join(told)
    assert [text[start:end] for start, end, _ in sentence_spans(text)] == told


def test_a_paragraph_that_was_cut_before_is_cut_in_the_same_way() -> None:
    short = "He said so. “It will open,” Kos said. Nobody came."
    long = f"{short} " * 40
    for text in (short, long, f"{long}\n\n{short}"):
        assert list(sentence_spans(text)) == list(sentence_spans(text))
    assert next(short[a:b] for a, b, _ in sentence_spans(short, language="de")) == "He said so."
    assert len(list(sentence_spans(long))) == 3 * 40
