"""What a style sheet hides: the few properties by which a browser shows an element's text or does not.

Read from the page's own ``<style>`` elements and ``style`` attributes, in the order of the cascade (CSS Cascading and
Inheritance Level 4, section 6). Style sheets that lie elsewhere are not fetched: what only they hide is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib import import_module
from itertools import islice
from typing import Any, TypeAlias

from summarizer.reading.shown import Declarations, Shown, computed, rgba, word_of

#: The properties that are looked at; a declaration of any other is skipped.
_PROPERTIES = frozenset(
    "display visibility opacity font font-size color background background-color background-image background-clip "
    "-webkit-background-clip -webkit-text-fill-color text-indent position left right top bottom margin-left margin-top "
    "width height max-width max-height overflow overflow-x overflow-y clip clip-path transform scale "
    "text-decoration text-decoration-line white-space content-visibility filter float vertical-align".split()
)
#: Selectors of a page beyond which none is looked at: a page has a few hundred, the largest frameworks 10,000.
_MOST_SELECTORS = 20_000
#: Names of properties that say the same here as another one does.
_ALIASES = {
    "overflow-x": "overflow",
    "overflow-y": "overflow",
    "-webkit-background-clip": "background-clip",
    "text-decoration-line": "text-decoration",
}
#: The declarations of a rule, those marked as important apart.
_Groups: TypeAlias = list[tuple[bool, Declarations]]
_NAMES = re.compile(r"([.#])((?:[\w-]|[^\x00-\x7f])+)")
_NOT = re.compile(r":(?:not|is|where|has|matches)\(.*", re.DOTALL)


@dataclass
class StyleSheet:
    """The declarations that apply to the elements of a page, worked out once."""

    by_element: dict[Any, Declarations] = field(default_factory=dict[Any, Declarations])

    @classmethod
    def of(cls, root: Any) -> StyleSheet:
        """Read all styles of a page (an lxml tree)."""
        found: dict[Any, list[tuple[tuple[int, ...], Declarations]]] = {}
        for order, (selector, declarations, important) in enumerate(_rules(root)):
            weight = (int(important), 0, *selector.specificity(), order)
            for element in _matching(root, selector):
                found.setdefault(element, []).append((weight, declarations))
        for element in root.iter():
            if isinstance(element.tag, str) and (style := element.get("style")):
                for important, declarations in _declared(style):
                    weight = (int(important), 1, 0, 0, 0, 0)
                    found.setdefault(element, []).append((weight, declarations))
        return cls({element: _cascaded(rules) for element, rules in found.items()})

    def shown(self, element: Any, above: Shown) -> Shown:
        """Return how an element's text is shown, given how its parent's is."""
        given = self.by_element.get(element, {})
        legacy = _legacy(element)
        if not given and not legacy:
            plain = not (above.display or above.script)
            return above if plain else replace(above, display="", script=0)
        return computed({**legacy, **given}, above)


def _rules(root: Any) -> Iterator[tuple[Any, Declarations, bool]]:
    cssselect: Any = import_module("cssselect")
    names = _names_used(root)
    for text, groups in islice(_selectors(root), _MOST_SELECTORS):
        if _may_match(text, names):
            for selector in _parsed(cssselect, text):
                yield from ((selector, found, important) for important, found in groups)


def _selectors(root: Any) -> Iterator[tuple[str, _Groups]]:
    """Yield the selectors of a page's style sheets as they are written, each with its declarations."""
    tinycss2: Any = import_module("tinycss2")
    for style in root.iter("style"):
        if not _for_screen(style.get("media") or ""):
            continue
        for rule in _flat(tinycss2, style.text or ""):
            if groups := _declared(rule.content):
                for text in tinycss2.serialize(rule.prelude).split(","):
                    yield text, groups


def _flat(tinycss2: Any, css: str) -> Iterator[Any]:
    """Yield the rules of a style sheet that apply on a screen, those in its blocks in their place."""
    pending: list[Any] = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    pending.reverse()
    while pending:
        rule = pending.pop()
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and rule.content is not None and _applies(tinycss2, rule):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            pending.extend(reversed(inner))


