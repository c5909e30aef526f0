"""Every tooltip there is goes through `plain_tip`, and a new one cannot forget it."""

import ast
import re
from pathlib import Path

import sealroom.ui

UI = Path(sealroom.ui.__file__).parent
_OUR_WORDS = re.compile(r"self\.tr\('[^<>&']*'\)|tip_words\(.*\)")
"""The tray's are counts alone, and a system shows them as they are."""


def test_no_tooltip_is_set_but_as_plain_text() -> None:
    tips = [tip for file in UI.rglob("*.py") for tip in _tips_in(ast.parse(file.read_bytes()))]
    assert len(tips) >= 9
    for tip in tips:
        assert tip.startswith("plain_tip(") or _OUR_WORDS.fullmatch(tip), tip


def _tips_in(tree: ast.AST) -> list[str]:
    """What is given to `setToolTip` and `QToolTip.showText`."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "setToolTip":
                found.append(ast.unparse(node.args[0]))
            elif node.func.attr == "showText":
                found.append(ast.unparse(node.args[1]))
    return found
