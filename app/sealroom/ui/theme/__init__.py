"""How everything looks: colours, sizes, fonts and icons by name, light and dark, changed live.

Widgets ask a `Theme` for tokens and icons and repaint on its `changed`; none names a colour itself.
"""

from sealroom.controller.preference_views import Appearance
from sealroom.ui.theme.icons import Icon
from sealroom.ui.theme.theme import Theme
from sealroom.ui.theme.tokens import Tokens

__all__ = ["Appearance", "Icon", "Theme", "Tokens"]
