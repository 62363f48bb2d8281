"""``size.py BUNDLE``: bytes a scene, plain and gzipped."""

import gzip
import json
import sys
from pathlib import Path

from tests.bench.story import visible_bytes

data = Path(sys.argv[1]).read_bytes()
scenes = len(json.loads(data)["scenes"])
print(
    json.dumps(
        {
            "plain": len(data) / scenes,
            "gzip": len(gzip.compress(data, 9)) / scenes,
            "visible": visible_bytes(scenes),
        }
    )
)
