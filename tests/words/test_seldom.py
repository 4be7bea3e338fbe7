"""Expressions looked for only where a text has their letters find what they find without that."""

from __future__ import annotations

import pkgutil
import re
import time
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.words import seldom
from summarizer.words.seldom import AnyOf, Seldom, needed

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPRESSIONS = (
    r"\b(?:strictly|exclusively|solely)\b",
    r"(?i:\b(?:un)?likely\b|\bpossib(?:ly|le)\b)|\b(?:may|might)\b(?! \d)",
    r"\b(?:M(?:ay|AY)|June?)\b \d+",
    r"(?:a few|most) (?P<noun>[a-z]{4,}s|people)",
    r"https?://|\bwww\.|(?<!\w)@\w{3,}\b",
    r"\s*(?:that\b)?\s*",
    r"(?P<a>x+)?yz(?(a)q|r)",
)


@pytest.mark.parametrize(
    ("expression", "letters"),
    [
        (r"\bstr(?:ictly|ongly)\b", {"strictly", "strongly"}),
        (r"\b(?:no|not) (?:less|fewer) than\b", {" than"}),
        (r"[Pp]ublic(?:ly)?", {"public"}),
        (r"@\w{3,}", {"@"}),
        (r"(?:ab|\d)", set[str]()),
        (r"a*", set[str]()),
        (r"(?:port){2,}", {"port"}),
    ],
)
def test_letters_that_every_match_has(expression: str, letters: set[str]) -> None:
    assert needed(expression) == letters


@given(st.sampled_from(EXPRESSIONS), st.text("abdehilmostuxyzqrMAYJun .@w/:5\u017f\u0131"))
def test_any_text_is_searched_as_by_the_expression_alone(expression: str, text: str) -> None:
    for flags in (0, re.IGNORECASE):
        plain, rare = re.compile(expression, flags), Seldom(expression, flags)
        assert _span(rare.search(text)) == _span(plain.search(text))
        assert _span(rare.match(text)) == _span(plain.match(text))
        assert rare.subn("-", text) == plain.subn("-", text)
        assert rare.sub("-", text) == plain.sub("-", text)
        assert [*map(_span, rare.finditer(text))] == [*map(_span, plain.finditer(text))]


@given(
    st.lists(
        st.sampled_from([one for one in EXPRESSIONS if "*" not in one]), min_size=1, max_size=4
    ),
    st.text("abdehilmostuxyzqrMAYJun .@w/:5\u017f\u0131"),
)
def test_several_expressions_are_searched_as_by_one_of_all(listed: list[str], text: str) -> None:
    alone = [
        one.replace("?P<a>", "").replace("?P<noun>", "").replace("(?(a)q|r)", "q") for one in listed
    ]
    for flags in (0, re.IGNORECASE):
        joined, each = (
            re.compile("|".join(f"(?:{one})" for one in alone), flags),
            AnyOf(alone, flags),
        )
        assert _span(each.search(text)) == _span(joined.search(text))
        assert [*map(_span, each.finditer(text))] == [*map(_span, joined.finditer(text))]


def test_of_expressions_that_begin_together_the_first_one_matches() -> None:
    text = "Talks went on; talks failed; the talks failed again."
    for listed in ([r"talks \w+", "talks failed"], ["talks failed", r"the \w+", r"talks \w+ on"]):
        each, joined = AnyOf(listed, re.IGNORECASE), re.compile("|".join(listed), re.IGNORECASE)
        found = [match.group() for match in each.finditer(text)]
        assert found == [match.group() for match in joined.finditer(text)]
    assert AnyOf([]).search(text) is None


@pytest.mark.parametrize("text", ["MO\u017fT PEOPLE", "POSSIBLE", "mo\u017ft people"])
def test_letters_of_another_script_that_count_as_english_ones_are_found(text: str) -> None:
    for expression in ("most people", "possible"):
        plain = re.search(expression, text, re.IGNORECASE)
        assert _span(Seldom(expression, re.IGNORECASE).search(text)) == _span(plain)


def test_an_expression_of_many_words_is_always_looked_for() -> None:
    words = [f"{a}{b}" for a in "bcdfgh" for b in "aeiou"]
    rare = Seldom("|".join(words))
    assert rare.letters == ()
    assert rare.search("ga") is not None
    assert rare.search("xy") is None


def test_without_the_library_s_own_reading_everything_is_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(seldom, "import_module", missing)
    rare = Seldom(r"\bharbour\b")
    assert rare.letters == ()
    assert rare.search("The harbour opens.") is not None
    assert rare.search("The port opens.") is None


def test_a_long_text_is_not_held_on_to() -> None:
    rare = Seldom(r"\bharbour\b")
    before = getattr(seldom, "_lower").cache_info().currsize  # noqa: B009
    assert rare.search("The port opens. " * 400) is None
    assert getattr(seldom, "_lower").cache_info().currsize == before  # noqa: B009


def test_every_such_expression_of_the_package_finds_in_our_examples_what_it_finds_alone() -> None:
    sentences = [
        line
        for path in sorted(EXAMPLES.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ]
    assert sentences
    listed = list(_of_the_package())
    assert len(listed) > 50
    for where, rare in listed:
        for text in sentences:
            expected = _span(rare.pattern.search(text))
            assert _span(rare.search(text)) == expected, (where, text)


def _of_the_package() -> list[tuple[str, Seldom]]:
    found: list[tuple[str, Seldom]] = []
    for room in ("words", "text", "attribution", "quotes", "accounts", "brief"):
        package = import_module(f"summarizer.{room}")
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, value in vars(import_module(module.name)).items():
                values = cast("tuple[Any, ...]", value if isinstance(value, tuple) else (value,))
                found += [(f"{module.name}.{name}", v) for v in values if isinstance(v, Seldom)]
    return found


def _span(found: re.Match[str] | None) -> tuple[int, int] | None:
    return found.span() if found else None


def test_many_matches_of_one_expression_do_not_have_the_others_read_the_rest_again() -> None:
    each = AnyOf((r"\bphoned\b", r"\bphoned (?:[\w-]+ ){0,3}?from\b"))
    text = "phoned " * 60_000
    begun = time.perf_counter()
    assert sum(1 for _ in each.finditer(text)) == 60_000
    assert time.perf_counter() - begun < 5
