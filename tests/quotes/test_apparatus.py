"""Page numbers, cues, addresses and the like are nobody's words; what belongs to a sentence still counts."""

from __future__ import annotations

import pytest

from summarizer.models.quote import Speech, Verdict
from summarizer.quotes.check import QuoteIndex

BLOCKS = {
    "mail": "On Monday she wrote:\n> The council of Orsha\n> would sell the two\n>> ferries to Tal.\n\nWe replied.",
    "mail without spaces": ">The council of Orsha\n>would sell the two\n>ferries to Tal.",
    "srt": (
        "7\n00:01:02,100 --> 00:01:04,900\nThe council of Orsha\n\n8\n00:01:05,000 --> 00:01:07,000\n"
        "would sell the two\n\n9\n00:01:07,100 --> 00:01:09,000\nferries to Tal."
    ),
    "vtt": (
        "WEBVTT\n\n00:02.100 --> 00:04.900 align:start\nThe council of Orsha\n\n00:05.000 --> 00:07.000\n"
        "would sell the two ferries to Tal."
    ),
    "times in brackets": "[0:01] The council of Orsha\n[0:04] would sell the two\n[0:09] ferries to Tal.",
    "times in parentheses": "(00:11) The council of Orsha\n(00:14) would sell the two ferries to Tal.",
    "bare times": "0:01 The council of Orsha\n0:04 would sell the two\n0:09 ferries to Tal.",
    "times on their own": "[00:00:01]\nThe council of Orsha\n[00:00:04]\nwould sell the two ferries to Tal.",
    "line numbers": "12  The council of Orsha\n13  would sell the two\n14  ferries to Tal.\n15  She sat down.",
    "line numbers from one page to the next": (
        "24  He asked.\n25  The council of Orsha\n\f1  would sell the two\n2  ferries to Tal.\n3  She sat down."
    ),
    "line numbers with points": "12. The council of Orsha\n13. would sell the two\n14. ferries to Tal.\n15. Yes.",
    "line numbers over a page's end": (
        "  23  He asked her.\n  24  She said so.\n  25  The council of Orsha\n\nPage 14\n\n   1  would sell the two\n"
        "   2  ferries to Tal.\n   3  She sat down."
    ),
    "running header": (
        "COUNCIL OF ORSHA        1\n\nWe met. The council of Orsha would sell\n\n\fCOUNCIL OF ORSHA        2\n\n"
        "the two ferries to Tal.\n\n\fCOUNCIL OF ORSHA        3\n\nShe sat down."
    ),
    "a symbol of a document": "The council of Orsha would sell\n\nA/78/PV.3   12/40\n\nthe two ferries to Tal.",
    "bars and marks of quoting": "She wrote:\n| > The council of Orsha\n| > would sell the two\n| > ferries to Tal.",
    "times and dashes": "0:01 - The council of Orsha\n0:04 - would sell the two\n0:09 - ferries to Tal.",
    "numbers behind a sign": "#9 The council of Orsha\n#10 would sell the two\n#11 ferries to Tal.\n#12 Yes.",
    "a number of a job": "The council of Orsha would sell\n\n26-10443 (E)   3/7\n\nthe two ferries to Tal.",
    "places on the screen": "{\\an8}The council of Orsha would sell {\\i1}the two{\\i0} ferries to Tal.",
    "noises": "The council of Orsha [coughing] would sell [indistinct chatter] the two ferries to Tal.",
    "entities without semicolons": "The council of Orsha&nbsp would sell the two&nbsp ferries to Tal.",
    "line numbers, double spaced": " 1 The council of Orsha\n\n 2 would sell the two\n\n 3 ferries to Tal.",
    "page of pages": "The council of Orsha would sell\n\nPage 12 of 40\n\nthe two ferries to Tal.",
    "page slash pages": "The council of Orsha would sell\n\n12 / 40\n\nthe two ferries to Tal.",
    "page in German": "The council of Orsha would sell\n\nSeite 3 von 9\n\nthe two ferries to Tal.",
    "page in Russian": "The council of Orsha would sell\n\nстр. 3 из 9\n\nthe two ferries to Tal.",
    "page in dashes": "The council of Orsha would sell\n\n– 31 –\n\nthe two ferries to Tal.",
    "page in brackets": "The council of Orsha would sell\n\n[31]\n\nthe two ferries to Tal.",
    "page at a form feed": "The council of Orsha would sell\n31\n\fthe two ferries to Tal.",
    "pages that count up": (
        "We met.\n\n7\n\nThe council of Orsha would sell\n\n8\n\nthe two ferries to Tal.\n\n9\n\nShe sat down."
    ),
    "link": (
        "The [council of Orsha](https://orsha.example/council_(city)) would sell"
        ' the [two](#2 "The two") ferries to Tal.'
    ),
    "image and link": "The ![](/arms.png)council of [Orsha](/orsha) would sell the two ferries to Tal.",
    "links by reference": (
        "The [council][c] of [Orsha][] would sell the two ferries to Tal.\n\n[c]: https://orsha.example\n[orsha]: /o"
    ),
    "wiki": "The council of [[Orsha, Tal|Orsha]] would sell the two [[ferries]] to [https://tal.example Tal].",
    "notes": "The council[^1] of Orsha[^a-2] would sell the two ferries to Tal.[^3]\n\n[^1]: Elected.",
    "tags": (
        'The <a href="https://orsha.example">council</a> of <b>Orsha</b><sup>3</sup> would sell'
        " the two ferries to Tal."
    ),
    "entities": "The council of&nbsp;Orsha would sell the two&#160;ferries&#x20;to&amp;nbsp;Tal.",
    "stage directions": (
        "The council of Orsha (laughter and applause) would sell [inaudible] the two"
        " ferries [sic!] to Tal."
    ),
    "mail with colons": ": The council of Orsha\n: would sell the two\n: ferries to Tal.",
    "frames": "{0}{40}The council of Orsha\n{41}{80}would sell the two\n{81}{120}ferries to Tal.",
    "song times": "[00:01.50]The council of Orsha\n[00:05.20]would sell the two ferries to Tal.",
    "sbv": (
        "0:00:01.000,0:00:04.000\nThe council of Orsha\n\n0:00:04.000,0:00:09.000\nwould sell the two ferries to Tal."
    ),
    "edit list": (
        "00:00:01:05 - 00:00:04:10\nThe council of Orsha\n\n00:00:04:11 - 00:00:09:00\n"
        "would sell the two ferries to Tal."
    ),
    "times behind lines": "The council of Orsha [00:04]\nwould sell the two [00:09]\nferries to Tal.",
    "times among words": "The council of [00:00:04] Orsha would sell the two [00:00:09] ferries to Tal.",
    "every fifth line": (
        "We met.\nIt rained.\nShe rose.\nShe said:\n5 The council of Orsha\nwould sell the two\nferries to Tal.\n"
        "She sat.\nHe rose.\n10 He said no."
    ),
    "every fifth line, in the sentence": (
        "We met.\nIt rained.\nShe rose.\nThe council of Orsha\n5   would sell the two\nferries to Tal.\nShe sat.\n"
        "He rose.\nHe sat.\n10  He said no."
    ),
    "numbers behind lines": "The council of Orsha   1\nwould sell the two   2\nferries to Tal.   3",
    "numbers between lines": "1\nThe council of Orsha\n2\nwould sell the two\n3\nferries to Tal.\n4\nShe sat.",
    "numbers in brackets": "[1] The council of Orsha\n[2] would sell the two\n[3] ferries to Tal.",
    "numbers with a letter": "L1 The council of Orsha\nL2 would sell the two\nL3 ferries to Tal.",
    "lines of two pages": (
        "9 We met.\n10 She rose.\n11 The council of Orsha\n1 would sell the two\n2 ferries to Tal.\n3 She sat."
    ),
    "page of Word": "The council of Orsha would sell\n\n3 | P a g e\n\nthe two ferries to Tal.",
    "page behind a bar": "The council of Orsha would sell\n\nPage | 3\n\nthe two ferries to Tal.",
    "page in Chinese": "The council of Orsha would sell\n\n第 3 页\n\nthe two ferries to Tal.",
    "page in a tag": "The council of Orsha would sell\n\n<page 3>\n\nthe two ferries to Tal.",
    "page between rules": "The council of Orsha would sell\n\n===== 3 =====\n\nthe two ferries to Tal.",
    "more to come": "The council of Orsha would sell\n\n- more -\n\nthe two ferries to Tal.",
    "continued": "The council of Orsha would sell\n\n(CONTINUED)\n\nthe two ferries to Tal.",
    "struck out": "The council of Orsha ~~would not~~ would sell the <del>three</del> two ferries to Tal.",
    "comments": "The council <!-- not that of Tal --> of Orsha would sell the two ferries to Tal.",
    "highlights": "The ==council of Orsha== would sell the ==two ferries== to Tal.",
    "links of Org and AsciiDoc": (
        "The [[https://orsha.example][council]] of https://orsha.example[Orsha] would sell the two ferries to Tal."
    ),
    "notes of other kinds": "The council^1^ of Orsha^[An aside.] would sell the two ferries to Tal. [3] She sat.",
    "notes that count up": "The council¹ of Orsha would sell² the two ferries³ to Tal.",
    "stage directions in other brackets": (
        "The council of Orsha <laughter> would sell {pause} the two [emphasis added] ferries to Tal (ph)."
    ),
    "a number in the middle": "The council of Orsha would sell\n\n              31\n\nthe two ferries to Tal.",
    "a title with the page": (
        "The council of Orsha would sell\n\nMinutes of Orsha, 3 May 1931 — page 4\n\nthe two ferries to Tal."
    ),
    "titles with pages that count": (
        "We met.\n\nMinutes | 7\n\nThe council of Orsha would sell\n\nMinutes | 8\n\nthe two ferries to Tal."
    ),
    "numbers in parentheses": "(1) The council of Orsha\n(2) would sell the two\n(3) ferries to Tal.",
    "initials before marks": "She wrote:\nRH> The council of Orsha\nRH> would sell the two\nRH> ferries to Tal.",
    "initials between marks": ">RH> The council of Orsha\n>RH> would sell the two\n>RH> ferries to Tal.",
    "SubStation": (
        "Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,The council of Orsha\n"
        "Dialogue: 0,0:00:03.00,0:00:06.00,Default,,0,0,0,,would sell the two ferries to Tal."
    ),
    "noises between stars": "The council of Orsha *coughs* would sell the two ferries to Tal.",
    "pages in Roman figures": (
        "We met.\n\nviii\n\nThe council of Orsha would sell\n\nix\n\nthe two ferries to Tal.\n\nx\n\nShe sat down."
    ),
    "running header with a year": (
        "Orsha in 1931       8\n\nWe met. The council of Orsha would sell\n\n\fOrsha in 1931       9\n\n"
        "the two ferries to Tal.\n\n\fOrsha in 1931      10\n\nShe sat down."
    ),
    "own brackets": "The council [of Orsha] would sell the [two ferries] to Tal.",
}
HONEST = "The council of Orsha would sell the two ferries to Tal"


