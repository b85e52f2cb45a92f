"""Start the maps of one line anew, half-way between those of the two other lines.

    python -m keel_training.train.restart_line RUN/small.pt START.pt skin

Maps of a chain can get stuck on each other's levels early in training: the angle terms then hold them there while every
other map goes on learning. The learning curve shows it (one line far behind the others). Train on from START.pt.
"""

import argparse
from pathlib import Path

from keel_training.landmarks import CHAINS, LEVELS
from keel_training.train import checkpoint

#: Parameters with one row for each point.
ROWS = ("maps.weight", "maps.bias", "points.own", "points.weight", "points.bias")


def restart_line(state: checkpoint.State, line: str) -> checkpoint.State:
    """The checkpoint with every point of `line` as the mean of the same level on the other lines, in 16 bits."""
    stuck = CHAINS.index(line)
    others = [index for index in range(len(CHAINS)) if index != stuck]
    told = dict(state)
    for name in ("net", "average"):
        weights = {key: value.clone() for key, value in state[name].items()}
        for rows in (weights[key] for key in ROWS):
            for level in range(len(LEVELS)):
                rows[stuck * len(LEVELS) + level] = sum(rows[other * len(LEVELS) + level] for other in others) / len(others)
        told[name] = checkpoint.half(weights)
    told.pop("optimiser", None)
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("start", type=Path)
    parser.add_argument("line", choices=CHAINS)
    arguments = parser.parse_args()
    checkpoint.save(arguments.start, restart_line(checkpoint.load(arguments.checkpoint), arguments.line))


if __name__ == "__main__":
    main()
