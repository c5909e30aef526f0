"""Values with a part that is nobody's business: shown without it, and never pickled.

Whatever prints a value (a log, an exception's words, a debugger, a failed test) asks for its
`repr`; a pickle would carry what is in it where nobody looks for it.
"""

from typing import ClassVar, NoReturn

import msgspec


class Redacted(msgspec.Struct, frozen=True):
    """Base of structs that hold secrets or what someone wrote, in the fields that `HIDDEN` names.

    Nothing of it goes over the wire: it has no fields of its own.
    """

    HIDDEN: ClassVar[frozenset[str]] = frozenset()

    def __repr__(self) -> str:
        """The other fields, as any struct shows them."""
        shown = (
            f"{name}={getattr(self, name)!r}"
            for name in self.__struct_fields__
            if name not in self.HIDDEN
        )
        return f"{type(self).__name__}({', '.join(shown)})"

    def __reduce__(self) -> NoReturn:
        """Refuse."""
        raise TypeError(f"{type(self).__name__} holds what nobody may see and is never pickled")
