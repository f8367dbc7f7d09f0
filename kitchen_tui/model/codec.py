"""Converts named tuples to plain JSON values and back without loss, for recipes and events in the journal."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

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
