"""Sheets about the recovery kit: saving it, seeing its code, restoring from it."""
