"""Dialogs, as sheets inside their window. Each says what will happen, has one default action,
closes on Escape, shows errors in place, and answers by signals.
"""
