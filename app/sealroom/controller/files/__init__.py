"""Files that messages carry: sealed into the profile's folder, brought to the relay and back.

`vault` keeps sealed files on the disk, under their own keys, which only messages hold; `line` is a
second connection to the relay, so that a large file never holds up what is said; `transfers` moves
files over it, goes on after a lost connection or a restart, and tells how far it is; `details`
takes from pictures what their maker did not mean to tell. Nothing readable is written but where the
person saves or opens a file.
"""
