"""Texts of others on their way to the screen: nothing that deceives is left, twice is as once."""

from collections.abc import Iterator

from sealroom.ui.text.inert import inert_line, inert_name, inert_text, initial
from tests.fuzz.target import Target

_NEVER = set("\u202a\u202b\u202c\u202d\u202e\x00\x1b\r\u2028\u2029")


def _try_text(data: bytes) -> None:
    text = data.decode(errors="replace")
    for inert in (inert_text, inert_line, inert_name):
        shown = inert(text)
        assert not set(shown) & _NEVER
        assert inert(shown) == shown
        assert len(shown) <= len(text)
    assert "\n" not in inert_line(text) + inert_name(text)
    assert initial(text)


def _texts() -> Iterator[bytes]:
    for text in (
        "Mi\u200bra \u202egpj.exe",
        "z" + "\u0301\u0489" * 40,
        "\U0001f469\u200d\U0001f469\u200d\U0001f467",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u3164\u2800\u00ad\r\n\x85",
        "<img src='file:///etc/passwd'>![](//host/x)",
    ):
        yield text.encode()


TEXTS_TARGET = Target("texts", _try_text, _texts, longest=4_096)
