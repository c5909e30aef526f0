"""The middle: one room with header, timeline and composer, or what to do where none is open."""