@pytest.mark.parametrize("name", BLOCKS)
def test_a_quote_that_runs_over_it_is_verified(name: str) -> None:
    check = QuoteIndex(BLOCKS[name], "en").check(HONEST)
    assert check.verdict is Verdict.NORMALISED, check
    assert check.text == BLOCKS[name][check.start : check.end]
    assert check.text is not None
    assert check.text.lstrip("[ ").startswith(("The", "12"))
    assert "Tal" in check.text


@pytest.mark.parametrize(
    "falsified",
    [
        "The council of Orsha would not sell the two ferries to Tal",
        "The council of Orsha would sell the three ferries to Tal",
        "The council of Orsha would sell the ferries to Tal",
        "The council of Orsha should sell the two ferries to Tal",
        "The council of Narva would sell the two ferries to Tal",
    ],
)
@pytest.mark.parametrize("name", BLOCKS)
def test_a_changed_word_still_counts(name: str, falsified: str) -> None:
    assert not QuoteIndex(BLOCKS[name], "en").check(falsified).verdict.verified


@pytest.mark.parametrize("name", BLOCKS)
def test_the_text_as_it_stands_may_be_quoted_too(name: str) -> None:
    text = BLOCKS[name]
    assert QuoteIndex(text, "en").check(text).verdict is Verdict.EXACT


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Orsha sold\n40 boats and\n12 ferries to Tal.", "Orsha sold boats and ferries to Tal"),
        ("Orsha sold\n2 boats and\n3 ferries and\n4 buoys.", "Orsha sold boats and ferries and buoys"),
        ("Orsha sold\n12\nferries to Tal.", "Orsha sold ferries to Tal"),
        ("Orsha sold\n\n12\n\nferries to Tal.", "Orsha sold ferries to Tal"),
        ("The ferry leaves at\n10:45 and arrives at noon.", "The ferry leaves at and arrives at noon"),
        ("The ferry leaves at\n(10:45) local time.", "The ferry leaves at local time"),
        ("Costs rose by more than\n> 5 per cent last year.", "more than per cent last year"),
        ("Orsha will [never] (sell the ferries) to Tal.", "Orsha will sell the ferries to Tal"),
        ("Orsha will [not](#n) sell the ferries to Tal.", "Orsha will sell the ferries to Tal"),
        ("Orsha will [not] sell the ferries to Tal.", "Orsha will sell the ferries to Tal"),
        ("Orsha will sell (unless Tal pays) the ferries.", "Orsha will sell the ferries"),
        ("Orsha will sell (no laughter) the ferries.", "Orsha will sell the ferries"),
        ("At the port [10:45] of Orsha and at [11:45] Tal.", "At the port of Orsha and at Tal"),
        ("09:30 Orsha opens\n10:15 the sale\n11:00 to Tal", "Orsha opens the sale to Tal"),
        ("Orsha sold\n5 boats and\n7 ferries to Tal.", "Orsha sold boats and ferries to Tal"),
        ("Orsha sold\n1\nferry to Tal and\n3\nboats.", "Orsha sold ferry to Tal and boats"),
        ("Orsha sold\n\nmore\n\nferries to Tal.", "Orsha sold ferries to Tal"),
        ("Orsha sold\n\n12 boats\n\nto Tal at noon.", "Orsha sold to Tal at noon"),
        ("Orsha {never} sold the ferries to Tal.", "Orsha sold the ferries to Tal"),
        ("Orsha == Tal in all but the name ==", "Orsha Tal in all but the names"),
        ("The acre² of Orsha was sold to Tal.", "The acre of Orsha was sold to Tals"),
        ("Orsha sold\n\nLot | 3\n\nferries to Tal.", "Orsha sold ferries to Tal"),
        ("Orsha *never* sold the ferries to Tal.", "Orsha sold the ferries to Tal"),
        ("Orsha &lt; Tal in all things said.", "Orsha > Tal in all things said"),
        ("[0:03] Orsha sold\n[0:11] 40 boats to Tal.", "Orsha sold boats to Tal"),
        ("Orsha sold\n\nmix\n\nferries to Tal.", "Orsha sold ferries to Tal"),
    ],
)  # fmt: skip
def test_what_belongs_to_the_sentence_may_not_be_left_out(text: str, quote: str) -> None:
    assert not QuoteIndex(text, "en").check(quote).verdict.verified


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Orsha & Tal agreed to sell.", "Orsha &amp; Tal agreed to sell"),
        ("We’re ready to sell in Orsha.", "We&rsquo;re ready to sell"),
        ("Orsha would sell the two ferries.", "Orsha [would sell](https://a.example) the two ferries"),
        ("Orsha would sell the two ferries.", "Orsha would sell[^2] the two ferries"),
        ("Orsha would sell the two ferries.", "[Orsha][1] would sell the [two][] ferries"),
        ("Orsha would sell there two ferries.", "Orsha would sell there [sic] two ferries"),
        ("Orsha would sell the two ferries.", "Orsha would sell (applause) the two ferries"),
        ("Orsha would sell the two ferries.", "> Orsha would sell\n> the two ferries"),
        ("Orsha [of Tal] would sell two.", "Orsha [sic] of Tal would sell two"),
    ],
)  # fmt: skip
def test_the_quote_may_have_it_too(text: str, quote: str) -> None:
    check = QuoteIndex(text, "en").check(quote)
    assert check.verdict.verified
    assert check.given == quote


