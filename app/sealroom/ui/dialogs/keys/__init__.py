"""The keys of the app: listed, searched, changed."""
