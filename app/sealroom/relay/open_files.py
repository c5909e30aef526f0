"""How many files and sockets this process may have open."""

import sys

if sys.platform == "win32":

    def allow_many_open_files() -> None:
        """Windows has no bound that is worth asking about."""
else:
    import resource

    def allow_many_open_files() -> None:
        """Raise the bound to what the system allows: it is made for programs with few sockets."""
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if soft != hard:
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