def test_the_cited_of_two_equal_passages_is_meant() -> None:
    text = "Orsha\n\n- 2 -\n\nsold boats. He left. Orsha\n\n- 3 -\n\nsold boats."
    second = text.rindex("Orsha")
    check = QuoteIndex(text, "en").check("Orsha sold boats", within=[(second, len(text))])
    assert (check.verdict, check.start) == (Verdict.NORMALISED, second)


def test_the_difference_shown_is_that_of_the_words() -> None:
    text = "The council of Orsha would\n\nPage 3 of 7\n\nsell the ferries."
    check = QuoteIndex(text, "en").check("The council of Orsha would never sell the ferries")
    assert [(c.given, c.source) for c in check.changes] == [("never", None)]


@pytest.mark.parametrize(
    "unit",
    [
        "> a\n",
        "~~a~~",
        "~~",
        "<s>a",
        "<!-- a",
        "==a",
        "a 1\n",
        "[0:00:01] a ",
        "١ ع",
        "1 a\n",
        "[0:01] a\n",
        "[a](b.c) ",
        "&amp; ",
        "\n\n2\n\n",
        "(sic) ",
        "[",
        "\n\f",
    ],
)
def test_long_texts_of_nothing_else_end_in_good_time(unit: str) -> None:
    check = QuoteIndex(unit * 20_000, "en").check("nothing of the kind stands here")
    assert check.verdict is Verdict.ABSENT


