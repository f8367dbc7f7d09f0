"""`NamedTuple` like that of `typing`, which takes a quarter of the time to define: docs/adr/0003-named-tuples.md."""

from collections import namedtuple
from collections.abc import Iterable, Mapping
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, Self

_getter = cache(type(vars(namedtuple("_One", "field"))["field"]))
"""Returns the descriptor of the field at a place; all classes share it."""


class _Values(tuple[Any, ...]):
    """What is the same in every named tuple."""

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
