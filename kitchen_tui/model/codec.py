"""Named tuples to and from plain JSON values, lossless: what the journal records of recipes and events."""

from collections.abc import Iterable, Mapping
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from kitchen_tui.model.recipe import Recipe

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Any model value as dicts, lists and scalars; fields at their default are left out."""
    if hasattr(value, "_fields"):
        defaults = value._field_defaults
        fields = zip(value._fields, value, strict=True)
        return {k: to_plain(v) for k, v in fields if k not in defaults or v != defaults[k]}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def recipe_from_plain(plain: Mapping[str, Any]) -> Recipe:
    """The recipe that `to_plain` wrote; see `from_plain`."""
    return from_plain(Recipe, plain)


def from_plain(kind: type[T], plain: Mapping[str, Any]) -> T:
    """The named tuple of `kind` that `to_plain` wrote. Unknown keys are ignored; what does not fit is a TypeError."""
    value: T = _build(kind, plain)
    return value


_HINTS: dict[type, dict[str, Any]] = {}


def _build(kind: Any, plain: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        return None if plain is None else _build(get_args(kind)[0], plain)
    if get_origin(kind) is tuple:
        return tuple(_build(get_args(kind)[0], item) for item in _listed(plain))
    if hasattr(kind, "_fields"):
        hints = _HINTS.get(kind) or _HINTS.setdefault(kind, get_type_hints(kind))
        return kind(**{name: _build(hints[name], plain[name]) for name in kind._fields if name in plain})
    return plain


def _listed(plain: Any) -> Iterable[Any]:
    if not isinstance(plain, list | tuple):
        raise TypeError(f"expected a list, got {type(plain).__name__}")
    return plain
