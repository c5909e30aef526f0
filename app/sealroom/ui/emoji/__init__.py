"""Emoji: what there is, finding one by its name, and the picker."""
