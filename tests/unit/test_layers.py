"""Imports point one way: api to coach, lm to coach; the domain knows neither Flask nor torch."""

import ast
from pathlib import Path

import pytest

RAPPORT = Path(__file__).parents[2] / "server" / "rapport"

FORBIDDEN = {
    "coach": {"flask", "apiflask", "flask_cors", "torch", "transformers", "sqlite3", "rapport.lm", "rapport.api"},
    "lm": {"flask", "apiflask", "sqlite3", "rapport.api", "rapport.coach.verdict", "rapport.coach.guard"},
    "api": {"torch", "transformers", "sqlite3", "rapport.lm"},
    "web": {"torch", "transformers", "sqlite3", "rapport.lm", "rapport.api"},
}


def imported(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("layer", sorted(FORBIDDEN))
def test_a_layer_imports_nothing_it_must_not_know(layer: str) -> None:
    files = list((RAPPORT / layer).rglob("*.py"))
    assert files
    for file in files:
        for name in imported(file):
            wrong = [bad for bad in FORBIDDEN[layer] if name == bad or name.startswith(bad + ".")]
            assert not wrong, f"{file.relative_to(RAPPORT)} imports {name}"
