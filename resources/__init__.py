"""Data of the program: icons, themes, translations, sounds. Read with `importlib.resources`."""
