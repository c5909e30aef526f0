"""Texts that would open, reach, turn around, hide or tower, wherever they are shown.

Beside our own those of the Big List of Naughty Strings, where the folder of vectors is there.
"""

from pathlib import Path

import msgspec

VECTORS = Path(__file__).parents[3] / "shared" / "vectors" / "strings" / "blns.json"
_ELSEWHERE = Path("/work/shared/vectors/strings/blns.json")

OVERRIDE, ISOLATE, POP = "\u202e", "\u2067", "\u2069"
DECEIVING = (
    f"photo{OVERRIDE}gpj.exe",
    f"Harbour{POP}{ISOLATE} not sealed",
    "Mi\u200bra",
    "\u041c\u0456ra",  # Cyrillic
    "M\u00efra\u00ad\u2060\ufeff",
    "\u3164\u2800",
    "Mira\x00\x1b[31m Owner",
    "one\r\ntwo\u2028three\u2029four",
    "&Mnemonic && \t tab",
    "{name} {0} %1 %n %s",
)
TOWERS = (
    "z" + "\u0301" * 60,
    "\u0e01" + "\u0e47" * 60,
    "\u05d0" + "\u05b8" * 60,
    "a" + "\u20dd\u0489" * 30,
    "\ufdfd" * 8,
    "\u0f40" + "\u0f74" * 60,
)


def reaching(file: Path, port: int) -> tuple[str, ...]:
    """Texts that name a file that is there, and a port where somebody listens."""
    web = f"http://127.0.0.1:{port}/x.png"
    return (
        f"<img src='file://{file}'>",
        f"<img src='{file}'>",
        f"<img src='{web}'>",
        f"![x](file://{file}) ![x]({web})",
        f"<a href='file://{file}'>Mira</a>",
        f"<body background='{file}'><b>Mira</b>",
        f"<style>@import url('{web}')</style>",
        "<img src='//127.0.0.1/share/x.png'>",
        f"file://{file}",
        web,
    )


def naughty() -> tuple[str, ...]:
    """The list, or nothing where it is not."""
    found = next((each for each in (VECTORS, _ELSEWHERE) if each.is_file()), None)
    return tuple(msgspec.json.decode(found.read_bytes(), type=list[str])) if found else ()


WORST = {
    "a line of 1 MB": "a" * 1_000_000,
    "1 MB without a place to break, of wide letters": "\ufdfd" * 350_000,
    "10,000 combining marks": "z" + "\u0301" * 10_000,
    "10,000 marks of Thai": "\u0e01" + "\u0e47" * 10_000,
    "5,000 emoji joined": "\U0001f469\u200d" * 5_000,
    "5,000 families": "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 5_000,
    "flags": "\U0001f1e9\U0001f1ea" * 20_000,
    "isolates without end": ISOLATE * 60_000,
    "both directions in turn": "a\u05d0" * 30_000,
    "65,000 line breaks": "\n" * 65_000,
    "links": "https://a.example/" * 3_600,
}
"""What takes long or much room; larger than what can arrive."""
