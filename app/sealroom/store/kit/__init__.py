"""The recovery kit: what is in it (`records`), read from a profile, on the disk, and back.

Sealed in `crypto.recovery_kit`. A kit is read from one moment of the profile (`Database.snapshot`)
and restored in one transaction; neither needs more memory than a few records.
"""
