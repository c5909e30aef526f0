"""An example of every type there is, each of its fields filled with something to look for."""

import dataclasses
import enum
import hashlib
import importlib
import inspect
import itertools
import pkgutil
import types
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from sealroom.protocol import encoding

PACKAGES = ("protocol", "crypto", "ledger", "store", "controller")
BYTES = 32
_numbers = itertools.count(1)

Own = Mapping[type, Callable[["Sample"], object]]
"""How to make what does not come from its fields alone."""


@dataclass(frozen=True)
class Part:
    """What was put into a field."""

    owner: type
    name: str
    content: bytes | str

    @property
    def place(self) -> str:
        return f"{self.owner.__name__}.{self.name}"


@dataclass
class Sample:
    """A value, and the parts that went into it."""

    own: Own
    parts: list[Part] = field(default_factory=list)

    def secret(self, owner: type, name: str, length: int = BYTES) -> bytes:
        """Bytes that stand nowhere else."""
        content = hashlib.sha256(str(next(_numbers)).encode()).digest()[:length]
        self.parts.append(Part(owner, name, content))
        return content

    def text(self, owner: type, name: str) -> str:
        """Words that stand nowhere else."""
        content = f"kingfisher{next(_numbers)}x"
        self.parts.append(Part(owner, name, content))
        return content

    def make(self, kind: type) -> Any:
        """A value of a type with fields, or of one in `own`."""
        if kind in self.own:
            return self.own[kind](self)
        names = fields_of(kind)
        assert names is not None, f"nobody knows how to make a {kind.__name__}"
        hints = get_type_hints(kind, None, vars(encoding), include_extras=True)
        return kind(**{name: self._fill(hints[name], kind, name) for name in names})

    def _fill(self, hint: Any, owner: type, name: str) -> Any:
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is None:
            return self._one(hint, owner, name)
        if origin is Literal:
            return arguments[0]
        if origin in (Annotated, Union, types.UnionType):
            fuller = [each for each in arguments if each is not types.NoneType]
            return self._fill(fuller[0], owner, name)
        if not isinstance(origin, type) or not issubclass(origin, Collection):
            return None  # what is called, not shown
        filled = [self._fill(each, owner, name) for each in arguments if each is not Ellipsis]
        kept: type[Any] = origin
        return {filled[0]: filled[1]} if issubclass(origin, Mapping) else kept(filled)

    def _one(self, hint: Any, owner: type, name: str) -> Any:
        if hint is bytes:
            return self.secret(owner, name)
        if hint is str:
            return self.text(owner, name)
        if not inspect.isclass(hint):
            return None
        if issubclass(hint, enum.Enum):
            return next(iter(hint))
        if issubclass(hint, int | float):
            return hint(1)
        return self.make(hint) if hint in self.own or fields_of(hint) is not None else None


def fields_of(kind: type) -> tuple[str, ...] | None:
    """The fields of a struct, dataclass or named tuple; None for any other class."""
    if issubclass(kind, msgspec.Struct):
        return kind.__struct_fields__
    if dataclasses.is_dataclass(kind):
        return tuple(each.name for each in dataclasses.fields(kind))
    if issubclass(kind, tuple):
        return getattr(kind, "_fields", None)
    return None


def all_types() -> Iterator[type]:
    """Every class of the packages, wherever it is."""
    for package in PACKAGES:
        found = importlib.import_module(f"sealroom.{package}")
        for module in pkgutil.walk_packages(found.__path__, f"{found.__name__}."):
            for kind in vars(importlib.import_module(module.name)).values():
                if inspect.isclass(kind) and kind.__module__ == module.name:
                    yield kind
