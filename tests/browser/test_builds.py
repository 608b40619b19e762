"""What goes to people and to the stores: no more rights, no more files and no other hosts than are written here."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from builds import EXTENSION, build_extension, zip_for_store

pytestmark = pytest.mark.browser

SITES = ["https://www.facebook.com/*", "https://www.messenger.com/*"]
CONTENT = {"matches": SITES, "css": ["content-scripts/content.css"], "js": ["content-scripts/content.js"]}

#: The whole manifest but for its words: whoever asks for more has to ask here too.
MANIFEST: dict[str, Any] = {
    "manifest_version": 3,
    "icons": {str(size): f"icon/{size}.png" for size in (16, 32, 48, 64, 96, 128)},
    "default_locale": "en",
    "permissions": ["storage", "scripting", "activeTab"],
    # Asked for one site at a time, by the person's own click.
    "optional_host_permissions": ["https://*/*"],
    "commands": {
        "open-card": {"description": "__MSG_commandOpen__"},
        "take-first": {"description": "__MSG_commandTake__"},
    },
    "host_permissions": ["http://127.0.0.1/*", *SITES],
    "action": {"default_title": "Rapport", "default_popup": "popup.html"},
    "options_ui": {"open_in_tab": True, "page": "options.html"},
}
OWN: dict[str, dict[str, Any]] = {
    "chrome": {
        "minimum_chrome_version": "123",
        "background": {"service_worker": "background.js"},
        "content_scripts": [CONTENT],
    },
    "firefox": {
        "browser_specific_settings": {
            "gecko": {
                "id": "rapport@rapport.invalid",
                "strict_min_version": "149.0",
                "data_collection_permissions": {"required": ["none"]},
            }
        },
        "background": {"scripts": ["background.js"]},
        "content_scripts": [CONTENT, {"matches": SITES, "js": ["content-scripts/main-world.js"], "world": "MAIN"}],
    },
}

FILES = (
    "manifest.json",
    "background.js",
    "content-scripts/content.js",
    "content-scripts/content.css",
    "content-scripts/anywhere.js",
    "content-scripts/anywhere.css",
    "popup.html",
    "options.html",
    "welcome.html",
    "_locales/de/messages.json",
    "_locales/en/messages.json",
    *MANIFEST["icons"].values(),
)
#: Parts of the extension's own pages, by names that the builder makes.
PARTS = ("chunks/*-????????.js", "assets/*-????????.css")
OWN_FILES = {"chrome": (), "firefox": ("content-scripts/main-world.js",)}

#: The coach, the sites, and XML's names, which nothing is ever fetched from.
NAMED = {"http://127.0.0.1", "https://www.facebook.com", "https://www.messenger.com", "http://www.w3.org"}

CONTENT_SCRIPT_BELOW = 120_000

browsers = pytest.mark.parametrize("browser", ["chrome", "firefox"])


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def manifest_of(files: dict[str, bytes]) -> dict[str, Any]:
    return json.loads(files["manifest.json"])


def unzipped(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


@browsers
def test_the_manifest_asks_for_this_and_nothing_else(browser: str) -> None:
    manifest = manifest_of(files_in(build_extension(browser)))
    words = {key: manifest.pop(key) for key in ("name", "description", "version")}
    assert words["name"] == "Rapport"
    manifest.pop("key", None)
    assert manifest == MANIFEST | OWN[browser]


@browsers
def test_there_are_these_files_and_no_others(browser: str) -> None:
    names = set(files_in(build_extension(browser)))
    whole = {*FILES, *OWN_FILES[browser]}
    assert whole <= names
    assert [name for name in names - whole if not any(fnmatch(name, part) for part in PARTS)] == []


@browsers
def test_no_other_host_is_named_anywhere(browser: str) -> None:
    for name, content in files_in(build_extension(browser)).items():
        if name.endswith((".js", ".html", ".css", ".json")):
            hosts = set(re.findall(rb"(?:https?|wss?|ftp)://[\w.-]+", content))
            assert {host.decode() for host in hosts} <= NAMED, name


@browsers
def test_nothing_is_made_into_code_while_it_runs(browser: str) -> None:
    for name, content in files_in(build_extension(browser)).items():
        if name.endswith(".js"):
            assert not re.search(rb"\beval\(|new Function\(|importScripts\(", content), name


@browsers
def test_the_content_script_is_small(browser: str) -> None:
    content = files_in(build_extension(browser))["content-scripts/content.js"]
    assert len(content) < CONTENT_SCRIPT_BELOW


@browsers
def test_the_stores_get_what_people_load_by_hand(browser: str) -> None:
    loaded = files_in(build_extension(browser))
    stored = unzipped(zip_for_store(browser))
    # A store gives the extension a key of its own, and Chrome's refuses another.
    manifest = manifest_of(loaded)
    manifest.pop("key", None)
    assert manifest_of(stored) == manifest
    assert {**stored, "manifest.json": b""} == {**loaded, "manifest.json": b""}


def test_firefox_reviewers_can_build_the_very_same(tmp_path: Path) -> None:
    stored = zip_for_store("firefox")
    sources = stored.with_name(stored.name.replace("-firefox", "-sources"))
    with zipfile.ZipFile(sources) as archive:
        archive.extractall(tmp_path)
    assert "npm run build:firefox" in (tmp_path / "README.md").read_text()
    # Instead of `npm ci`: what that would install.
    (tmp_path / "node_modules").symlink_to(EXTENSION / "node_modules")
    npm = shutil.which("npm")
    assert npm
    subprocess.run([npm, "run", "--silent", "build:firefox"], cwd=tmp_path, check=True)
    assert files_in(tmp_path / ".output" / "firefox-mv3") == unzipped(stored)
