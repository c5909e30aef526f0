"""A session's signed history, and the pure function that folds it into its state.

The relay runs it to allow or refuse, every client to verify; who may do what is written here and
nowhere else. No I/O, no clock, no randomness: an entry's own time is the only time there is.
"""
