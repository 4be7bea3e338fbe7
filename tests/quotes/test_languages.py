from __future__ import annotations

import pytest

from summarizer.models.quote import Speech, Verdict
from summarizer.quotes.check import QuoteIndex
from summarizer.words.changes import change_lexicon, lexicon_for, listed_languages

TEXTS = {
    "ru": (
        "Министр заявил, что Норландия не готова обсуждать это предложение до мая. «Военного решения конфликта нет, "
        "и мы должны продолжать переговоры в порту», — сказал он журналистам в понедельник. По его словам, "
        "двадцать пять человек вернулись домой, а 300 остаются в лагере, и это всё, что он может сказать."
    ),
    "fr": (
        "Le ministre a déclaré que la Norlande n’est pas prête à accepter cette proposition avant le mois de mai. "
        "« Il n’y a pas de solution militaire, et nous devons poursuivre les discussions au port », a-t-il dit lundi. "
        "L’accord prévoit le retour de vingt personnes."
    ),
    "es": (
        "El ministro dijo que Norlandia no aceptará la propuesta antes de mayo. «Nunca habrá una solución militar y "
        "debemos seguir con las conversaciones en el puerto», afirmó el lunes. El acuerdo prevé el regreso de veinte "
        "personas a sus casas."
    ),
    "ar": (
        "قال الوزير إن بلاده لن تقبل هذا المقترح قبل شهر مايو. وأضاف: «لا يوجد حل عسكري للأزمة، ويجب أن تستمر "
        "المحادثات في الميناء». وأشار إلى أن عشرين شخصا عادوا إلى بيوتهم يوم الاثنين في مصر."
    ),
    "zh": (
        "外交部发言人星期一表示，中方不会接受这一要求。“军事手段没有出路，各方必须在港口继续谈判，”他说。"
        "据介绍，已有二十五人在五月返回家园，未来还将有三百人返回，非洲代表也很满意。"
    ),
    "de": (
        "Der Minister sagte, das Land werde den Vorschlag nicht vor Mai annehmen. „Es gibt keine militärische Lösung, "
        "und wir müssen die Gespräche im Hafen fortsetzen“, erklärte er am Montag. Zwanzig Menschen sind nach Hause "
        "zurückgekehrt."
    ),
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_is_recognised(language: str) -> None:
    assert QuoteIndex(TEXTS[language]).lexicon.languages == (language,)


@pytest.mark.parametrize(
    ("language", "quote", "verdict"),
    [
        ("ru", "норландия не готова обсуждать", Verdict.NORMALISED),
        ("ru", "“Военного решения конфликта нет”", Verdict.NORMALISED),
        ("ru", "двадцать пять человек … остаются в лагере", Verdict.ELIDED),
        ("fr", "accord prévoit le retour", Verdict.EXACT),
        ("fr", "Il n'y a pas de solution militaire [...] au port", Verdict.ELIDED),
        ("es", "«El acuerdo prevé el regreso»", Verdict.NORMALISED),
        ("es", "Nunca habrá una solución militar … en el puerto", Verdict.ELIDED),
        ("ar", "لن تقبل هذا المقترح", Verdict.EXACT),
        ("ar", "قبل شهر مــايو", Verdict.NORMALISED),
        ("ar", "عشرين شخصا عادوا ... يوم الاثنين", Verdict.ELIDED),
        ("zh", "中方不会接受这一要求", Verdict.EXACT),
        ("zh", "「军事手段没有出路」", Verdict.NORMALISED),
        ("zh", "据介绍……在五月返回家园", Verdict.ELIDED),
        ("zh", "还将有三百人返回……也很满意", Verdict.ELIDED),
        ("de", "Es gibt keine militärische Lösung [...] im Hafen", Verdict.ELIDED),
    ],
)
def test_honest_quotes_are_verified(language: str, quote: str, verdict: Verdict) -> None:
    assert QuoteIndex(TEXTS[language]).check(quote).verdict is verdict


@pytest.mark.parametrize(
    ("language", "quote", "kind"),
    [
        ("ru", "Норландия готова обсуждать это предложение", "negation"),
        ("ru", "Норландия не готова обсуждать это предложение до июня", "date"),
        ("ru", "мы можем продолжать переговоры", "modal"),
        ("ru", "двадцать шесть человек", "number"),
        ("ru", "Вестландия не готова обсуждать", "name"),
        ("ru", "Министр заявил ... обсуждать это предложение", "negation"),
        ("ru", "Норландия … готова обсуждать", "negation"),
        ("fr", "la Norlande est pas prête à accepter", "negation"),
        ("fr", "la Norlande n’est prête à accepter", "negation"),
        ("fr", "avant le mois de juin", "date"),
        ("fr", "nous pouvons poursuivre les discussions", "modal"),
        ("fr", "le retour de trente personnes", "number"),
        ("fr", "Le ministre a déclaré … prête à accepter", "negation"),
        ("es", "Norlandia aceptará la propuesta", "negation"),
        ("es", "Siempre habrá una solución militar", "negation"),
        ("es", "podemos seguir con las conversaciones", "modal"),
        ("es", "afirmó el martes", "date"),
        ("ar", "بلاده تقبل هذا المقترح", "negation"),
        ("ar", "قبل شهر يونيو", "date"),
        ("ar", "ثلاثين شخصا عادوا", "number"),
        ("ar", "ويمكن أن تستمر المحادثات", "modal"),
        ("ar", "يوم الاثنين في تركيا", "name"),
        ("ar", "قال الوزير ... تقبل هذا المقترح", "negation"),
        ("zh", "中方会接受这一要求", "negation"),
        ("zh", "各方可以在港口继续谈判", "modal"),
        ("zh", "已有二十六人", "number"),
        ("zh", "在六月返回家园", "date"),
        ("zh", "星期二表示", "date"),
        ("zh", "美方不会接受", "name"),
        ("zh", "发言人星期一表示……接受这一要求", "negation"),
        ("de", "das Land werde den Vorschlag vor Mai annehmen", "negation"),
        ("de", "Es gibt eine militärische Lösung", "negation"),
        ("de", "wir können die Gespräche", "modal"),
        ("de", "erklärte er am Dienstag", "date"),
    ],
)
def test_falsified_quotes_are_drift_with_the_right_class(
    language: str, quote: str, kind: str
) -> None:
    check = QuoteIndex(TEXTS[language]).check(quote)
    assert check.verdict is Verdict.DRIFT
    assert kind in [change.kind.value for change in check.changes]


@pytest.mark.parametrize("language", TEXTS)
def test_speech_in_each_languages_marks_is_direct(language: str) -> None:
    quotes = {
        "ru": "Военного решения конфликта нет", "fr": "pas de solution militaire", "es": "una solución militar",
        "ar": "حل عسكري للأزمة", "zh": "军事手段没有出路", "de": "keine militärische Lösung",
    }  # fmt: skip
    assert QuoteIndex(TEXTS[language]).check(quotes[language]).speech is Speech.DIRECT


def test_german_nouns_are_no_names() -> None:
    index = QuoteIndex(
        "Der Minister sagte, der Krieg sei vorbei. Kanzler Brandt kam, und Kanzler Okafor kam.",
        "de",
    )
    assert index.check("der Frieden sei vorbei").changes[0].kind.value == "other"
    assert index.check("und Kanzler Lindqvist kam").changes[0].kind.value == "name"


def test_words_that_hold_a_negating_letter_negate_nothing() -> None:
    lists = change_lexicon(("zh",))
    assert lists.negated(list("未来非洲")) == []
    assert lists.negated(list("他不来")) == [1]


def test_a_conjunction_may_be_written_to_a_word() -> None:
    assert change_lexicon(("ar",)).negates("ولن")
    assert not change_lexicon(("ar",)).negates("ولد")


@pytest.mark.parametrize(
    "language", [name for names in listed_languages().values() for name in names]
)
def test_every_listed_language_has_all_kinds_of_words(language: str) -> None:
    lists = change_lexicon((language,))
    for kind in ("negation", "denial", "scope", "modal", "number", "date"):
        assert len(lists.words[kind]) >= 3


def test_a_region_does_not_hide_a_language() -> None:
    assert lexicon_for("pt-BR", (), len).missing
    assert lexicon_for("en_GB", (), len).languages == ("en",)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Міністр заявив, що країна не готова обговорювати цю пропозицію до травня, але він і його колеги як і "
            "раніше хочуть говорити про це. За його словами, двадцять осіб повернулися додому, а інші все ще в таборі "
            "за містом, який є дуже великим. Він також сказав, що це не кінець."
        ),
        "大臣は月曜日に、この提案を受け入れないと述べた。そして、港で協議を続けると語った。二十人が家に帰った。まだ多くの人が残っている。",
        (
            "Bakan, ülkesinin bu öneriyi mayıs ayından önce kabul etmeyeceğini söyledi ve görüşmelerin limanda devam "
            "edeceğini belirtti. Yirmi kişi evlerine döndü ama çok sayıda insan daha sonra geri gelecek. "
            "Bu bir son değil, ve her şey için "
            "daha çok zaman var."
        ),
        "ไม่มีทางออกทางทหาร " * 30,
        "qwe rty uio " * 30,
    ],
)
def test_a_language_without_lists_is_said_not_guessed(text: str) -> None:
    assert QuoteIndex(text).lexicon.missing


def test_a_short_text_of_no_clear_language_gets_all_lists_of_its_script() -> None:
    assert QuoteIndex("Berlin 2020").lexicon.languages == listed_languages()["Latin"]


def test_a_text_without_letters_has_no_language() -> None:
    assert QuoteIndex("2020 - 2021").lexicon.missing
