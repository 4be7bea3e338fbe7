"""What a browser makes of an element's declarations: whether it shows the element's text.

Only what decides that is worked out; lengths are rough, since between shown and hidden there is no middle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

_PIXELS = {
    "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "q": 0.945,
    "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0, "vw": 12.8, "vh": 7.2, "vmin": 7.2, "vmax": 12.8, "lh": 20.0,
}  # fmt: skip
#: Below this, text is a line of dust; browsers show nothing of it. Pixels.
_SMALLEST_FONT = 1.5
#: Text further than this outside of its place is outside of any window. Pixels.
_OUTSIDE = 900.0
#: Contrast between text and background (WCAG 2.2, 1.4.3) under which they are the same colour to a reader.
_SAME_COLOUR = 1.08
_FAINTEST = 0.03
#: Text moved off its line by less than this share of its size still stands on it: icons and badges are nudged so.
_OFF_LINE = 0.15

Colour = tuple[float, float, float]
Declarations = dict[str, list[Any]]

#: Properties that move an element or its text, wherever it stands and only where it is positioned.
_MOVING = ("text-indent", "margin-left", "margin-top")
_MOVING_POSITIONED = ("left", "right", "top", "bottom")
_TO_THE_RIGHT = ("left", "right", "text-indent", "margin-left")
#: Shapes an element is cut to, and when nothing of it is left: lengths in per cent of its box.
_EMPTY_SHAPES: tuple[tuple[str, Callable[[list[float]], bool]], ...] = (
    ("inset", lambda edges: min(edges) >= 50.0),
    ("circle", lambda radius: radius[0] == 0.0),
    ("ellipse", lambda radius: radius[0] == 0.0),
    ("polygon", lambda points: len(set(points)) == 1),
)


@dataclass(frozen=True)
class Shown:
    """What an element's text inherits: whether it is shown, and in which colours and size."""

    gone: bool = False
    struck: bool = False
    invisible: bool = False
    opacity: float = 1.0
    size: float = 16.0
    colour: Colour | None = (0.0, 0.0, 0.0)
    ground: Colour | None = (1.0, 1.0, 1.0)
    clear: bool = False
    pre: bool = False
    display: str = ""
    #: 1 where an element's text is raised off the line, -1 where it is lowered. Not inherited.
    script: int = 0

    @property
    def seen(self) -> bool:
        """Whether a reader sees text in this place."""
        return not (
            self.gone
            or self.invisible
            or self.opacity < _FAINTEST
            or self.size < _SMALLEST_FONT
            or self.clear
            or (self.colour and self.ground and _contrast(self.colour, self.ground) < _SAME_COLOUR)
        )


def computed(given: Declarations, above: Shown) -> Shown:
    """Return how an element's text is shown, given its declarations and how its parent's text is shown."""
    size = _font_size(given.get("font-size"), above.size)
    word = {name: word_of(values[0]) for name, values in given.items() if values}
    visibility = word.get("visibility", "")
    space = word.get("white-space", "")
    ground = _ground(given, above.ground)
    colour, clear = _text_colour(given, above)
    return replace(
        above,
        gone=above.gone or _takes_away(given, word),
        struck=above.struck or "line-through" in map(word_of, given.get("text-decoration", ())),
        invisible=visibility in ("hidden", "collapse") if visibility else above.invisible,
        opacity=above.opacity * _opacity(given),
        size=size,
        colour=colour,
        ground=ground,
        clear=clear,
        pre=space.startswith(("pre", "break-spaces")) if space else above.pre,
        display=_display(given, word),
        script=_script(given, word, size, above.size),
    )


def _script(given: Declarations, word: dict[str, str], size: float, above: float) -> int:
    """Return 1 for text that is raised, -1 for text that is lowered; by a length only where it is smaller, too."""
    if (named := word.get("vertical-align", "")) in ("super", "sub"):
        return 1 if named == "super" else -1
    if size >= above:
        return 0
    rise = _length(given, "vertical-align", size)
    if word.get("position") == "relative":
        rise += _length(given, "bottom", size) - _length(given, "top", size)
    return 0 if abs(rise) < _OFF_LINE * size else 1 if rise > 0 else -1


def _length(given: Declarations, name: str, whole: float) -> float:
    values = given.get(name)
    return (_pixels(values[0], whole) or 0.0) if values else 0.0


def _display(given: Declarations, word: dict[str, str]) -> str:
    if word.get("float") in ("left", "right") or word.get("position") in ("absolute", "fixed"):
        return "block"
    return " ".join(filter(None, map(word_of, given.get("display", ()))))


def _takes_away(given: Declarations, word: dict[str, str]) -> bool:
    """Whether an element, with all that is in it, is shown nowhere."""
    return (
        word.get("display") == "none"
        or word.get("content-visibility") == "hidden"
        or _outside(given, word)
        or _squeezed(given, word)
        or _clipped(given, word)
        or _shrunk(given.get("transform", ()), given.get("scale", ()))
    )


