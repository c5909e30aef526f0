"""Pictures from others: decoded off the window's thread, with limits on bytes, pixels and memory.

`decoding` reads them, `shelf` keeps those that are shown. Whatever a picture says of itself, only
PNG, JPEG, GIF and WebP are read, and never SVG, which could ask for other files.
"""
