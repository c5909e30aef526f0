"""Sealroom: end-to-end encrypted group chat for the desktop, and the relay it talks to."""

__version__ = "0.1.0"
