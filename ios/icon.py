#!/usr/bin/env python3
"""Draws the app's icon, the set-up's spine line of Android's mark, light, dark and tinted: icon.py FOLDER.

Needs Pillow. The folder is App/Assets.xcassets/AppIcon.appiconset.
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw

SIDE = 1024
SHARP = 4
# A cubic of the mark's 48 units, and the pen's width.
CURVE = [(10, 16), (18, 12), (30, 13), (38, 32)]
PEN = 4


def at(t: float) -> tuple[float, float]:
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
    x = a * CURVE[0][0] + b * CURVE[1][0] + c * CURVE[2][0] + d * CURVE[3][0]
    y = a * CURVE[0][1] + b * CURVE[1][1] + c * CURVE[2][1] + d * CURVE[3][1]
    return x, y


def draw(ground: str, ink: str) -> Image.Image:
    unit = SIDE * SHARP / 48
    picture = Image.new("RGB", (SIDE * SHARP, SIDE * SHARP), ground)
    pen = ImageDraw.Draw(picture)
    radius = PEN / 2 * unit
    for step in range(2001):
        # The curve's middle is the icon's.
        x, y = at(step / 2000)
        x, y = x * unit, (y + 3) * unit
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)
    return picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for name, ground, ink in [
        ("icon", "#F7F3EC", "#0B7A75"),
        ("icon-dark", "#0F151B", "#4FD1C5"),
        ("icon-tinted", "#000000", "#FFFFFF"),
    ]:
        draw(ground, ink).save(folder / f"{name}.png", optimize=True)
