"""What the tests share."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two people, drawn in a process of their own: torch and llvmpipe each bring an LLVM and do not share a process."""
    folder: Path = tmp_path_factory.mktemp("shards")
    command = [sys.executable, "-m", "keel_training.data.render", str(folder), "--shards", "1", "--people", "2"]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[2])
    return folder