def _applies(tinycss2: Any, rule: Any) -> bool:
    prelude = tinycss2.serialize(rule.prelude).strip().lower()
    name = rule.lower_at_keyword
    return (
        (name == "media" and _for_screen(prelude))
        or (name == "supports" and "not" not in prelude)
        or name == "layer"
    )


def _for_screen(media: str) -> bool:
    """Whether a media query holds for any screen. One that asks for a width, or a printer, does not."""
    return not media.strip() or any(
        one.strip().removeprefix("only ") in ("all", "screen") for one in media.lower().split(",")
    )


def _parsed(cssselect: Any, text: str) -> list[Any]:
    try:
        return [one for one in cssselect.parse(text) if one.pseudo_element is None]
    except (cssselect.SelectorError, RecursionError, ValueError):
        return []  # a selector that is not understood hides nothing


def _matching(root: Any, selector: Any) -> list[Any]:
    cssselect: Any = import_module("cssselect")
    etree: Any = import_module("lxml.etree")
    try:
        path = cssselect.HTMLTranslator().selector_to_xpath(selector, prefix="descendant-or-self::")
        return list(root.xpath(path))
    except (cssselect.SelectorError, etree.XPathError, RecursionError, ValueError):
        return []  # `:hover` and the like hold for nothing that just lies there


def _names_used(root: Any) -> set[str]:
    names: set[str] = set()
    for element in root.iter():
        if isinstance(element.tag, str):
            names.update("." + one for one in (element.get("class") or "").split())
            names.add("#" + (element.get("id") or ""))
    return names


def _may_match(selector: str, names: set[str]) -> bool:
    """Whether all classes and ids of a selector occur in the page: most of a framework's do not."""
    plain = _NOT.sub("", selector)
    return "\\" in plain or all(
        sign + name in names for sign, name in _NAMES.findall(re.sub(r"\[.*?\]", "", plain))
    )


def _declared(style: Any) -> _Groups:
    """Return the declarations of a block that matter here, those marked as important apart."""
    tinycss2: Any = import_module("tinycss2")
    plain: Declarations = {}
    important: Declarations = {}
    for one in tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration" and one.lower_name in _PROPERTIES:
            values = [v for v in one.value if v.type not in ("whitespace", "comment")]
            for name, value in _longhand(one.lower_name, values):
                into = important if one.important else plain
                into.pop(name, None)
                into[name] = value
    return [(flag, found) for flag, found in ((False, plain), (True, important)) if found]


def _longhand(name: str, values: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    """Yield a declaration as those it stands for."""
    if name == "font":
        if sizes := list(filter(_is_size, values)):
            yield "font-size", sizes[:1]
    elif name == "background":
        yield from _background(values)
    else:
        yield _ALIASES.get(name, name), values


def _background(values: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    yield "background-color", [v for v in values if rgba(v) is not None] or [None]
    yield "background-image", [v for v in values if v.type in ("function", "url")]
    yield "background-clip", [v for v in values if word_of(v) == "text"]


def _is_size(value: Any) -> bool:
    """Whether a value of ``font`` is its size: a length, or 0; another plain number is a weight."""
    return value.type in ("dimension", "percentage") or (value.type == "number" and not value.value)


def _cascaded(rules: Iterable[tuple[tuple[int, ...], Declarations]]) -> Declarations:
    merged: Declarations = {}
    for _, declarations in sorted(rules, key=lambda rule: rule[0]):
        merged.update(declarations)
    return merged


def _legacy(element: Any) -> Declarations:
    """Return what attributes of older HTML say about colours and sizes."""
    tinycss2: Any = import_module("tinycss2")
    out: Declarations = {}
    stated = (
        ("color", element.get("color") if element.tag == "font" else None),
        ("color", element.get("text") if element.tag == "body" else None),
        ("background-color", element.get("bgcolor")),
    )
    for name, value in stated:
        if value:
            out[name] = tinycss2.parse_component_value_list(value.strip())
    return out
