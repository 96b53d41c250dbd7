from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_imports_go_down_only(root: Path) -> None:
    command = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([command, "--no-cache"], cwd=root, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stdout + ran.stderr
