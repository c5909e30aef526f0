"""What can be done in a window, by name and by keys: offered once, used by keys, F1 and palettes.

desk.keys            which keys a command has now, as the person wants it (`key_map`)
commands.offer(...)  says what a key does (`offered`); `commands.all()` is what palettes list
"""

from sealroom.ui.commands.command import Command
from sealroom.ui.commands.offered import Commands

__all__ = ["Command", "Commands"]
