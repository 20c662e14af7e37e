"""Staffroom's front door: `python bot.py` is the same as `staffroom`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "src"))

from staffroom.cli import main

if __name__ == "__main__":
    main()
