"""The note as a page: whole, harmless, the same every time, and with every text cut where its evidence is."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.brief import build_brief, write_brief
from summarizer.brief.forms.html import render_html
from summarizer.brief.view.evidence import Footnote
from summarizer.brief.view.passages import cut
from summarizer.errors import ConfigurationError
from summarizer.models.quote import Quote, Verdict
from tests.accounts.helpers import example_texts, examples, position, quote, record, summary

HOSTILE = (
    'Karsenia said </script><script>alert(1)</script><img src=x onerror="a()"> \u202eit waits.'
)


def page() -> str:
    return render_html(build_brief(examples(), sources=example_texts()), example_texts())


def footnote(number: int, start: int, end: int, text: str) -> Footnote:
    return Footnote(
        number, "A", Quote(text=text[start:end], start=start, end=end, verdict=Verdict.EXACT)
    )


def test_the_same_brief_gives_the_same_page() -> None:
    assert page() == page()


def test_topics_that_differ_in_capitals_alone_stand_in_one_order() -> None:
    matters = ("harbour tolls", "ferry fares", "pilot fees", "dock rents", "quay works")
    topics = [spelt for matter in matters for spelt in (matter, matter.capitalize())]
    text = "\n\n".join(f"Ana Dahl supported rule {n} of the port." for n in range(len(topics)))
    held = [
        position(
            "Ana Dahl",
            topic,
            "supports",
            f"Ana Dahl supported rule {n} of the port.",
            quote(text, f"Ana Dahl supported rule {n} of the port."),
        )
        for n, topic in enumerate(topics)
    ]
    made = summary(record("a", text), positions=held)
    shown = render_html(build_brief([made], sources={"a": text}), {"a": text})
    choice = shown.partition('id="f-topic"')[2].partition("</select>")[0]
    found = re.findall(r"<option>([^<]+)<", choice)
    assert found == sorted(topics, key=lambda topic: (topic.casefold(), topic))


def test_the_page_asks_for_nothing_and_allows_only_its_own_style_and_script() -> None:
    text = page()
    assert not re.search(r'(?:src|href)="(?!#|data:,)', text)
    assert "default-src 'none'" in unescape(text)
    assert text.count("<script>") == 1
    assert "style=" not in text
    assert "unsafe" not in text


def test_every_reference_leads_to_a_place_in_a_source() -> None:
    text = page()
    wanted = set(re.findall(r'href="#(e\d+)"', text))
    assert wanted
    assert wanted <= set(re.findall(r'id="(e\d+)"', text))
    places = re.findall(r'id="([^"]+)"', text)
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(places)
    assert len(set(places)) == len(places)


def test_a_large_page_shows_texts_in_part_and_every_link_has_its_place() -> None:
    accounts = [
        summary(
            record(
                f"{n}.txt", f"{n} Karsenia will wait. " + "x " * 400 + f"Nahrania objects to {n}."
            ),
            positions=[
                position(
                    "K",
                    "dam",
                    "affirms",
                    "",
                    quote(f"{n} Karsenia will wait. ", "Karsenia will wait"),
                )
            ],
        )
        for n in range(80)
    ]
    texts = {
        f"{n}.txt": f"{n} Karsenia will wait. " + "x " * 400 + f"Nahrania objects to {n}."
        for n in range(80)
    }
    text = render_html(build_brief(accounts, sources=texts), texts)
    assert "characters not shown" in text
    places = set(re.findall(r'id="([^"]+)"', text))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= places


def test_documents_bring_in_no_markup() -> None:
    account = summary(
        record("../../x", HOSTILE, title="<script>alert(2)</script>"),
        positions=[position("<b>K</b>", "a\"'b", "affirms", "", quote(HOSTILE, HOSTILE))],
    )
    text = render_html(build_brief([account], title="</title><script>"), {"../../x": HOSTILE})
    assert text.count("<script") == 2
    assert "<img" not in text
    assert "<b>" not in text
    data = re.search(r'id="data">(.*?)</script>', text)
    assert data is not None
    assert json.loads(data[1])["evidence"]


def test_a_text_that_has_changed_is_said_and_not_shown() -> None:
    account = summary(
        record("a", "It waits."),
        positions=[position("K", "w", "affirms", "", quote("It waits.", "It waits"))],
    )
    text = render_html(build_brief([account]), {"a": "It waits no longer."})
    assert "has changed since it was summarised" in text
    assert "no longer" not in text
    assert "not at hand" in render_html(build_brief([account]))


def test_a_template_of_ones_own_takes_the_place_of_the_page(tmp_path: Path) -> None:
    mine = tmp_path / "mine.j2"
    mine.write_text("<p>{{ note.title }}</p>", encoding="utf-8")
    out = tmp_path / "note.html"
    write_brief(build_brief(examples(), title="A & B"), out, template=mine)
    assert out.read_text(encoding="utf-8") == "<p>A &amp; B</p>\n"
    mine.write_text("{% broken", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="line 1"):
        write_brief(build_brief(examples()), out, template=mine)


@given(
    st.text(min_size=1, max_size=200),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=8),
)
def test_passages_put_together_are_the_text_and_each_span_is_marked(
    text: str, spans: list[tuple[int, int]]
) -> None:
    inside = [(min(s), max(s)) for s in spans if min(s) < max(s) <= len(text)]
    notes = [footnote(n, a, b, text) for n, (a, b) in enumerate(inside, 1)]
    shown = cut(text, notes)
    assert "".join(p.text for p in shown.passages) == text
    for n, (a, b) in enumerate(inside, 1):
        assert "".join(p.text for p in shown.passages if n in p.numbers) == text[a:b]


def test_a_text_in_part_keeps_what_surrounds_evidence_and_counts_the_rest() -> None:
    text = "x" * 1000 + "HERE" + "y" * 1000
    shown = cut(text, [footnote(1, 1000, 1004, text)], whole=False)
    assert sum(len(p.text) + p.skipped for p in shown.passages) == len(text)
    assert [p.skipped > 0 for p in shown.passages] == [True, False, False, False, True]
