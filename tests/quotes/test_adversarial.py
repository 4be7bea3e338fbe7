"""Falsified quotes nobody should believe and honest ones nobody should refuse, beyond what a generator makes."""

from __future__ import annotations

import time

import pytest

from summarizer.quotes.check import QuoteIndex

#: Seconds of processor time, ten times what a busy machine takes: quadratic work takes hours.
_GENEROUS = 120

_FALSIFIED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "ru",
        (
            "Министр заявил, что Россия не будет вести переговоры в понедельник, но 25 "
            "делегаций приедут в Москву."
        ),
        (
            "Россия будет вести переговоры в понедельник",
            "Россия не может вести переговоры в понедельник",
            "Россия не будет вести переговоры во вторник",
            "но 26 делегаций приедут в Москву",
            "но 25 делегаций приедут в Минск",
            "Россия не будет вести переговоры в понедельник, и 25 делегаций приедут",
            "Россия ... будет вести переговоры",
        ),
    ),
    (
        "fr",
        "Le ministre n’a pas signé l’accord lundi et les deux parties peuvent se revoir à Genève.",
        (
            "Le ministre a signé l’accord lundi",
            "Le ministre n’a signé l’accord lundi",
            "Le ministre n’a jamais signé l’accord lundi",
            "Le ministre n’a pas signé l’accord mardi",
            "les deux parties doivent se revoir à Genève",
            "les trois parties peuvent se revoir à Genève",
            "les deux parties peuvent se revoir à Paris",
            "Le ministre ... signé l’accord lundi",
        ),
    ),
    (
        "es",
        (
            "El ministro no firmará el acuerdo en marzo, pero las dos partes podrían "
            "reunirse en Quito."
        ),
        (
            "El ministro firmará el acuerdo en marzo",
            "El ministro no firmará el acuerdo en mayo",
            "las tres partes podrían reunirse en Quito",
            "las dos partes deberían reunirse en Quito",
            "las dos partes podrían reunirse en Lima",
            "El ministro no firmó el acuerdo en marzo",
        ),
    ),
    (
        "de",
        (
            "Der Minister wird das Abkommen im März nicht unterzeichnen, aber die beiden "
            "Seiten können sich in Wien treffen."
        ),
        (
            "Der Minister wird das Abkommen im März unterzeichnen",
            "Der Minister wird das Abkommen im Mai nicht unterzeichnen",
            "die beiden Seiten müssen sich in Wien treffen",
            "die beiden Seiten können sich in Bern treffen",
            "Der Minister wird kein Abkommen im März unterzeichnen",
            "Der Minister wird das Abkommen im März ... unterzeichnen",
        ),
    ),
    (
        "ar",
        "قال الوزير إن بلاده لن توقع الاتفاق يوم الاثنين وإن 25 وفدا سيصل إلى عمان.",
        (
            "بلاده توقع الاتفاق يوم الاثنين",
            "بلاده سوف توقع الاتفاق يوم الاثنين",
            "بلاده لن توقع الاتفاق يوم الثلاثاء",
            "وإن 26 وفدا سيصل إلى عمان",
            "وإن 25 وفدا سيصل إلى بيروت",
            "بلاده لا توقع الاتفاق يوم الاثنين",
        ),
    ),
    (
        "zh",
        "外交部表示，中方不会接受这一要求，双方将于三月二十五日在日内瓦会谈。",
        (
            "中方会接受这一要求",
            "中方不能接受这一要求",
            "双方将于四月二十五日在日内瓦会谈",
            "双方将于三月二十六日在日内瓦会谈",
            "双方将于三月二十五日在维也纳会谈",
            "双方可能三月二十五日在日内瓦会谈",
            "俄方不会接受这一要求",
        ),
    ),
    (
        "en",
        (
            "The second round raised 5% to 1,000 tonnes and $2.5 million by 9 a.m. on 3 May "
            "2024, and Lund told Berg that few ships would be fully loaded."
        ),
        (
            "The third round raised 5% to 1,000 tonnes",
            "The second round raised 5 to 1,000 tonnes",
            "The second round raised 6% to 1,000 tonnes",
            "raised 5% to 1.000 tonnes",
            "raised 5% to 1000 tonnes",
            "raised 5% to 1,0000 tonnes",
            "and €2.5 million by 9 a.m.",
            "and 2.5 million by 9 a.m.",
            "and $2.5 billion by 9 a.m.",
            "$2.5 million by 9 p.m. on 3 May",
            "on 5 March 2024",
            "by 9 a.m. on May 3 2024",
            "on 3/5/2024, and Lund told Berg",
            "Berg told Lund that few ships",
            "and Lund told Berg that a few ships would be fully loaded",
            "few ships will be fully loaded",
            "few ships would be loaded",
            "few ship would be fully loaded",
            "few ships would be fully unloaded",
            "hardly few ships would be fully loaded",
            "many ships would be fully loaded",
            "1,000 pounds and $2.5 million",
            "$2.5m by 9 a.m.",
            "raised 5% to 1,000 kilotonnes",
            "raised ٥% to 1,000 tonnes",
            "raised 5% to 1,\u200b00 tonnes",
            "raised 5% to 1,000\u200b0 tonnes",
            "raised ⁵% to 1,000 tonnes",
            "raised 5 % to 1 000 tonnes",
            "raised 5‰ to 1,000 tonnes",
            "raised 5 percent to 1,000 tonnes",
            "The 2nd round raised 5%",
            "raised -5% to 1,000",
            "raised 5% to 1,000 ton",
        ),
    ),
    (
        "en",
        (
            "Some members said the plan is not impossible and that non-aligned states may "
            "not leave the uncertain pact; all agreed, said Mr Lund."
        ),
        (
            "All members said the plan is not impossible",
            "Some members said the plan is impossible",
            "Some members said the plan is possible",
            "the plan is not possible",
            "that aligned states may not leave",
            "aligned states may not leave",
            "non aligned states may not leave the certain pact",
            "states may not leave the certain pact",
            "may leave the uncertain pact",
            "states might not leave the uncertain pact",
            "some agreed, said Mr Lund",
            "all agreed, said Mrs Lund",
            "all agreed, said Ms Lund",
            "all agreed, said Mr Berg",
            "all disagreed, said Mr Lund",
            "nonaligned states may not leave",
            "Some member said the plan is not impossible",
            "Somе members said the plan is not impossible",
            "The plan is hardly not impossible",
            "Some members said the plan was not impossible",
            "Some members say the plan is not impossible",
            "plan is not quite impossible",
            "the plan is not impossible?",
            "states may not leave the uncertain pact ... agreed",
            "Some members denied the plan is not impossible",
            "all agreed, said Mr Lund, who left",
        ),
    ),
    (
        "en",
        (
            "The US attacked Iran, Reuters reported. “Iran attacked first,” said Lund. “We "
            "regret it,” Berg replied."
        ),
        (
            "Iran attacked the US",
            "Iran attacked US",
            "Reuters attacked Iran",
            "“Iran attacked first,” said Berg",
            "“We regret it,” Lund replied",
            "Iran attacked first ... We regret it",
            "us attacked Iran",
            "The U.S attacked Iran",
            " The US attacked Iraq",
            "The US attаcked Iran",
            "Iran аttacked first",
        ),
    ),
    (
        "en",
        (
            "We do not accept this. The envoys could hardly agree. Never has she met Lund, "
            "only Berg. Nobody but Berg came. We will accept less than 10 ships."
        ),
        (
            "We do accept this",
            "do not not accept this",
            "We don't not accept this",
            "The envoys could agree",
            "The envoys could ... agree",
            "She met Lund",
            "Has she met Lund",
            "she met Lund and Berg",
            "Never has she met Lund, Berg",
            "Nobody came",
            "Berg came but nobody",
            "We will accept 10 ships",
            "We will accept ... 10 ships",
            "We will accept no less than 10 ships",
            "We will accept more than 10 ships",
            "We will not accept less than 10 ships",
            "but Berg came not",
            "Envoys could hardly agree never",
            "accept less then 10 ships",
        ),
    ),
    (
        "en",
        (
            "He said: “Ms Lund called it ‘a good deal’ on 12 July.” The deal costs 3.5 km², "
            "10² units, ½ share, 15 °C and £3bn."
        ),
        (
            "Mr Lund called it ‘a good deal’",
            "Ms Lund called it ‘a bad deal’",
            "on July 12",
            "on 21 July",
            "3.5 km",
            "3.5 km3",
            "10 units",
            "102 units",
            "1/2 share",
            "12 share",
            "15 °F",
            "15 C",
            "15",
            "£3",
            "£3m",
            "$3bn",
            "3bn",
            "costs 35 km²",
            "costs 3,5 km²",
        ),
    ),
)

