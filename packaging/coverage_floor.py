"""Fails where a layer's tests cover less of its lines than promised."""

import sys
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

FLOOR = 0.90
LAYERS = ("core", "codes", "gateway", "desk", "journal", "viewmodels")


def shares(report: Path) -> dict[str, float]:
    """The share of covered lines of each layer in a Cobertura report (written by our own coverage run)."""
    covered: dict[str, list[bool]] = defaultdict(list)
    for module in ElementTree.parse(report).iter("class"):  # noqa: S314
        layer = module.get("filename", "").removeprefix("hqs_desktop/").partition("/")[0]
        covered[layer].extend(line.get("hits") != "0" for line in module.iter("line"))
    return {layer: sum(covered[layer]) / max(1, len(covered[layer])) for layer in LAYERS}


if __name__ == "__main__":
    found = shares(Path(sys.argv[1]))
    for layer, share in found.items():
        print(f"coverage {layer}: {share:.1%}")
    if low := [layer for layer, share in found.items() if share < FLOOR]:
        sys.exit(f"below {FLOOR:.0%}: {', '.join(low)}")
