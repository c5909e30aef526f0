"""`python -m sealroom` is the command `sealroom`."""

from sealroom.cli import main

raise SystemExit(main())