_HONEST: tuple[tuple[str, str, str], ...] = (
    (
        "en",
        "The co\xadoperation with the Euro\xadpean side will con\xadtinue.",
        "The cooperation with the European side will continue",
    ),
    (
        "en",
        "The parties signed the cooper-\nation agreement in the har-\nbour on Monday.",
        "signed the cooperation agreement in the harbour on Monday",
    ),
    (
        "en",
        "The parties signed the cooperation agreement in the harbour.",
        "signed the cooper-\nation agreement in the har-\nbour",
    ),
    (
        "en",
        "The ministers agreed on fees[1] for the port,[2] and on dues.",
        "The ministers agreed on fees for the port, and on dues",
    ),
    (
        "en",
        "The ministers agreed on fees for the port and on dues.",
        "The ministers agreed on fees[12] for the port and on dues.[13]",
    ),
    (
        "en",
        "The ministers agreed on fees* for the port† and on dues.",
        "The ministers agreed on fees for the port and on dues",
    ),
    ("en", "The ﬁrst eﬀort of the oﬃce was ﬂawed.", "The first effort of the office was flawed"),
    ("en", "The first effort of the office was flawed.", "The ﬁrst eﬀort of the oﬃce was ﬂawed."),
    (
        "fr",
        "Il a dit : « Nous irons à Genève ! » puis il est parti.",
        "Il a dit: «Nous irons à Genève!»",
    ),
    (
        "fr",
        "Il a dit: «Nous irons à Genève!» puis il est parti.",
        "Il a dit : « Nous irons à Genève ! »",
    ),
    (
        "en",
        "“She told us ‘we will come’ and left,” he said.",
        "‘She told us “we will come” and left,’",
    ),
    ("en", "She told us “we will come” and left.", "‘She told us ‘we will come’ and left.’"),
    (
        "en",
        "The crews went home after a long night by the lake.",
        "The crews went home . . . by the lake",
    ),
    (
        "en",
        "The crews went home after a long night by the lake.",
        "The crews went home … by the lake.",
    ),
    (
        "en",
        "The crews went home after a long night by the lake.",
        "The crews went home (...) by the lake.",
    ),
    (
        "en",
        "The crews went home after a long night by the lake.",
        "The crews went home [ … ] by the lake.",
    ),
    (
        "en",
        "The crews went home after a long night by the lake.",
        "The crews went home…by the lake.",
    ),
    ("en", "The crews went home after a long night by the lake.", "… the crews went home …"),
    (
        "en",
        "He said that the crews went home after a long night.",
        "[T]he crews went home after a long night.",
    ),
    ("en", "The crews went home after a long night.", "[t]he crews went home"),
    ("en", "The crews went home after a long night.", "“The crews went home.”"),
    ("en", "The crews went home after a long night.", "“the crews went home,”"),
    ("en", "“The crews went home,” she said.", "‘The crews went home’,"),
    ("en", "“The crews went home”, she said.", "“The crews went home,”"),
    (
        "en",
        "“We met at the port and spoke.\n\n“We then went to the lake and signed.”",
        "We met at the port and spoke. We then went to the lake and signed.",
    ),
    (
        "en",
        "“We met at the port and spoke.\n\n“We then went to the lake and signed.”",
        "“We met at the port and spoke.\n\n“We then went to the lake and signed.”",
    ),
    (
        "en",
        "We met at the port and spoke. We then went to the lake.",
        "We met at the port and spoke.\n\n“We then went to the lake.”",
    ),
    ("fr", "« Nous irons.\n» Nous verrons ensuite », dit-il.", "Nous irons. Nous verrons ensuite"),
    ("de", "„Wir kommen am Montag“, sagte sie.", "»Wir kommen am Montag«"),
    ("zh", "他说：“我们愿意继续对话。”", "「我们愿意继续对话」"),
    ("zh", "他说：“我们愿意 继续对话。”", "我们愿意继续对话"),
    ("ar", "قال: «سنعود إلى هذه المسألة».", "سنعود إلى هذه المسألة"),
    ("ar", "قال: «سنعود إلى هذه المسألة».", "“سنعود\u200f إلى هـذه المسألة”"),
    ("ru", "Он сказал: «Мы готовы к переговорам».", "„Мы готовы к переговорам“"),
    ("en", "Don't say it isn’t done — it's done.", "Don’t say it isn't done – it’s done"),
    ("en", "The café in Curaçao was naïve.", "The café in Curaçao was naïve"),
    ("en", "The price is 5 % of 12 000 tonnes.", "The price is 5\xa0% of 12\u202f000 tonnes"),
    ("en", "He **really** said _this_ to them.", "He really said this to them"),
    ("en", "He really said this to them.", "He *really* said **this** to them"),
    ("en", "She wrote: we accept the offer; we will come.", "we accept the offer"),
    (
        "en",
        "She wrote that they accept the offer of the port.",
        "she wrote that [the ministers] accept the offer",
    ),
    (
        "en",
        "She wrote that they accept the offer of the port.",
        "[They] accept the offer of the port",
    ),
    (
        "en",
        "She wrote that they accept the offer of the port.",
        "they accept the [generous] offer of the port",
    ),
    (
        "en",
        "She wrote that they accept teh offer of the port.",
        "they accept teh [sic] offer of the port",
    ),
    ("en", "the ＡＢＣ group met １２ times", "the ABC group met 12 times"),
    ("en", "A zero\u200dwidth and\u200b no\ufeffbreak text", "A zerowidth and nobreak text"),
    ("en", "He said “the talks, which began on Monday, ended well”.", "“the talks … ended well”"),
)


