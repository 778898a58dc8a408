"""What differs where the site is published: its real address.

`newsroom build --settings publishconf.py`, with the address here or in NEWSROOM_SITE_URL.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403

SITEURL = os.environ.get("NEWSROOM_SITE_URL", "https://www.lovsunda.example")
