"""Makes a process whose sets are in the same order each time: that is part of a history."""

import os
import sys

HASH_SEED = "0"


def seeded(module: str) -> None:
    """Begin the program anew with the hash seed that all histories are told with, if need be."""
    if os.environ.get("PYTHONHASHSEED") != HASH_SEED:
        os.environ["PYTHONHASHSEED"] = HASH_SEED
        os.execv(sys.executable, [sys.executable, "-m", module, *sys.argv[1:]])