@pytest.mark.parametrize(("language", "text", "quotes"), _FALSIFIED)
def test_a_falsified_quote_is_never_verified(
    language: str, text: str, quotes: tuple[str, ...]
) -> None:
    index = QuoteIndex(text, language)
    assert [quote for quote in quotes if index.check(quote).verdict.verified] == []


@pytest.mark.parametrize(("language", "text", "quote"), _HONEST)
def test_an_honest_quote_is_verified_where_it_stands(language: str, text: str, quote: str) -> None:
    check = QuoteIndex(text, language).check(quote)
    assert check.verdict.verified
    assert check.start is not None
    assert check.text == text[check.start : check.end]


def test_a_raised_two_behind_a_word_may_be_a_unit() -> None:
    assert (
        not QuoteIndex("They own 3 acre² of land.", "en")
        .check("They own 3 acre of land")
        .verdict.verified
    )


def test_notes_of_a_quote_that_are_not_the_texts_own_are_no_notes() -> None:
    index = QuoteIndex("They cite Article[5] of the pact and Rule[6] too.", "en")
    assert index.check("They cite Article[5] of the pact").verdict.verified
    assert index.check("They cite Article of the pact").verdict.verified
    assert not index.check("They cite Article[6] of the pact").verdict.verified


_HEADER = """---
modified: 2024-09-05 15:08:15
title: Ministers of both lake states meet
  in the old harbour
tags:
- readouts of calls
- the lake and its harbours
---
The ministers of both lake states met in the old harbour and spoke of fees.
"""


