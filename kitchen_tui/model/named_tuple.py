"""Named tuples that are quick to define and convert to plain JSON values and back (docs/adr/0003-named-tuples.md)."""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import FunctionType, UnionType
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, Union, get_args, get_origin, get_type_hints

_getter = cache(type(vars(namedtuple("_One", "field"))["field"]))
"""Returns the descriptor of the field at a place; all classes share it."""


class _Values(tuple[Any, ...]):
    """The methods that all named tuples share."""

    __slots__ = ()
    if TYPE_CHECKING:
        _fields: ClassVar[tuple[str, ...]]

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changes: Any) -> Self:
        replaced = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise TypeError(f"Got unexpected field names: {list(changes)!r}")
        return replaced

    __replace__ = _replace

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
        return f"{type(self).__name__}({fields})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


class _Maker(type):
    """Makes the class of a named tuple from the body of its definition."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        fields = _field_names(body)
        defaults = {field: body[field] for field in fields if field in body}
        if fields[len(fields) - len(defaults) :] != tuple(defaults):
            raise TypeError(f"{name}: a field without a default follows one with a default")
        new = _constructor(name, fields, tuple(defaults.values()))
        body |= {field: _getter(place, f"Field {place}.") for place, field in enumerate(fields)}
        body |= {"__slots__": (), "__new__": new, "__match_args__": fields}
        body |= {"_fields": fields, "_field_defaults": defaults}
        return type(name, (_Values,), body)


def _field_names(body: Mapping[str, Any]) -> tuple[str, ...]:
    if annotate := body.get("__annotate_func__"):  # from Python 3.14 on
        from annotationlib import Format, call_annotate_function  # type: ignore[import-not-found]

        return tuple(call_annotate_function(annotate, Format.FORWARDREF))
    return tuple(body.get("__annotations__", ()))


def _constructor(name: str, fields: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
    """Return `__new__` of a class. To save compiling it, that of another class of the same length gets new names."""
    other = _compiled_constructor(len(fields))
    new = FunctionType(other.__code__.replace(co_varnames=("_cls", *fields)), other.__globals__, "__new__", defaults)
    new.__qualname__ = f"{name}.__new__"
    return new


@cache
def _compiled_constructor(length: int) -> FunctionType:
    values = "".join(f"_{place}, " for place in range(length))
    new: FunctionType = eval(f"lambda _cls, {values}: new(_cls, ({values}))", {"new": tuple.__new__})  # noqa: S307
    return new


if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: TID251 -- how type checkers see it
else:
    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})


T = TypeVar("T")
_TYPES: Mapping[Any, tuple[type, ...]] = {str: (str,), bool: (bool,), int: (int, float), float: (float, int)}


def to_plain(value: Any) -> Any:
    """Convert a model value to dicts, lists and scalars, leaving out fields that have their default value."""
    if hasattr(value, "_fields"):
        defaults = value._field_defaults
        fields = zip(value._fields, value, strict=True)
        return {k: to_plain(v) for k, v in fields if k not in defaults or v != defaults[k]}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[T], plain: Mapping[str, Any]) -> T:
    """Build a named tuple of type `kind` from the result of `to_plain`, ignoring unknown keys. Raises TypeError."""
    shape: Any = kind
    value: T = _builder(shape)(plain)
    return value


@cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    """Return a function that builds values of a type (cached, since a session has thousands of records)."""
    if get_origin(kind) in (Union, UnionType):
        some = _builder(get_args(kind)[0])
        return lambda plain: None if plain is None else some(plain)
    if get_origin(kind) is tuple:
        item = _builder(get_args(kind)[0])
        return lambda plain: tuple(item(part) for part in _listed(plain))
    if hasattr(kind, "_fields"):
        fields = {name: _builder(hint) for name, hint in get_type_hints(kind).items()}
        return lambda plain: kind(**{name: fields[name](plain[name]) for name in kind._fields if name in plain})
    return _only(_TYPES.get(kind, (str,)))  # any other type is a Literal of words


def _only(kinds: tuple[type, ...]) -> Callable[[Any], Any]:
    """Return a function that accepts only values of these types."""

    def taken(plain: Any) -> Any:
        if type(plain) not in kinds:
            raise TypeError(f"expected {' or '.join(kind.__name__ for kind in kinds)}, got {type(plain).__name__}")
        return plain

    return taken


def _listed(plain: Any) -> Iterable[Any]:
    if not isinstance(plain, list | tuple):
        raise TypeError(f"expected a list, got {type(plain).__name__}")
    return plain
