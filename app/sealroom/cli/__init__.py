"""The command `sealroom`: the app, the relay, and a demonstration of both.

The only room that knows the client and the relay. Each command imports what it needs when it runs,
so that the window is not kept waiting for the relay's libraries.
"""

from sealroom.cli.command import main

__all__ = ["main"]