@pytest.mark.parametrize(
    "quote",
    [
        "modified: 2024-09-05 15:08:15 ... meet in the old harbour",
        "Ministers of both lake states ... the lake and its harbours",
        "readouts of calls ... and its harbours",
        "meet in the old [...] and spoke of fees",
        "tags: - readouts ... lake and its harbours",
        "title: Ministers of both and its harbours",
        "lake and its harbours --- The ministers ... spoke of fees",
    ],
)
def test_lines_of_front_matter_are_never_joined(quote: str) -> None:
    assert not QuoteIndex(_HEADER, "en").check(quote).verdict.verified


def test_one_line_of_front_matter_may_be_shortened() -> None:
    index = QuoteIndex(_HEADER, "en")
    assert index.check("Ministers of both ... in the old harbour").verdict.verified
    assert index.check("The ministers of both lake states ... spoke of fees").verdict.verified


def test_rules_around_prose_are_no_front_matter() -> None:
    text = (
        "---\nWe spoke at length of fees,\nthen of dues.\n---\nThey left the old port at night.\n"
    )
    index = QuoteIndex(text, "en")
    assert index.check("They left ... at night").verdict.verified


def test_front_matter_without_an_end_takes_linear_time() -> None:
    text = "---\n" + " \n" * 5_000 + "- a: b\n" * 5_000 + "We met at the port and signed it."
    assert QuoteIndex(text, "en").check("We met ... and signed it").verdict.verified


