"""A `NamedTuple` of ours behaves like one of `typing`."""

import copy
import inspect
import pickle
import sys
import typing
from collections.abc import Callable
from types import SimpleNamespace
from typing import Annotated, Any, get_type_hints
from unittest import mock

import pytest

from kitchen_tui.model.named_tuple import NamedTuple


class Pan(NamedTuple):
    """A pan on the stove."""

    name: str
    width_cm: float = 24.0
    lids: "tuple[Lid, ...]" = ()

    @property
    def is_covered(self) -> bool:
        return bool(self.lids)

    def with_lid(self, name: str) -> "Pan":
        return self._replace(lids=(*self.lids, Lid(name)))

    @classmethod
    def called(cls, name: str) -> "Pan":
        return cls(name)

    @staticmethod
    def least_cm() -> int:
        return 10

    def __str__(self) -> str:
        return f"{self.name}, {self.width_cm:g} cm"


class PanOfTyping(typing.NamedTuple):
    """A pan on the stove."""

    name: str
    width_cm: float = 24.0
    lids: "tuple[Lid, ...]" = ()


class Lid(NamedTuple):
    name: Annotated[str, "what is embossed on it"]


class Nothing(NamedTuple):
    """No field."""


class Wide(NamedTuple):
    a: int
    b: int
    c: int
    d: int
    e: int = 5
    f: int = 6
    g: int = 7
    h: int = 8


def both(use: Callable[[Any], object]) -> tuple[object, object]:
    """Return what a use gives for our class and for that of typing, errors included."""

    def used(kind: Any) -> object:
        try:
            found = use(kind)
        except (TypeError, ValueError, AttributeError) as error:
            return str(error).replace("PanOfTyping", "Pan")
        return found.replace("PanOfTyping", "Pan") if isinstance(found, str) else found

    return used(Pan), used(PanOfTyping)


@pytest.mark.parametrize(
    "use",
    [
        lambda kind: repr(kind("wok", lids=(1, "two"))),
        lambda kind: kind("wok", 30.0).width_cm,
        lambda kind: kind(name="wok")[1:],
        lambda kind: kind("wok") == ("wok", 24.0, ()),
        lambda kind: kind("wok") == kind("pot"),
        lambda kind: kind("wok") < kind("wok", 25.0),
        lambda kind: hash(kind("wok")) == hash(("wok", 24.0, ())),
        lambda kind: tuple(kind("wok")._replace(width_cm=1.0)),
        lambda kind: type(kind("wok")._replace(name="pot")) is kind,
        lambda kind: kind("wok")._asdict(),
        lambda kind: tuple(kind._make(["wok", 1.0, ()])),
        lambda kind: kind._fields,
        lambda kind: kind._field_defaults,
        lambda kind: kind.__match_args__,
        lambda kind: kind.__doc__,
        lambda kind: kind.__slots__,
        lambda kind: kind.__module__,
        lambda kind: get_type_hints(kind),
        lambda kind: list(kind.__annotations__),
        lambda kind: [(part.name, part.default) for part in inspect.signature(kind).parameters.values()],
        lambda kind: isinstance(kind("wok"), tuple),
        lambda kind: type(kind),
        lambda kind: kind(),
        lambda kind: kind("wok", 1.0, (), "fourth"),
        lambda kind: kind("wok", depth=3),
        lambda kind: kind("wok", name="pot"),
        lambda kind: kind._make(["wok"]),
        lambda kind: kind("wok")._replace(depth=3, colour="blue"),
        lambda kind: setattr(kind("wok"), "name", "pot"),
        lambda kind: setattr(kind("wok"), "depth", 3),
        lambda kind: kind("wok").depth,
    ],
)
def test_it_behaves_like_that_of_typing(use: Callable[[Any], object]) -> None:
    ours, theirs = both(use)
    assert ours == theirs


def test_it_has_methods_properties_and_special_methods_of_its_own() -> None:
    pan = Pan.called("wok").with_lid("glass")
    assert pan.is_covered
    assert pan.lids == (Lid("glass"),)
    assert str(pan) == "wok, 24 cm"
    assert repr(pan) == "Pan(name='wok', width_cm=24.0, lids=(Lid(name='glass'),))"
    assert Pan.least_cm() == 10


def test_it_may_have_no_fields_or_many() -> None:
    assert Nothing() == ()
    assert repr(Nothing()) == "Nothing()"
    assert Nothing()._replace() == Nothing()
    assert Wide(1, 2, 3, d=4) == (1, 2, 3, 4, 5, 6, 7, 8)
    assert Wide(1, 2, 3, 4, h=0).h == 0


def test_classes_of_one_length_keep_their_own_names_and_defaults() -> None:
    class Cup(NamedTuple):
        label: str
        colour: str = "white"
        chips: int = 0

    assert Cup("tea").colour == "white"
    assert Pan("wok").width_cm == 24.0
    with pytest.raises(TypeError, match=r"Cup\.__new__\(\) missing 1 required positional argument: 'label'"):
        Cup()  # type: ignore[call-arg]


def test_it_is_pickled_copied_and_matched() -> None:
    pan = Pan("wok", lids=(Lid("glass"),))
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(pan, protocol))  # noqa: S301
        assert again == pan
        assert type(again) is Pan
    assert copy.deepcopy(pan) == copy.copy(pan) == pan
    assert type(copy.copy(pan)) is Pan
    assert pan.__replace__(name="pot") == pan._replace(name="pot")  # type: ignore[attr-defined]  # for copy.replace
    match pan:
        case Pan("wok", width, lids=(Lid(name),)):
            assert (width, name) == (24.0, "glass")
        case _:
            pytest.fail("a pan matches its pattern")


def test_a_subclass_may_add_other_attributes() -> None:
    class Loud(Pan):
        def __str__(self) -> str:
            return super().__str__().upper()

    assert str(Loud("wok")) == "WOK, 24 CM"
    assert type(Loud("wok")._replace(name="pot")) is Loud
    assert repr(Loud("wok")).startswith("Loud(name='wok'")


def test_a_field_without_a_default_cannot_follow_one_with_a_default() -> None:
    with pytest.raises(TypeError, match="Wrong: a field without a default"):
        made("Wrong", __annotations__={"name": str, "width": int}, name="wok")


def test_the_annotations_of_python_3_14_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """There the body of a class holds a function that evaluates them, in one of several formats."""
    module = SimpleNamespace(
        Format=SimpleNamespace(FORWARDREF="forward references"),
        call_annotate_function=lambda annotate, format: annotate(format),
    )
    monkeypatch.setitem(sys.modules, "annotationlib", module)
    evaluated = mock.Mock(return_value={"label": str, "chips": int})
    cup = made("Cup", __annotate_func__=evaluated, chips=0)
    assert cup("tea")._asdict() == {"label": "tea", "chips": 0}
    evaluated.assert_called_once_with("forward references")


def made(name: str, /, **body: object) -> Any:
    """Return the class whose definition has this body."""
    make: Any = type(NamedTuple)
    return make(name, (), {"__module__": __name__, **body})