@pytest.mark.parametrize(
    ("text", "quote", "told"),
    [
        ("Talks will resume on Monday in Oslo.", "Talks will resume in Oslo", "Monday"),
        ("They will send some 40 ships to Tal.", "They will send ships to Tal", None),
        ("The talks, held by Anna Holm, ended well.", "The talks, ended well", "Anna"),
        ("The talks that she led so well went on.", "The talks went on", ""),
    ],
)
def test_a_number_date_or_name_left_out_without_a_mark_is_named(
    text: str, quote: str, told: str | None
) -> None:
    check = QuoteIndex(text, "en").check(quote)
    if told is None:
        assert not check.verdict.verified or "40" in (check.note or "")
    else:
        assert check.verdict is Verdict.ELIDED
        assert (told in (check.note or "")) if told else check.note is None


@pytest.mark.parametrize(
    ("language", "text", "quote", "verified"),
    [
        ("ar", "لَنْ يُوافِقَ المَجلِسُ على البَيع.", "لن يوافق المجلس على البيع", True),
        ("ar", "لَنْ يُوافِقَ المَجلِسُ على البَيع.", "يوافق المجلس على البيع", True),
        ("ar", "قال إنه لَنْ يُوافِقَ على البيع اليوم.", "قال إنه يوافق على البيع اليوم", False),
        ("he", "הַמּוֹעֲצָה לֹא תִּמְכֹּר את המעבורות.", "המועצה לא תמכר את המעבורות", True),
        ("fa", "شورا کشتی‌ها را نمی‌فروشد", "شورا كشتي‌ها را نمي‌فروشد", True),
        ("ru", "Совет всё ещё не продаёт паромы.", "Совет все еще не продает паромы", True),
        ("ru", "Совет всё ещё не продаёт паромы.", "Совет все еще продает паромы", False),
        ("ro", "Consiliul nu vinde şi nu ţine feribotul.", "Consiliul nu vinde și nu ține feribotul", True),
        ("ru", "Мой паром стоит в порту сегодня.", "Мои паром стоит в порту сегодня", False),
        ("ar", "أكد المجلس البيع في ١٤ مايو", "اكد المجلس البيع في 14 مايو", True),
        ("ar", "أكد المجلس البيع في ١٤ مايو", "أكد المجلس البيع في 15 مايو", False),
        ("fa", "شورا کشتی‌ها را نمی‌فروشد", "شورا کشتی ها را نمی فروشد", True),
        ("fa", "شورا کشتی‌ها را نمی‌فروشد", "شورا کشتی ها را می فروشد", False),
        ("de", "Die Straße nach Tal bleibt gesperrt.", "Die Strasse nach Tal bleibt gesperrt", True),
        ("de", "Der Rat von Tal verkauft in Maßen.", "Der Rat von Tal verkauft in Massen", False),
        ("fr", "Le chœur des élus n’a pas vendu.", "Le choeur des élus n’a pas vendu", True),
        ("fr", "Le chœur des élus n’a pas vendu.", "Le choeur des élus a vendu", False),
        ("el", "Ὁ δῆμος εἶπε ὅτι δὲν θὰ πουλήσει τὴ βάρκα.", "Ο δήμος είπε ότι δεν θα πουλήσει τη βάρκα", True),
        ("el", "Ὁ δῆμος ἢ ἡ πόλη ἔρχεται.", "Ο δήμος ή η πόλη έρχεται", True),
        ("el", "Ὁ δῆμος ἢ ἡ πόλη ἔρχεται.", "Ο δήμος η η πόλη έρχεται", False),
        ("vi", "Hội đồng không hoà giải với Tal.", "Hội đồng không hòa giải với Tal", True),
        ("hi", "परिषद ने हिन्दी में नहीं कहा।", "परिषद ने हिंदी में नहीं कहा", True),
        ("hi", "परिषद ने हिन्दी में नहीं कहा।", "परिषद ने हिंदी में कहा", False),
        ("en", "The council sold ٥ ferries to Tal.", "The council sold 5 ferries to Tal", False),
        ("ar", "زار علي المدينة أمس مع الوفد.", "زار على المدينة أمس مع الوفد", False),
    ],
)  # fmt: skip
def test_spellings_of_one_word_within_its_script(
    language: str, text: str, quote: str, verified: bool
) -> None:
    assert QuoteIndex(text, language).check(quote).verdict.verified is verified


