"""The built files' rules: each stands alone, carries its licences, and asks nothing of another host."""

import json
import re
from pathlib import Path

import pytest

import comity.web

BUILT = Path(comity.web.__file__).parent / "static/built"
FRONTEND = Path(__file__).parents[2] / "frontend"
ENTRIES = [
    "page.js",
    "passkeys.js",
    "theme.js",
    "track_map.js",
    "link_graph.js",
    "time_chart.js",
    "maplibre-gl-worker.mjs",
]


@pytest.mark.parametrize("name", ENTRIES)
def test_a_built_file_imports_no_other(name):
    """A file may be served under any name, as none is named by another."""
    text = (BUILT / name).read_text("utf-8")
    assert re.findall(r"""(?:^|[;}\s])(?:import|from)\s*["'][^"']+["']|sourceMappingURL""", text) == []


@pytest.mark.parametrize("package", ["htmx.org", "maplibre-gl", "cytoscape", "@observablehq/plot", "topojson-client"])
def test_what_is_bundled_is_named_with_its_licence(package):
    """NOTICES.txt names each package with the version that package.json asks for."""
    version = json.loads((FRONTEND / "package.json").read_text())["dependencies"][package]
    assert f"\n{package} {version} (" in (BUILT / "NOTICES.txt").read_text("utf-8")


def test_the_lock_names_no_registry():
    """Packages come from whatever registry the reader uses, and are held to their digests."""
    packages = json.loads((FRONTEND / "package-lock.json").read_text())["packages"]
    fetched = [entry for path, entry in packages.items() if path]
    assert not any("resolved" in entry for entry in fetched)
    assert all("integrity" in entry for entry in fetched)


def test_islands_are_short():
    """An island is one module of less than 150 lines, checked for types."""
    modules = {path.name: path.read_text("utf-8") for path in (FRONTEND / "src").glob("*.js")}
    assert [name for name, text in modules.items() if text.count("\n") >= 150 or "// @ts-check" not in text] == []
