"""Words on the wire: requests, responses, notifications, errors, limits and the codec.

Shared ground of relay and clients. Knows nothing of keys' secrets, rules, sockets or clocks.
`README.md` beside this file is the protocol document.
"""
