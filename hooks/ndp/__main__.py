"""`python -m ndp` is the same as the console command `ndp`."""

from ndp.cli import main

raise SystemExit(main())
