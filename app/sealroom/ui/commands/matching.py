"""Which commands fit what is typed."""

from collections.abc import Iterable

from sealroom.ui.commands.command import Command


def matching(query: str, commands: Iterable[Command]) -> list[Command]:
    """Those that can be done now and in which each typed word begins a word, best first: where the
    first word begins it all; else in their own order. Then those where it stands inside of a word.
    """
    typed = query.casefold().split()
    ranked = [
        (rank, command)
        for command in commands
        if command.enabled() and (rank := fit(typed, command.words)) is not None
    ]
    return [command for _, command in sorted(ranked, key=lambda each: each[0])]


def fit(typed: list[str], words: str) -> int | None:
    """How well typed words fit: 0 is best; None where one of them does not stand there."""
    text = words.casefold()
    if not all(each in text for each in typed):
        return None
    if not typed or text.startswith(typed[0]):
        return 0
    begins = text.split()
    return 1 if all(any(word.startswith(each) for word in begins) for each in typed) else 2
