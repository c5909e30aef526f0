"""How hard a passphrase is to guess, in words.

By the estimate for passphrases that people choose (NIST SP 800-63-1, appendix A): the first
character tells 4 bits, the next seven 2 each, up to the twentieth 1.5, each further one 1; 6 more
where capitals and other signs are mixed in. What only repeats or counts on tells nothing. One guess
takes a computer about a second.
"""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

FAIR_BITS, STRONG_BITS = 18, 26
"""Three days of guessing; two years."""

_STEPS = ((1, 4.0), (8, 2.0), (20, 1.5))
_MIXED_BITS = 6.0


def strength_words(passphrase: str) -> str:
    """Empty where there is nothing to judge."""
    if not passphrase:
        return ""
    bits = guess_bits(passphrase)
    if bits < FAIR_BITS:
        return translate(
            "Passphrase", "Weak: one computer could try all likely ones within a few days."
        )
    if bits < STRONG_BITS:
        return translate(
            "Passphrase", "Fair: trying all likely ones takes one computer weeks or months."
        )
    return translate("Passphrase", "Strong: trying all likely ones takes one computer years.")


def guess_bits(passphrase: str) -> float:
    """What guessing it costs, as a power of two."""
    length = _telling(passphrase)
    bits, counted = 0.0, 0
    for up_to, each in _STEPS:
        bits += each * max(0, min(length, up_to) - counted)
        counted = up_to
    bits += max(0, length - counted)
    mixed = any(each.isupper() for each in passphrase) and not passphrase.isalpha()
    return bits + (_MIXED_BITS if mixed and length > 1 else 0)


def _telling(passphrase: str) -> int:
    """Characters that neither repeat nor count on; one of a large script tells as much as two."""
    count, before, step = 0, "", 0
    for each in passphrase:
        now = ord(each) - ord(before) if before else None
        if now is None or not (now == 0 or (now == step and abs(now) == 1)):
            count += 1 if each.isascii() else 2
        before, step = each, now or 0
    return count
