"""What the browser tests run on, built again whenever its sources are newer."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "extension"
SITE = Path(__file__).parent / "site"
PLAYGROUND = ROOT / "server" / "rapport" / "web" / "dist"

SOURCES = (
    "entrypoints",
    "sites",
    "editors",
    "coach",
    "settings",
    "ui",
    "_locales",
    "public",
    "wxt.config.ts",
    "package-lock.json",
)
SCRIPTS = {"chrome": "build", "firefox": "build:firefox"}
STORE_SCRIPTS = {"chrome": "zip", "firefox": "zip:firefox"}


def build_extension(browser: str = "chrome") -> Path:
    """The unpacked extension."""
    folder = EXTENSION / ".output" / f"{browser}-mv3"
    _build(SCRIPTS[browser], folder / "manifest.json", *(EXTENSION / source for source in SOURCES))
    return folder


def zip_for_store(browser: str) -> Path:
    """What is uploaded to the browser's store."""
    version = json.loads((EXTENSION / "package.json").read_text())["version"]
    file = EXTENSION / ".output" / f"rapport-{version}-{browser}.zip"
    sources = (*SOURCES, "wxt.store.config.ts", "package.json", "README.md")
    _build(STORE_SCRIPTS[browser], file, *(EXTENSION / source for source in sources))
    return file


def build_site() -> Path:
    """The pages that take themselves for Facebook."""
    folder = SITE / "dist"
    _build("build:fixtures", folder / "index.html", EXTENSION / "editors", *(SITE.glob("*.*")))
    return folder


def build_playground() -> Path:
    """The coach's own page."""
    _build("build:playground", PLAYGROUND / "index.html", *(EXTENSION / name for name in (*SOURCES, "playground")))
    return PLAYGROUND


def _build(script: str, result: Path, *sources: Path) -> None:
    if result.exists() and result.stat().st_mtime >= _newest(*sources):
        return
    npm = shutil.which("npm")
    if npm is None or not (EXTENSION / "node_modules").is_dir():
        pytest.fail(f"{result.relative_to(ROOT)} is missing or out of date: run `make setup`.", pytrace=False)
    subprocess.run([npm, "run", "--silent", script], cwd=EXTENSION, check=True)


def _newest(*paths: Path) -> float:
    """When any of these files last changed."""
    files = [file for path in paths for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file()]
    return max((file.stat().st_mtime for file in files), default=0.0)