def _outside(given: Declarations, word: dict[str, str]) -> bool:
    positioned = word.get("position") in ("absolute", "fixed", "relative")
    lengths = {
        name: length
        for name in (*_MOVING, *(_MOVING_POSITIONED if positioned else ()))
        if (values := given.get(name)) and (length := _pixels(values[0], 1280.0)) is not None
    }
    back = any(length <= -_OUTSIDE for length in lengths.values())
    return back or any(lengths.get(name, 0.0) >= 5 * _OUTSIDE for name in _TO_THE_RIGHT)


def _squeezed(given: Declarations, word: dict[str, str]) -> bool:
    if word.get("overflow") not in ("hidden", "clip"):
        return False
    sides = ("width", "height", "max-width", "max-height")
    lengths = (_pixels(values[0], 100.0) for name in sides if (values := given.get(name)))
    return any(length is not None and length <= 1.0 for length in lengths)


def _clipped(given: Declarations, word: dict[str, str]) -> bool:
    if word.get("position") in ("absolute", "fixed") and (clip := given.get("clip")):
        edges = _arguments(clip[0], "rect", 0.0)
        if len(edges) == 4 and (edges[2] - edges[0] <= 1.0 or edges[1] - edges[3] <= 1.0):
            return True
    if not (path := given.get("clip-path")):
        return False
    return any(
        is_empty(lengths)
        for shape, is_empty in _EMPTY_SHAPES
        if (lengths := _arguments(path[0], shape, 100.0))
    )


def _shrunk(transform: Iterable[Any], scale: Iterable[Any]) -> bool:
    for one in transform:
        if one is None or one.type != "function":
            continue
        name = one.lower_name
        values = _arguments(one, name, 100.0)
        if name.startswith("scale") and 0.0 in values:
            return True
        if name.startswith("translate") and values and min(values) <= -_OUTSIDE:
            return True
    return any(_pixels(one, 1.0) == 0.0 for one in scale)


def _arguments(value: Any, name: str, whole: float) -> list[float]:
    """Return the lengths a function is given. Pixels."""
    if value is None or value.type != "function" or value.lower_name != name:
        return []
    lengths = (_pixels(one, whole) for one in value.arguments)
    return [one for one in lengths if one is not None]


def _opacity(given: Declarations) -> float:
    product = 1.0
    if values := given.get("opacity"):
        stated = _pixels(values[0], 1.0)
        product = 1.0 if stated is None else max(0.0, min(1.0, stated))
    for one in given.get("filter", ()):
        faded = _arguments(one, "opacity", 1.0)
        product *= faded[0] if faded else 1.0
    return product


def _font_size(values: list[Any] | None, above: float) -> float:
    if not values or values[0] is None:
        return above
    value = values[0]
    if value.type == "percentage":
        return above * float(value.value) / 100
    if value.type == "dimension" and value.lower_unit == "em":
        return above * float(value.value)
    stated = _pixels(value, above)
    if stated is None:
        return above if word_of(value) in ("inherit", "smaller", "larger") else 16.0
    return stated


def _text_colour(given: Declarations, above: Shown) -> tuple[Colour | None, bool]:
    """Return the colour of text, ``None`` where it is not known, and whether it is clear as glass."""
    values = given.get("-webkit-text-fill-color") or given.get("color")
    if not values:
        return above.colour, above.clear
    if word_of(values[0]) in ("inherit", "currentcolor"):
        return above.colour, above.clear
    found = rgba(values[0])
    if found is None:
        return None, False
    painted = "text" in map(word_of, given.get("background-clip", ()))
    return found[:3], found[3] < _FAINTEST and not painted


def _ground(given: Declarations, above: Colour | None) -> Colour | None:
    if given.get("background-image") and word_of(given["background-image"][0]) != "none":
        return None
    values = given.get("background-color")
    found = rgba(values[0]) if values else None
    if values and found is None and values[0] is not None:
        return None if values[0].type != "ident" else above
    return above if found is None or found[3] < 0.5 else found[:3]


def rgba(value: Any) -> tuple[float, float, float, float] | None:
    """Return a colour as red, green, blue and opacity from 0 to 1; ``None`` for anything else."""
    if value is None or isinstance(value, str):
        return None
    color: Any = import_module("tinycss2.color4")
    found: Any = color.parse_color(value)
    if found is None or found == "currentcolor":
        return None
    red, green, blue = (float(one or 0.0) for one in found.to("srgb").coordinates)
    return red, green, blue, float(found.alpha)


def _contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    if (
        abs(darker - lighter) < 1e-3
        and max(abs(a - b) for a, b in zip(one, other, strict=True)) > 0.2
    ):
        return 21.0  # equally bright, and as different as red and blue
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def word_of(value: Any) -> str:
    """Return a value that is a word, in lower case; an empty string for any other."""
    return value.lower_value if value is not None and value.type == "ident" else ""


def _pixels(value: Any, whole: float) -> float | None:
    """Return a length in pixels, for a percentage its share of ``whole``; ``None`` for anything but a length."""
    if value is None:
        return None
    if value.type == "percentage":
        return float(value.value) * whole / 100
    if value.type == "number":
        return float(value.value)
    if value.type == "dimension":
        return float(value.value) * _PIXELS.get(value.lower_unit, 1.0)
    return None
