"""The app's own settings: one file a page, listed in `sheet.PAGES`."""
