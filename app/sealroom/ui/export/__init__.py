"""A room as a file to read without Sealroom: HTML, Markdown or JSON. Nothing is ever read back in.

form          the three kinds, and what each writes
room_export   reads the room page by page, and puts the file in its place whole or not at all
"""
