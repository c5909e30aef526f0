"""What is said while keys are chosen."""

from PySide6.QtCore import QCoreApplication

from sealroom.ui.commands.key_rules import Refusal
from sealroom.ui.shortcuts import Key
from sealroom.ui.text.command_words import command_words

translate = QCoreApplication.translate


def refusal_words(why: Refusal) -> str:
    """Why keys cannot be chosen, and which can."""
    match why:
        case Refusal.WRITES:
            return translate(
                "KeyChoice", "That writes. Take a function key, or hold Ctrl, Alt or both."
            )
        case Refusal.FIELDS:
            return translate("KeyChoice", "Every field needs that. Take other keys.")


def conflict_words(keys: str, holder: Key) -> str:
    """Who has the keys now."""
    words = translate("KeyChoice", "{keys} is in use: {command}.")
    return words.format(keys=keys, command=command_words(holder))


def fixed_keys() -> list[tuple[str, str]]:
    """Keys that stay as they are: what they do, and the keys in portable words."""
    return [
        (translate("KeyChoice", "Close what is innermost"), "Esc"),
        (translate("KeyChoice", "Everything about the chosen message"), "Alt+Return"),
        (translate("KeyChoice", "Choose a message, in the list of messages"), "Up"),
        (translate("KeyChoice", "Menu of what is chosen"), "Menu"),
        (translate("KeyChoice", "Copy the chosen message"), "Ctrl+C"),
    ]
