#!/usr/bin/env python3
"""How fast `keel analyze` judges a film, and in how much memory.

    core/benches/film.py KEEL

KEEL is a release build of the command. The films are made of the sample with ffmpeg: enlarged to 1080x1920 at 60 frames a
second, and repeated to ten minutes. Two cores are used, decoding included.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "bindings/cli/sample/sample.mp4"
CODEC = ["-an", "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p"]
TALL = "scale=1080:1920,framerate=fps=60"


def make(path: Path, *arguments: str) -> Path:
    subprocess.run(["ffmpeg", "-v", "error", "-y", *arguments, str(path)], check=True)
    return path


def seconds(path: Path) -> float:
    asked = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", str(path)]
    return float(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)


def judge(keel: str, film: Path, runtime: str) -> tuple[float, float]:
    """Wall time over the film's length, and the most resident memory, MB."""
    began = time.monotonic()
    process = subprocess.Popen([keel, "analyze", str(film), "--quiet", "--runtime", runtime, "--json", os.devnull])
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"keel analyze ended with {os.waitstatus_to_exitcode(status)}")
    return (time.monotonic() - began) / seconds(film), usage.ru_maxrss / 1024


def main() -> None:
    keel = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        tall = make(Path(folder) / "tall.mp4", "-i", str(SAMPLE), "-vf", TALL, *CODEC)
        for runtime in ("onnxruntime", "embedded"):
            ratio, memory = judge(keel, tall, runtime)
            print(f"1080x1920 at 60 frames a second, {runtime}: {ratio:.2f} of the time it plays, {memory:.0f} MB", flush=True)
        for minutes in (2, 10):
            repeats = str(int(60 * minutes / seconds(SAMPLE)))
            long = make(Path(folder) / f"{minutes}.mp4", "-stream_loop", repeats, "-i", str(SAMPLE), "-t", str(60 * minutes), "-c", "copy")
            ratio, memory = judge(keel, long, "onnxruntime")
            print(f"{minutes} minutes of 720x1280: {ratio:.2f} of the time it plays, {memory:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
