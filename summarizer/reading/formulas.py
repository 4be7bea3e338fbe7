"""Formulas on one line: MathML and Office Math, as ``a/b``, ``x²``, ``√(2)``; no number and no sign is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from summarizer.reading.raised import lowered, raised

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIMPLE = re.compile(r"[\w.,]+|\([^()]*\)")
#: What Office Math takes for the sign of a sum where none is stated: an integral.
_INTEGRAL = "∫"


def linear_math(element: Any) -> str:
    """Return a formula of MathML as a line of text."""
    name = _name(element)
    if name in ("annotation", "annotation-xml", "mphantom", "none", "mprescripts"):
        return ""
    parts = [linear_math(child) for child in element if isinstance(child.tag, str)]
    shape = _MATHML.get(name)
    if shape is not None and len(parts) >= shape[0]:
        return shape[1](parts)
    if parts:
        text = " ".join((element.text or "").split())
        return text + _joined(parts)
    return " ".join((element.text or "").split())


def linear_omml(element: Any) -> str:
    """Return a formula of Office Math (``m:oMath``) as a line of text."""
    name = element.tag.removeprefix(_M) if isinstance(element.tag, str) else ""
    if name == "t" or element.tag == f"{_W}t":
        return element.text or ""
    if name.endswith("Pr") or element.tag in (f"{_W}rPr", f"{_W}del"):
        return ""
    shape = _OMML.get(name)
    if shape is not None:
        return shape(element)
    return "".join(linear_omml(child) for child in element)


def _name(element: Any) -> str:
    return str(element.tag).rsplit("}", 1)[-1].rsplit(":", 1)[-1].lower()


def _joined(parts: Sequence[str]) -> str:
    """Join the parts of a row; an operator keeps its room."""
    out = ""
    for part in parts:
        wide = part in "=<>≤≥≠≈±×" and part
        out += f" {part} " if wide else part
    return re.sub(r"  +", " ", out)


def _group(text: str) -> str:
    text = text.strip()
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _fraction(parts: Sequence[str]) -> str:
    return f"{_group(parts[0])}/{_group(parts[1])}"


def _power(base: str, exponent: str) -> str:
    """Return a power; behind a letter it is one as well: no note stands in a formula."""
    exponent = exponent.strip()
    up = raised("0", exponent) if exponent else ""
    if up == exponent and exponent:
        up = f"^{exponent}" if exponent.isalnum() else f"^({exponent})"
    return base + up


def _index(base: str, index: str) -> str:
    index = index.strip()
    return base + (lowered("0", index) if index.isdigit() else f"_{_group(index)}" if index else "")


def _root(parts: Sequence[str]) -> str:
    return f"√({''.join(parts)})"


_MATHML: dict[str, tuple[int, Callable[[Sequence[str]], str]]] = {
    "mfrac": (2, _fraction),
    "msup": (2, lambda p: _power(p[0], p[1])),
    "msub": (2, lambda p: _index(p[0], p[1])),
    "msubsup": (3, lambda p: _power(_index(p[0], p[1]), p[2])),
    "munder": (2, lambda p: _index(p[0], p[1])),
    "mover": (2, lambda p: _power(p[0], p[1])),
    "munderover": (3, lambda p: _power(_index(p[0], p[1]), p[2])),
    "msqrt": (1, _root),
    "mroot": (2, lambda p: f"{_power('', p[1])}√({p[0]})"),
    "mtr": (1, ", ".join),
    "mtable": (1, "; ".join),
    "mfenced": (1, lambda p: f"({', '.join(p)})"),
}


def _of(element: Any, name: str) -> str:
    return "".join(linear_omml(one) for one in element.findall(_M + name))


def _stated(element: Any, name: str, otherwise: str) -> str:
    found = element.find(f"{_M}{_name_of(element)}Pr/{_M}{name}")
    return otherwise if found is None else found.get(_M + "val", "")


def _name_of(element: Any) -> str:
    return str(element.tag).removeprefix(_M)


def _nary(element: Any) -> str:
    sign = _stated(element, "chr", _INTEGRAL)
    return _power(_index(sign, _of(element, "sub")), _of(element, "sup")) + " " + _of(element, "e")


def _delimited(element: Any) -> str:
    begin, end = _stated(element, "begChr", "("), _stated(element, "endChr", ")")
    parts = [linear_omml(one) for one in element.findall(_M + "e")]
    return begin + _stated(element, "sepChr", "|").join(parts) + end


def _radical(element: Any) -> str:
    degree = _of(element, "deg")
    return (_power("", degree) if degree.strip() else "") + f"√({_of(element, 'e')})"


_OMML: dict[str, Callable[[Any], str]] = {
    "f": lambda e: _fraction((_of(e, "num"), _of(e, "den"))),
    "sSup": lambda e: _power(_of(e, "e"), _of(e, "sup")),
    "sSub": lambda e: _index(_of(e, "e"), _of(e, "sub")),
    "sSubSup": lambda e: _power(_index(_of(e, "e"), _of(e, "sub")), _of(e, "sup")),
    "sPre": lambda e: _power(_index("", _of(e, "sub")), _of(e, "sup")) + _of(e, "e"),
    "rad": _radical,
    "nary": _nary,
    "d": _delimited,
    "acc": lambda e: _of(e, "e") + _stated(e, "chr", "\u0302"),
    "func": lambda e: f"{_of(e, 'fName')} {_of(e, 'e')}",
    "limLow": lambda e: _index(_of(e, "e"), _of(e, "lim")),
    "limUpp": lambda e: _power(_of(e, "e"), _of(e, "lim")),
    "mr": lambda e: ", ".join(linear_omml(one) for one in e.findall(_M + "e")),
    "m": lambda e: "; ".join(linear_omml(one) for one in e.findall(_M + "mr")),
    "eqArr": lambda e: "; ".join(linear_omml(one) for one in e.findall(_M + "e")),
}
