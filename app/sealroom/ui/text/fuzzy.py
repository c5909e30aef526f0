"""How well a name fits a few typed letters."""

from sealroom.store.search_text import fold


def fuzzy_fit(typed: str, name: str) -> int | None:
    """0 is best; None where the letters do not stand in the name in their order.

    The beginning of the name, then beginnings of its words, then inside, then letters apart: the
    fewer lie between them, the better.
    """
    letters, text = fold(typed).split(), fold(name)
    if not letters:
        return 0
    if text.startswith(" ".join(letters)):
        return 0
    words = text.split()
    if all(any(word.startswith(each) for word in words) for each in letters):
        return 1
    if all(each in text for each in letters):
        return 2
    gaps = _gaps("".join(letters), text)
    return None if gaps is None else 3 + gaps


def _gaps(letters: str, text: str) -> int | None:
    """How many letters lie between the first and the last of those typed, beside them."""
    first = at = text.find(letters[0])
    for letter in letters[1:]:
        if at < 0:
            return None
        at = text.find(letter, at + 1)
    return None if at < 0 else at - first + 1 - len(letters)
