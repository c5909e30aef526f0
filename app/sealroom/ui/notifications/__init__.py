"""Tells of messages where the person looks elsewhere, as much of them as they want told.

notifier      decides what is told, and withdraws it once the room is read
note          one notification; at most one a room
freedesktop   shows them over D-Bus, on desktops that follow freedesktop.org
balloon       shows them by Qt's tray icon, elsewhere
"""
