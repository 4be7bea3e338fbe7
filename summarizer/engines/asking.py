"""From any Pydantic model to the shape that is asked of a language model, and back.

A model is never asked for a quote, only for :class:`Evidence`: the numbers of sentences and a few words.
The shape keeps to what strict structured output allows everywhere: closed objects, every field required,
no length limits, patterns, formats or defaults. What that loses is checked on the way back by the class
itself, and a shape refuses an answer its class would refuse, so that the model is asked again.
"""

from __future__ import annotations

import hashlib
import json
import re
import types
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import (
    Any,
    ForwardRef,
    Literal,
    Optional,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
)

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    RootModel,
    ValidationError,
    create_model,
    model_validator,
)
from pydantic.fields import FieldInfo

from summarizer.engines.annotations import (
    LISTS,
    MAPPINGS,
    basic_type,
    cannot_ask,
    description_of,
    is_computed,
    is_empty_collection,
    is_fixed_tuple,
    is_tag,
    unwrapped,
)
from summarizer.engines.strict import reasons, strict_schema
from summarizer.errors import AnswerInvalid, SchemaError
from summarizer.models.quote import Quote

Model = TypeVar("Model", bound=BaseModel)


class Evidence(BaseModel):
    """Where the text says it."""

    model_config = ConfigDict(extra="forbid")

    sentences: list[int] = Field(description="numbers of the sentences that say this")
    words: str | None = Field(
        description="the few words of them relied on, letter by letter; null if in doubt"
    )
    attribution: list[str] | None = Field(
        default=None, description="who passes these words on, outermost first; null if nobody does"
    )
    # Texts, since hosted models take no more than five levels of objects and lists.
    meant: list[str] | None = Field(
        default=None, description="what words of these sentences stand for: “he = Ana Dahl”"
    )


class AskedShape(BaseModel):
    """Base of every shape made by :func:`ask_shape`."""

    model_config = ConfigDict(extra="forbid", protected_namespaces=())

    @model_validator(mode="before")
    @classmethod
    def _what_is_missing_is_null(cls, value: Any) -> Any:
        """Take a missing field that has a default for null: endpoints without strict output leave such fields out."""
        undemanded = _UNDEMANDED.get(cls)
        # A dictionary is told at once, any other mapping only by asking its classes.
        if not undemanded or not isinstance(value, (dict, Mapping)):
            return cast("object", value)
        given = cast("Mapping[str, Any]", value)
        missing = {name: one for name, one in undemanded.items() if name not in given}
        return {**given, **missing} if missing else given


#: By shape, the fields an answer may leave out, and what then stands for them.
_UNDEMANDED: dict[type[BaseModel], dict[str, tuple[()] | None]] = {}


class _RootShape(AskedShape):
    """The outermost shape: refuses what its source class would refuse."""

    #: What the answer stands for; made to look whether it fits, and kept.
    _value: BaseModel | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _fits_its_source(self) -> _RootShape:
        source = _source_of(type(self))
        try:
            self._value = _validated(source, _plain(self, source))
        except ValidationError as error:
            raise ValueError(reasons(error)) from None
        return self


#: The class a shape was made from. Shapes live as long as their classes: both are cached for good.
_SOURCES: dict[type[BaseModel], type[BaseModel]] = {}


@cache
def ask_shape(cls: type[BaseModel]) -> type[BaseModel]:
    """Return the shape to ask a language model for in order to get an instance of ``cls``.

    Quotes become :class:`Evidence`, computed fields (``json_schema_extra={"computed": True}``) are left out,
    fields with a default may be answered with null, mappings become lists of entries, fixed tuples become
    small objects, dates and the like become strings. Descriptions are kept. Models may refer to themselves.

    Raises:
        SchemaError: ``cls`` holds a type that cannot be asked for.
    """
    if issubclass(cls, RootModel):
        raise SchemaError(
            f"{cls.__name__} is a RootModel, and the outermost answer must be an object. "
            "Put it into a field of a model."
        )
    return _Maker().root(cls)


