"""Why a ledger refuses an entry."""

from sealroom.protocol.errors import Reason


class LedgerRefused(Exception):
    """Root: the entry does not become part of the ledger. `str()` is for a person."""

    def __init__(self, words: str, reason: Reason = Reason.RULE) -> None:
        super().__init__(words)
        self.reason = reason


class NotChained(LedgerRefused):
    """The entry does not sit on this ledger's head."""

    def __init__(self) -> None:
        super().__init__("The room has changed meanwhile.", Reason.LEDGER_MOVED)


class SignatureInvalid(LedgerRefused):
    """Not signed by its author, or with keys that are not the author's."""

    def __init__(self) -> None:
        super().__init__("The entry is not signed by its author.", Reason.PROOF_REFUSED)


class RuleBroken(LedgerRefused):
    """Signed and chained, but its author may not do this, or not now."""
