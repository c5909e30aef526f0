"""The server: carries ciphertext between members and never holds a key.

A frame's way: `gateway` and `connection` (who is it, is it within limits) > `group_commit` (waits
for its turn) > `turn` and `operations` (may they; write it down) > the commit > the answer > `bus`
> `streams` (live, or by `catch_up` from storage) > members' sockets. `core` holds these together,
`server` is the process around them.

Must not know: the client side (`store`, `controller`, `ui`), what is inside a message, any secret.
"""

from sealroom.relay.config import RelayConfig
from sealroom.relay.limits import Limits
from sealroom.relay.server import open_relay, run_relay, serve

__all__ = ["Limits", "RelayConfig", "open_relay", "run_relay", "serve"]
