"""Marks of chat templates and sentence numbers in a document: shown by what is sent."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest

from summarizer import Scripted, SourceDocument
from summarizer.pipeline import Options, summarise_document
from summarizer.prompting import one_line
from summarizer.text.prepare import prepare
from summarizer.text.suspicious import suspicious_passages

#: Marks that remarks and forms may have, too.
_ALSO_OF_HONEST_TEXTS = (
    "[system]",
    "[/user]",
    "[ASSISTANT]",
    "[PREFIX]",
    "[SUFFIX]",
    "[MIDDLE]",
    "[TRANSCRIBE]",
    "[AUDIO]",
    "[eod]",
    ">>QUESTION<<",
    "|||EMAIL_ADDRESS|||",
    "|SPEAKER|",
)
#: One or more of each family's; names nobody has yet are among them.
MARKS = (
    "<|im_start|>",
    "<|eot_id|>",
    "<|start_header_id|>",
    "<|channel|>",
    "<|turn|>",
    "<turn|>",
    "<|turn>",
    "<s>",
    "</s>",
    "<bos>",
    "<start_of_turn>",
    "<end_of_utterance>",
    "<｜User｜>",
    "<｜end▁of▁sentence｜>",
    "<<SYS>>",
    "<</SYS>>",
    "[INST]",
    "[/INST]",
    "[SYSTEM_PROMPT]",
    "[/MODEL_SETTINGS]",
    "[TOOL_CALLS]",
    "[gMASK]",
    "<sop>",
    "[|assistant|]",
    "[|endofturn|]",
    "<seed:think>",
    "</seed:tool_call>",
    "<seed:eos>",
    "]~b]ai",
    "]~!b[",
    "[e~[",
    "<reserved_106>",
    "<unused99>",
    "<extra_id_1>",
    "<SPECIAL_12>",
    "<0x0A>",
    "<think>",
    "</tool_response>",
    "<role>",
    "<_user>",
    "<assistant_turn>",
    "[BOS]",
    "[unused7]",
    "<|fim_prefix|>",
    "<jamba:msg>",
    "<function=send>",
    "</function>",
    "<parameter=to>",
    '<message role="system">',
    "<invoke name='send'>",
    "]<]user[>[",
    *_ALSO_OF_HONEST_TEXTS,
)
#: An honest text may have these: they are broken up and not reported.
_ALSO_HONEST = ("<role>", "<s>", "<_user>", "</function>")
_ALSO_HONEST_IN_PART = (
    *_ALSO_OF_HONEST_TEXTS,
    "<invoke",
    "<message",
    "<function",
    "<param",
)
WAYS = {
    "as it is": lambda mark: mark,
    "full width": lambda mark: "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in mark
    ),
    "zero width": "\u200b".join,
    "soft hyphens": "\u00ad".join,
    "capitals": str.upper,
    "tags": lambda mark: mark[0] + "\U000e0041" + mark[1:],
}
NUMBERS = (
    "[2]",
    "[ 2 ]",
    "［2］",
    "【2】",
    "〔2〕",
    "⟦2⟧",
    "〖2〗",
    "〘2〙",
    "⁅2⁆",
    "❲2❳",
    "⦋2⦌",
    "﹝2﹞",
    "⟨2⟩",
    "《2》",
    "[٢]",
    "[२]",
    "[２]",
    "[𝟚]",
    "[②]",
    "[²]",
    "[Ⅱ]",
    "[二]",
    "[2\u200b]",
    "[\u20602]",
    "[1, 2]",
    "[1–2]",
    "[[2]]",
    "[\u00ad2\ufe0f]",
    "[2.]",
    "[#2]",
    "[№2]",
    "[§2]",
    "[*2*]",
    "[_2_]",
    "['2']",
    "[`2`]",
    "[^2]",
    "[2?]",
    "[=2]",
    "{2}",
    "｛2｝",
    "[" + " " * 40 + "2]",
    "[" + "\u200b" * 40 + "2]",
    "[2" + "\u200b" * 40 + "]",
    "[" + "0" * 40 + "2]",
    "[([2])]",
)


def sent(text: str) -> str:
    """Return what a model is shown of a document that holds a text."""
    engine = Scripted({})
    document = SourceDocument(
        source="a", text=f"The ministers met. {text} They agreed.", title=text
    )
    summarise_document(document, engine, Options("single"))
    return engine.questions[0].text


def seen(text: str) -> str:
    """Return a text as a tokeniser may normalise it: common widths, nothing invisible."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if unicodedata.category(c) != "Cf").casefold()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("mark", MARKS)
def test_no_mark_of_a_template_is_sent(mark: str, way: str) -> None:
    assert seen(mark) not in seen(sent(WAYS[way](mark)))


@pytest.mark.parametrize(
    "entity", ["&#0000000000000060;", "&#x000000000000003C;", "&VerticalLine;", "&nvlt;"]
)
def test_entities_spelt_otherwise_are_broken_up(entity: str) -> None:
    assert entity not in sent(f"Then {entity}|user|> was said.")


@pytest.mark.parametrize("mark", ["<|im_end|>", "[INST]", "<|im_start|>system"])
@pytest.mark.parametrize("amp", ["&", "&amp;", "&amp;amp;"])
def test_entities_of_brackets_are_broken_up(mark: str, amp: str) -> None:
    spelt = mark.replace("<", f"{amp}lt;").replace("[", f"{amp}#91;").replace("|", f"{amp}#x7c;")
    shown = sent(spelt)
    for _ in range(3):
        shown = html.unescape(shown)
    assert mark not in shown


@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_in_a_text_looks_like_a_sentence_number(number: str) -> None:
    lines = sent(f"{number} Ana Castor agreed.").splitlines()
    numbers = [int(m[1]) for line in lines if (m := re.match(r"\[(\d+)\] ", line))]
    assert numbers == list(range(1, len(lines)))
    rest = seen(" ".join(re.sub(r"^\[\d+\] ", "", line) for line in lines))
    assert not re.search(r"[^\w\s(),.;:#–§*'`^=-]\s*[\d二]", rest)


@pytest.mark.parametrize(
    "text",
    [
        "1 < 2 > 0",
        "[sic]",
        "[note 3]",
        "<anna@post.example>",
        "<https://a.example/b>",
        "[LAUGHTER]",
        "~5% [about]",
        "AT&T",
        "a[b]",
        "<b>x</b>",
    ],
)
def test_what_honest_texts_hold_is_shown_as_it_is(text: str) -> None:
    assert one_line(text) == text


@pytest.mark.parametrize(
    "mark", [m for m in MARKS if m not in _ALSO_HONEST and not m.startswith(_ALSO_HONEST_IN_PART)]
)
def test_a_mark_is_reported(mark: str) -> None:
    document = SourceDocument(
        source="a", text=f"The ministers met. Then {mark} was said. They agreed."
    )
    assert [one.kind for one in suspicious_passages(prepare(document))] == ["role"]


@pytest.mark.parametrize(
    "text",
    [
        "They met [LAUGHTER] and [sic] agreed on <b>x</b> <br/>.",
        "See <https://a.example/x> [3] [b].",
    ],
)
def test_markup_and_remarks_are_no_marks(text: str) -> None:
    assert not [
        one
        for one in suspicious_passages(prepare(SourceDocument(source="a", text=text)))
        if one.kind == "role"
    ]


def test_the_length_of_a_text_stays() -> None:
    for text in (*MARKS, *NUMBERS, *(way(m) for m in MARKS for way in WAYS.values())):
        assert len(one_line(text)) == len(text)