@pytest.mark.parametrize(
    "mark",
    [
        "* * *",
        "***",
        "/.../",
        "/…/",
        "[omitted]",
        "(...)",
        "[---]",
        "[gekürzt]",
        "<...>",
        "…",
        "{...}",
        "• • •",
        "〔中略〕",
        "(—)",
        "⁂",
        "● ● ●",
        "§ § §",
        "[ . . . ]",
        "[two words omitted]",
        "[passage omitted]",
        "___",
        "[* * *]",
        "(***)",
        "— — —",
    ],
)
def test_marks_of_omission_of_other_trades(mark: str) -> None:
    text = "We agree to the sale of the ferries, which was long planned. We will sign it now."
    index = QuoteIndex(text, "en")
    quote = f"We agree to the sale of the ferries {mark} We will sign it now."
    assert index.check(quote).verdict is Verdict.ELIDED
    hidden = QuoteIndex(text.replace("was long", "is not"), "en")
    assert not hidden.check(quote).verdict.verified


@pytest.mark.parametrize(
    "text",
    [
        "The council ~~will sell both ferries to Tal~~ keeps both ferries.",
        "The council <del>will sell both ferries to Tal</del> keeps both ferries.",
        "The council <s class='x'>will sell both ferries to Tal</s> keeps both ferries.",
    ],
)
@pytest.mark.parametrize(
    "withdrawn",
    ["will sell both ferries to Tal", "sell both ferries", "The council will sell both"],
)
def test_words_that_were_struck_out_are_withdrawn(text: str, withdrawn: str) -> None:
    assert not QuoteIndex(text, "en").check(withdrawn).verdict.verified


def test_tildes_that_strike_out_nothing_are_left() -> None:
    text = "Some ~40 ferries and ~~ 12 boats ~~ came; ~~none\n\nleft~~ at all."
    assert QuoteIndex(text, "en").check("12 boats").verdict is Verdict.EXACT
    assert QuoteIndex(text, "en").check("none").verdict is Verdict.EXACT


def test_a_block_that_is_led_in_or_credited_is_direct_speech() -> None:
    led_in = "The council said:\n\n> We shall sell both ferries.\n\nNobody spoke after that."
    credited = (
        "Voices\n\n> We shall sell both ferries.\n>\n> — Ana Dahl\n\nNobody spoke after that."
    )
    for text in (led_in, credited):
        index = QuoteIndex(text, "en")
        assert index.check("We shall sell both ferries").speech is Speech.DIRECT
        assert index.check("Nobody spoke after that").speech is Speech.REPORTED
    forwarded = "> The council said that\n> both ferries would be sold."
    assert QuoteIndex(forwarded, "en").check("both ferries would").speech is Speech.REPORTED