def _mega(unit: str) -> str:
    return unit * (5_000_000 // len(unit))


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (_mega("a"), ("aaa", "a" * 9_000, "a b", "not a", "a ... a")),
        (
            _mega("peace "),
            ("peace peace", "peace war peace", "peace ... peace", "war", "peace " * 500),
        ),
    ],
    ids=("no-space", "one-word"),
)
def test_five_megabytes_of_nothing_end_in_good_time(text: str, quotes: tuple[str, ...]) -> None:
    began = time.process_time()
    index = QuoteIndex(text, "en")
    checks = [index.check(quote) for quote in quotes]
    assert [c.given for c in checks] == list(quotes)
    assert not any(c.verdict.verified for c in checks if "war" in c.given or "not" in c.given)
    assert time.process_time() - began < _GENEROUS


def test_ten_thousand_quotes_are_answered_in_order() -> None:
    text = " ".join(f"Envoy {n} signed paper {n * 7} at the port." for n in range(500))
    began = time.process_time()
    index = QuoteIndex(text, "en")
    quotes = [f"Envoy {n % 500} signed paper {n % 500 * 7 + n % 2}" for n in range(10_000)]
    verified = [index.check(quote).verdict.verified for quote in quotes]
    assert verified == [n % 2 == 0 for n in range(10_000)]
    assert time.process_time() - began < _GENEROUS


@pytest.mark.parametrize(
    "quote",
    ["", "   ", "...", "!?", "“”", "[...]", "\u200b", "\u202e\u202c", "word " * 20_000, "\ud800"],
    ids=(
        "empty",
        "blank",
        "dots",
        "marks",
        "quotes",
        "omission",
        "zero-width",
        "rtl",
        "long",
        "surrogate",
    ),
)
def test_what_holds_no_words_of_the_text_is_absent(quote: str) -> None:
    check = QuoteIndex("We met at the port. We left.", "en").check(quote)
    assert check.verdict == "absent"
    assert check.start is None


def test_lone_surrogates_marks_of_direction_and_joiners_do_no_harm() -> None:
    index = QuoteIndex("\ud800 The \u200fport\u200e is\u200d open \udfff now.", "en")
    check = index.check("The port is open")
    assert check.verdict == "normalised"
    assert check.text == "The \u200fport\u200e is\u200d open"
    assert not index.check("The \u202eport\u202c is not open").verdict.verified