def to_value(cls: type[Model], answer: BaseModel) -> Model:
    """Return the instance of ``cls`` that an answer in the shape of :func:`ask_shape` stands for.

    An answer that is an instance of ``cls`` already is returned as it is.

    Raises:
        AnswerInvalid: ``cls`` refuses the values.
    """
    if isinstance(answer, cls):
        return answer
    # A method would take its name from the fields of users' models; no field begins with an underscore.
    made = answer._value if isinstance(answer, _RootShape) else None  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    if type(made) is cls:
        return made
    try:
        return _validated(cls, _plain(answer, cls))
    except ValidationError as error:
        raise AnswerInvalid(
            f"The answer does not make a {cls.__name__}: {reasons(error)}."
        ) from None


@cache
def schema_fingerprint(cls: type[BaseModel]) -> str:
    """Return the SHA-256 of the JSON schema a model is asked to follow for ``cls``."""
    text = json.dumps(strict_schema(ask_shape(cls).model_json_schema()), sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


# --- building shapes -------------------------------------------------------------------------------


class _Maker:
    """Builds the shapes of one root class; models that refer to each other share one namespace."""

    def __init__(self) -> None:
        self.shapes: dict[type[BaseModel], type[BaseModel]] = {}
        self.names: dict[type[BaseModel], str] = {}

    def root(self, cls: type[BaseModel]) -> type[BaseModel]:
        shape = self.shape(cls, base=_RootShape)
        namespace: dict[str, Any] = {made.__name__: made for made in self.shapes.values()}
        for made in self.shapes.values():
            made.model_rebuild(force=True, _types_namespace=namespace)
        return shape

    def shape(self, cls: type[BaseModel], base: type[AskedShape] = AskedShape) -> type[BaseModel]:
        self.names[cls] = self._name(cls)
        fields: dict[str, Any] = {}
        for name, info in cls.model_fields.items():
            if not is_computed(info):
                fields[name] = self._field(info, f"{cls.__name__}.{name}")
        shape = create_model(self.names[cls], __base__=base, __doc__=cls.__doc__, **fields)
        _UNDEMANDED[shape] = {
            name: () if is_empty_collection(info) else None
            for name, info in cls.model_fields.items()
            if name in fields and not info.is_required()
        }
        self.shapes[cls] = shape
        _SOURCES[shape] = cls
        return shape

    def _name(self, cls: type[BaseModel]) -> str:
        # Providers allow letters, digits, _ and - in names; generic models have brackets in theirs.
        name = re.sub(r"[^A-Za-z0-9_]", "_", cls.__name__)[:56]
        taken = set(self.names.values()) | {"Evidence"}
        while name in taken:
            name += "_"
        return name

    def _field(self, info: FieldInfo, where: str) -> tuple[Any, FieldInfo]:
        asked = self.asked(info.annotation, where)
        if not (info.is_required() or is_empty_collection(info) or is_tag(info)):
            asked = Optional[asked]  # noqa: UP045 - a forward reference knows no |
        return asked, Field(description=description_of(info))

    def asked(self, annotation: Any, where: str) -> Any:
        """Return the type to ask for in place of ``annotation``."""
        annotation = unwrapped(annotation)
        origin = get_origin(annotation)
        if origin in (Union, types.UnionType):
            members = tuple(self.asked(arg, where) for arg in get_args(annotation))
            return Union[members]  # noqa: UP007 - a tuple of members knows no |
        if origin is Literal or annotation is None or annotation is type(None):
            return annotation
        container = origin or annotation
        if container in LISTS:
            return self._list(annotation, where)
        if container in MAPPINGS:
            return list[self._entry(annotation, where)]  # type: ignore[misc]
        if isinstance(annotation, type):
            return self._class(annotation, where)
        raise cannot_ask(where, annotation)

    def _list(self, annotation: Any, where: str) -> Any:
        args = get_args(annotation)
        if not args:
            raise cannot_ask(where, annotation, "say what is in it, for example list[str]")
        if is_fixed_tuple(annotation):
            items = {f"item_{n}": (self.asked(arg, where), ...) for n, arg in enumerate(args, 1)}
            return create_model(
                _local_name(where, "items"), __base__=AskedShape, **cast("Any", items)
            )
        return list[self.asked(args[0], where)]  # type: ignore[misc]

    def _entry(self, annotation: Any, where: str) -> Any:
        args = get_args(annotation)
        if not args:
            raise cannot_ask(where, annotation, "say what is in it, for example dict[str, int]")
        key, value = (self.asked(arg, where) for arg in args)
        return create_model(
            _local_name(where, "entry"), __base__=AskedShape, key=(key, ...), value=(value, ...)
        )

    def _class(self, cls: type[Any], where: str) -> Any:
        if issubclass(cls, Quote):
            return Evidence
        if issubclass(cls, RootModel):
            return self.asked(cls.model_fields["root"].annotation, where)
        if issubclass(cls, BaseModel):
            if cls in self.names:
                return self.shapes.get(cls) or ForwardRef(self.names[cls])
            return self.shape(cls)
        if issubclass(cls, Enum):
            if all(isinstance(member.value, str | int) for member in cls):
                return cls
            raise cannot_ask(where, cls, "the values of its members must be strings or integers")
        return basic_type(cls, where)


def _local_name(where: str, suffix: str) -> str:
    return re.sub(r"[^A-Za-z0-9_]", "_", f"{where}_{suffix}")[:60]


# --- from an answer to a value ---------------------------------------------------------------------


def _source_of(shape: type[BaseModel]) -> type[BaseModel]:
    return next(_SOURCES[one] for one in shape.__mro__ if one in _SOURCES)


def _validated(cls: type[Model], values: dict[str, Any]) -> Model:
    # As JSON, so that a class in strict mode takes dates from strings and tuples from lists.
    return cls.model_validate_json(json.dumps(values), by_alias=True, by_name=True)


def _plain(answer: BaseModel, source: type[BaseModel]) -> dict[str, Any]:
    """Return the values of an answer as ``source`` expects them; null stands for a default."""
    values: dict[str, Any] = {}
    for name, annotation, required in _asked_fields(type(answer), source):
        value = getattr(answer, name)
        if value is not None or required:
            values[name] = _given(value, annotation)
    return values


@cache
def _asked_fields(
    shape: type[BaseModel], source: type[BaseModel]
) -> tuple[tuple[str, Any, bool], ...]:
    """Return the fields of a shape: their names, what its source has for them, and whether it demands them."""
    infos = ((name, source.model_fields[name]) for name in shape.model_fields)
    return tuple((name, info.annotation, info.is_required()) for name, info in infos)


#: What is the same whatever it was asked as.
_PLAIN_TYPES = frozenset((str, int, float, bool, type(None)))


def _given(value: Any, annotation: Any) -> Any:
    if type(value) in _PLAIN_TYPES:
        return value
    if isinstance(value, Enum):
        return value.value
    if type(value) is Evidence or type(value) in _SOURCES:
        return _given_object(value, annotation)
    annotation = unwrapped(annotation)
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = _answered_member(value, annotation)
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        return _given(value, annotation.model_fields["root"].annotation)
    if _is_list(value):
        return _given_list(value, annotation)
    return _given_object(value, annotation) if isinstance(value, BaseModel) else value


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _given_object(value: BaseModel, annotation: Any) -> Any:
    if isinstance(value, Evidence):
        return value.model_dump()
    if type(value) in _SOURCES:
        return _plain(value, _SOURCES[type(value)])
    # What is left is the object a fixed tuple was asked as.
    parts = (getattr(value, name) for name in type(value).model_fields)
    return [_given(part, arg) for part, arg in zip(parts, get_args(annotation), strict=True)]


def _given_list(values: list[Any], annotation: Any) -> Any:
    args = get_args(annotation)
    if (get_origin(annotation) or annotation) in MAPPINGS:
        return {str(_given(one.key, args[0])): _given(one.value, args[1]) for one in values}
    return [_given(one, args[0] if args else Any) for one in values]


def _answered_member(value: Any, union: Any) -> Any:
    """Return the member of a union whose kind of container fits the value."""
    for member in get_args(union):
        plain = unwrapped(member)
        container = get_origin(plain) or plain
        if isinstance(value, list) and (container in LISTS or container in MAPPINGS):
            return plain
        if isinstance(value, AskedShape) and type(value) not in _SOURCES and is_fixed_tuple(plain):
            return plain
    return Any
