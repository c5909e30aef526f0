"""Finds the texts of the app that a translator is to have, by reading Python's syntax.

The window's own stand in `self.tr` and `translate`. What the floors below say (why something was
refused, what is wrong with a disk) they say in English, as plain sentences, for they know no
window; `sealroom.ui.text.told` looks them up in the context `TOLD` as they come by.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

APP = Path(__file__).resolve().parent.parent / "app" / "sealroom"
WINDOW = APP / "ui"
BELOW = tuple(
    APP / name
    for name in (
        "crypto",
        "ledger",
        "store",
        "controller",
        "relay/connection.py",
        "relay/faults.py",
        "relay/group_commit.py",
        "relay/names.py",
        "relay/operations",
    )
)
"""What speaks to the person through the window; the relay's operator reads English."""
TOLD = "Told"


class UnreadableWordsError(Exception):
    """A text that cannot be found by a translator; the words say where and why."""


@dataclass(frozen=True)
class Key:
    """What Qt finds a translation by."""

    context: str
    source: str
    comment: str = ""


@dataclass(frozen=True)
class Words:
    """One text of the window."""

    key: Key
    file: str
    counted: bool
    """Holds %n: other words for one than for many."""


def find_all() -> list[Words]:
    """Every text of the app, contexts in order. Raises UnreadableWordsError."""
    return sorted([*find(WINDOW), *find_told(BELOW)], key=lambda each: each.key.context)


# ---- the window's own ----------------------------------------------------------------------------


def find(folder: Path) -> list[Words]:
    """All texts below a folder, contexts in order, each once. Raises UnreadableWordsError."""
    words: dict[Key, Words] = {}
    for file in sorted(folder.rglob("*.py")):
        name = file.relative_to(folder.parent).as_posix()
        for each in _Reader(name).read(ast.parse(file.read_text("utf-8"), name)):
            known = words.setdefault(each.key, each)
            if known.counted != each.counted:
                raise UnreadableWordsError(f"{name}: counted here, elsewhere not: {each.key}")
    return sorted(words.values(), key=lambda each: each.key.context)


class _Reader(ast.NodeVisitor):
    """Collects `self.tr(text, comment, n)` and `translate(context, text, comment, n)`."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._classes: list[str] = []
        self._functions = 0
        self._words: list[Words] = []

    def read(self, tree: ast.Module) -> list[Words]:
        """The texts of one module."""
        self.visit(tree)
        return self._words

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._enter(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._enter(node)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._enter(node)

    def _enter(self, node: ast.AST) -> None:
        self._functions += 1
        self.generic_visit(node)
        self._functions -= 1

    def visit_Call(self, node: ast.Call) -> None:
        match node.func:
            case ast.Attribute(value=ast.Name(id="self"), attr="tr"):
                self._add(node, [ast.Constant(self._classes[-1]), *node.args])
            case (
                ast.Name(id="translate")
                | ast.Attribute(value=ast.Name(id="QCoreApplication"), attr="translate")
            ):
                self._add(node, node.args)
            case other:
                self.visit(other)
        for argument in (*node.args, *node.keywords):
            self.visit(argument)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if node.attr == "tr":
            raise self._wrong(node, "call `self.tr` itself: it tells whose a text is")
        self.generic_visit(node)

    def _add(self, node: ast.Call, arguments: list[ast.expr]) -> None:
        if node.keywords or len(arguments) < 2:
            raise self._wrong(node, "give context, text, comment and count by position")
        if not self._functions:
            raise self._wrong(node, "translated at import, before the language is known")
        context, source = _constant(arguments[0]), _constant(arguments[1])
        comment = _constant(arguments[2]) if len(arguments) > 2 else None
        counted = len(arguments) > 3
        if context is None or source is None:
            raise self._wrong(node, "context and text are to be plain strings")
        if ("%n" in source) != counted:
            raise self._wrong(node, "%n and a count go together")
        self._words.append(Words(Key(context, source, comment or ""), self._name, counted))

    def _wrong(self, node: ast.AST, why: str) -> UnreadableWordsError:
        return UnreadableWordsError(f"{self._name}:{getattr(node, 'lineno', 0)}: {why}")


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


# ---- what the floors below say -------------------------------------------------------------------


_SENTENCE = re.compile(r"[A-Z“{][^\n]* [^\n]*(?:[.…]|[a-z]\?|: \{1\})")
_NO_WORDS = re.compile(
    r"(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|VACUUM|WITH|\{1\} WHERE)\b|.*%[sdr]"
)
_NOT_TOLD = ("controller/evidence.py",)
"""A file for others, whoever they are."""

PARTS = (
    "the Owner",
    "Owner and Admins",
    "the database",
    "The profile",
    "at least {1} MB of room",
    "room",
    " on the computer “{1}”",
    " (process {1})",
    " on the computer “{1}” (process {2})",
)
"""What comes into the holes of sentences, where it has words of its own."""


def find_told(places: Iterable[Path]) -> list[Words]:
    """The sentences below the window, with a numbered hole for each value."""
    words = {part: Words(Key(TOLD, part), "", counted=False) for part in PARTS}
    for place in places:
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            name = file.relative_to(APP).as_posix()
            for text in _texts(ast.parse(file.read_text("utf-8"), name)):
                if name not in _NOT_TOLD and is_sentence(text):
                    words.setdefault(text, Words(Key(TOLD, text), name, counted=False))
    return list(words.values())


def is_sentence(text: str) -> bool:
    """Whether a person reads it, by its looks."""
    return _SENTENCE.fullmatch(text) is not None and _NO_WORDS.match(text) is None


def _texts(tree: ast.Module) -> Iterator[str]:
    parts = {
        id(part)
        for node in ast.walk(tree)
        for part in (
            node.values
            if isinstance(node, ast.JoinedStr)
            else [node.value]
            if isinstance(node, ast.Expr)  # a docstring
            else []
        )
    }
    for node in ast.walk(tree):
        if id(node) not in parts and isinstance(node, ast.Constant | ast.JoinedStr):
            yield with_holes(node)


def with_holes(node: ast.Constant | ast.JoinedStr) -> str:
    """The text of a literal; {1} and so on where values come in."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    pieces, holes = [], 0
    for value in node.values:
        if isinstance(value, ast.Constant):
            pieces.append(str(value.value))
        else:
            holes += 1
            pieces.append(f"{{{holes}}}")
    return "".join(pieces)
