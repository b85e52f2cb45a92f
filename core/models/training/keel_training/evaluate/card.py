"""Put the measured figures into the model card.

    python -m keel_training.evaluate.card ../keel-spine.results.json ../keel-spine.record.jsonl ../MODEL_CARD.md

Everything between the card's two markers is written anew; the words around it are a person's.
"""

import argparse
import json
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- figures: written by keel_training.evaluate.card -->", "<!-- end of figures -->"


def table(rows: dict[str, dict[str, Any]], first: str) -> str:
    """A Markdown table with one line per row; columns are the rows' keys."""
    columns = list(dict.fromkeys(name for row in rows.values() for name in row))
    lines = [f"| {first} | " + " | ".join(name.replace("_", " ") for name in columns) + " |"]
    lines.append("|---" * (len(columns) + 1) + "|")
    for name, row in rows.items():
        lines.append(f"| {name.replace('_', ' ')} | " + " | ".join(str(row.get(column, "")) for column in columns) + " |")
    return "\n".join(lines)


def curve(record: list[dict[str, Any]]) -> str:
    """The learning curve."""
    wanted = ("vertebral_median_mm", "skin_median_mm", "outline_median_mm", "change_mae_deg", "person_iou", "body_hip_shoulder_px")
    rows = {
        f"{line['samples']}": {"renders": line["renders"]} | {name: line["validation"].get(name, "") for name in wanted}
        for line in record
    }
    return table(rows, "samples seen")


def figures(results: dict[str, Any], record: list[dict[str, Any]]) -> str:
    """All tables."""
    network = results["network"]
    parts = [
        f"Network {network['version']}, SHA-256 `{network['sha256']}`, {network['training_samples']} training samples.",
        "### Errors across the spine, trunk pass, unseen people, yaw under 25 deg",
        table({"all": results["trunk"]}, "crops"),
        *(f"By {band}:\n\n{table(rows, band)}" for band, rows in results["trunk_by"].items()),
        "### Change of the T7-L4 and T12-L4 angle: 40 lifters x 0/10/20/30 deg, yaw under 15 deg",
        table(results["change"], "series"),
        "Each line by itself, uncalibrated:",
        table(results["lines_alone"], "line"),
        "### Rigid spine hinged from the floor to lockout, with moving shoulder blades: false change",
        table(results["rigid_hinge"], "series"),
        "The same with the detail of a T7-L4 chord of 45 px:",
        table(results["rigid_hinge_small"], "series"),
        "### Absolute angles, and what standing at rest reads",
        table(results["absolute"], "series"),
        "### Covariance, presence, masks, view, whole body, people, speed",
        *(table({name: results[name]}, "figure") for name in ("stated", "masks", "view_trunk_pass", "view_body_pass")),
        table({f"view from {k} separation": v for k, v in results["view_from_separation"].items()}, "figure"),
        *(table({name: results[name]}, "figure") for name in ("body_pass", "people", "speed")),
        "### Learning curve (quick validation, 200 crops)",
        curve(record),
    ]
    return "\n\n".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", type=Path)
    parser.add_argument("record", type=Path)
    parser.add_argument("card", type=Path)
    arguments = parser.parse_args()
    results = json.loads(arguments.results.read_text())
    record = [json.loads(line) for line in arguments.record.read_text().splitlines()]
    before, _, rest = arguments.card.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    arguments.card.write_text(f"{before}{BEGIN}\n\n{figures(results, record)}\n\n{END}{after}")


if __name__ == "__main__":
    main()
