"""Whose lists of words apply to a text, and what they say of a word."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields

import pytest

from summarizer.words.changes import (
    ChangeLexicon,
    Changes,
    change_lexicon,
    is_english_if_short,
    lexicon_for,
    listed_languages,
)
from summarizer.words.lists import Changing
from summarizer.words.scripts import is_capitalised, is_cased, script_of


def of(*words: str, language: str | None = None) -> ChangeLexicon:
    counted = Counter(words)
    return lexicon_for(language, counted, lambda word: counted[word])


def plain(count: int) -> list[str]:
    return [f"w{n}" for n in range(count)]


@pytest.mark.parametrize(("shares", "found"), [(5, False), (6, True)])
def test_a_language_is_known_by_an_eighth_of_its_function_words(shares: int, found: bool) -> None:
    made = of(*["shall"] * 0, *["the"] * shares, *plain(50 - shares))
    assert made.languages == (("en",) if found else ())
    assert (made.missing is None) is found
    if not found:
        assert (
            made.missing
            == "The language was not recognised: negations and modals were not recognised."
        )


def test_a_short_text_without_a_clear_language_has_all_lists_of_its_script() -> None:
    assert of(*plain(39)).languages == listed_languages()["Latin"]
    assert of(*plain(40)).languages == ()
    # Clear is what is twice as frequent as any other, and as little.
    assert of(*["the"] * 12, *plain(20)).languages == ("en",)
    assert of(*["the"] * 6, *["und"] * 5, *plain(20)).languages == listed_languages()["Latin"]


@pytest.mark.parametrize(
    ("language", "listed"),
    [("en", "en"), ("EN", "en"), ("en-GB", "en"), ("zh_Hans_CN", "zh"), ("DE-at", "de")],
)
def test_a_given_language_is_taken_whatever_the_words_are(language: str, listed: str) -> None:
    made = of("le", "la", "les", language=language)
    assert (made.languages, made.missing) == ((listed,), None)


def test_a_given_language_without_lists_is_named() -> None:
    made = of("the", language="pt-BR")
    assert made.languages == ()
    assert made.missing == (
        "There are no word lists for the language 'pt': negations and modals were not recognised."
    )


def test_a_recognised_language_without_lists_is_named() -> None:
    made = of(*"не і та що до на як є це він вона за але".split() * 4)
    assert made.missing is not None
    assert "'uk'" in made.missing


def test_a_text_without_letters_has_no_language() -> None:
    assert of().missing == of("2020", "!").missing
    assert of().languages == ()


def test_kana_tell_japanese_from_chinese() -> None:
    chinese = of(*"中方不会接受这一要求的是了在和有" * 4)
    assert chinese.languages == ("zh",)
    japanese = of(*"大臣は月曜日にこの提案を受け入れないと述べたそして港で協議を続けると語った" * 3)
    assert japanese.missing is not None
    assert "'ja'" in japanese.missing


def test_a_few_kana_among_many_han_letters_are_enough() -> None:
    han = "協議港口談判代表条約署名" * 8
    assert of(*han, *"のはをにと").languages == of(*han).languages == ()
    japanese = of(*han, *"のはをにと").missing
    assert japanese is not None
    assert "'ja'" in japanese
    assert "'ja'" not in (of(*han, *"のは").missing or "")


@pytest.mark.parametrize(
    ("letters", "script"),
    [
        ("AzÀɏḀỿ", "Latin"), ("ЀЯԯ", "Cyrillic"), ("؀عݿ", "Arabic"), ("㐀中鿿𠀀", "Han"), ("\u3040かー\u30ff", "Kana"),
        ("αא1😀@", ""),
    ],
)  # fmt: skip
def test_the_script_of_a_letter(letters: str, script: str) -> None:
    assert [script_of(letter) for letter in letters] == [script] * len(letters)


def test_capitals() -> None:
    assert [is_capitalised(w) for w in ("Port", "port", "ǅ", "中", "1", "Éa")] == [
        True, False, True, False, False, True,
    ]  # fmt: skip
    assert [is_cased(w) for w in ("Port", "port", "中", "عمان", "1", "я")] == [
        True, True, False, False, False, True,
    ]  # fmt: skip


def test_lists_of_several_languages_are_put_together() -> None:
    both = change_lexicon(("en", "de"))
    for word in ("not", "nicht"):
        assert both.negates(word)
        assert both.negated([word]) == [0]
    assert both.is_modal("must")
    assert both.is_modal("müssen")
    assert both.nouns_capitalised
    assert not change_lexicon(("en",)).nouns_capitalised
    assert (both.languages, both.missing) == (("en", "de"), None)


def test_negations_are_told_also_where_they_are_glued_to_a_word() -> None:
    english = change_lexicon(("en",))
    assert [english.negates(w) for w in ("not", "can't", "cannot", "can", "note")] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert english.negated("we do not say never".split()) == [2, 4]


@pytest.mark.parametrize(
    ("word", "is_plain"),
    [
        ("port", True), ("not", False), ("can't", False), ("monday", False), ("2020", False), ("two", False),
        ("2nd", False), ("must", False), ("中", False), ("non-aligned", False),
    ],
)  # fmt: skip
def test_a_plain_word_is_none_that_changes_a_claim(word: str, is_plain: bool) -> None:
    assert change_lexicon(("en",)).is_plain(word) is is_plain
    assert change_lexicon(("en",)).is_plain(word) is is_plain  # and so it is asked again


def test_numbers_are_digits_or_words_and_articles_are_none() -> None:
    german = change_lexicon(("de",))
    assert [german.is_number(w) for w in ("zwei", "12", "a1", "ein", "hafen")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_what_is_known_of_words_stays_true_however_many_are_asked_for() -> None:
    lists = change_lexicon(("en",))
    long = "x" * 60
    assert not lists.negates(long)
    assert lists.negates(long + "n't")
    assert not any(lists.negates(f"w{n}") for n in range(33_000))
    assert lists.negates("not")
    assert not lists.negates("w1")
    assert not lists.is_plain("must")
    # What is kept is bounded: a list lives as long as the process.
    assert len(lists._negating) <= 1 << 15


def test_letters_that_only_look_like_a_negation_negate_nothing() -> None:
    lists = change_lexicon(("zh",))
    for text, places in (
        ("未来", []), ("非洲", []), ("他不来", [1]), ("不", [0]), ("在未来不会", [3]), ("未能来非洲", [0]),
    ):  # fmt: skip
        assert lists.negated(list(text)) == places


def test_a_listed_name_is_found_among_words_and_letters() -> None:
    chinese, arabic = change_lexicon(("zh",)), change_lexicon(("ar",))
    assert chinese.holds_name(list("在土耳其的"))
    assert chinese.holds_name(["中"])
    assert not chinese.holds_name(list("他们"))
    assert not chinese.holds_name([])
    assert arabic.holds_name(["في", "مصر"])
    assert not arabic.holds_name(["بلاده"])
    assert not change_lexicon(()).holds_name(list("土耳其"))


def test_every_list_of_changing_words_has_a_kind_of_its_own() -> None:
    assert {kind.value for kind in Changes} == {field.name for field in fields(Changing)}


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("the mayor of orvik did not sign the lease", True),
        ("the lock keeper quit", True),
        ("la presa de orvik no se abre en la noche", False),
        ("die schleuse in orvik ist nicht mehr offen", False),
        (" ".join(plain(45)), False),
    ],
)
def test_short_english_is_seen_without_counting_the_words_of_every_language(
    words: str, seen: bool
) -> None:
    listed = words.split()
    assert is_english_if_short(listed) is seen
    if seen and len(listed) > 5:
        assert "en" in of(*listed).languages
