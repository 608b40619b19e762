"""The `rapport` command."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click
from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape
from rich.progress import track

from rapport import __version__, diagnosis
from rapport.coach.coach import Chosen, Coach
from rapport.coach.draft import DRAFT_DEFAULTS, Draft, Relationship, Surface
from rapport.coach.labels import Style
from rapport.ports import owner_of
from rapport.settings import ROOT, Settings

terminal = Console(stderr=True, highlight=False)


@click.group()
@click.version_option(__version__, prog_name="rapport")
def main() -> None:
    """A friend who reads over your shoulder before you send. Nothing leaves this machine."""


@main.command()
@click.option("--port", type=int, help="Listen here instead of 8765 (the extension expects 8765).")
def serve(port: int | None) -> None:
    """Start the coach and its playground."""
    from waitress import create_server

    from rapport.app import MAX_BODY, create_app

    settings = _settings(**({} if port is None else {"port": port}))
    owner = owner_of(settings.host, settings.port)
    if owner and owner.is_coach:
        _stop(
            f"The coach is running already: http://{settings.host}:{settings.port}/",
            "Nothing to do; or start a second one with `rapport serve --port 8766`.",
        )
    if owner:
        _stop(
            f"Port {settings.port} is taken by {owner.name}.",
            "Stop that program, or use another port: `rapport serve --port 8766`.",
        )
    coach = _load(settings)
    app = create_app(settings, coach, lambda: diagnosis.examine_prepared(settings))
    try:
        server = create_server(
            app,
            host=settings.host,
            port=settings.port,
            threads=settings.threads,
            ident=None,
            max_request_body_size=2 * MAX_BODY,
        )
    except OSError as error:
        _stop(f"Cannot listen on port {settings.port}: {error.strerror}.", "Try `rapport serve --port 8766`.")
    _welcome(settings, coach)
    try:
        server.run()
    finally:
        server.close()


@main.command()
@click.argument("file", type=click.Path(allow_dash=True), default="-")
@click.option("--jsonl", is_flag=True, help="One Draft object a line, each answered by one line with its id.")
@click.option("--surface", type=click.Choice([str(s) for s in Surface]), default="comment", show_default=True)
@click.option("--relationship", type=click.Choice([str(r) for r in Relationship]), default="unknown", show_default=True)
@click.option("--they-said", multiple=True, metavar="TEXT", help="A turn of theirs before the draft; may be repeated.")
def check(file: str, jsonl: bool, surface: str, relationship: str, they_said: tuple[str, ...]) -> None:
    """Say what a careful friend would say of a draft (FILE, or standard input)."""
    from rapport.api.schemas import CheckOut

    def answer(coach: Coach, draft: Draft) -> dict[str, Any]:
        return CheckOut.of(draft, coach.check(draft)).model_dump(mode="json")

    _answer_all(_inputs(file, jsonl, surface, relationship, they_said), answer)


@main.command()
@click.argument("file", type=click.Path(allow_dash=True), default="-")
@click.option("--jsonl", is_flag=True, help="One Draft object a line, each answered by one line with its id.")
@click.option("--surface", type=click.Choice([str(s) for s in Surface]), default="comment", show_default=True)
@click.option("--relationship", type=click.Choice([str(r) for r in Relationship]), default="unknown", show_default=True)
@click.option("--they-said", multiple=True, metavar="TEXT", help="A turn of theirs before the draft; may be repeated.")
@click.option("--styles", default="listen,soft", show_default=True, help="Styles to write, separated by commas.")
def rewrite(file: str, jsonl: bool, surface: str, relationship: str, they_said: tuple[str, ...], styles: str) -> None:
    """Say a draft (FILE, or standard input) so that a person would rather answer it."""
    try:
        wanted = [Style(name.strip()) for name in styles.split(",")]
    except ValueError as error:
        raise click.BadParameter(f"{error}; there are {', '.join(Style)}", param_hint="--styles") from None

    def answer(coach: Coach, draft: Draft) -> dict[str, Any]:
        chosen = [said for said in coach.rewrite(draft, wanted) if isinstance(said, Chosen) and said.text]
        chosen.sort(key=lambda said: -said.score)
        return {"rewrites": [{"style": said.style, "text": said.text} for said in chosen]}

    _answer_all(_inputs(file, jsonl, surface, relationship, they_said), answer)


@main.command()
def doctor() -> None:
    """Look for what is wrong, and say what to do about it."""
    findings = diagnosis.examine(_settings())
    for finding in findings:
        mark = "[green]ok[/]   " if finding.ok else "[red]wrong[/]"
        terminal.print(f"{mark} [bold]{finding.name}[/]: {escape(finding.message)}", soft_wrap=True)
        if not finding.ok:
            terminal.print(f"      {escape(finding.remedy)}", soft_wrap=True)
    if not all(finding.ok for finding in findings):
        sys.exit(1)
    terminal.print("Everything that the coach needs is here.")


@main.command()
def prepare() -> None:
    """Make the prepared model from the base weights and the trained coach (a part of `make setup`)."""
    from rapport.lm import artifact
    from rapport.lm.base import ModelFileError

    settings = _settings()
    try:
        made = artifact.prepare(settings.adapter, settings.prepared, lambda line: terminal.print(f"{line} …"))
    except ModelFileError as error:
        _stop(str(error), error.remedy)
    terminal.print(f"The model is ready in {settings.prepared}" if made else "The model was ready already.")


@dataclass(frozen=True)
class _Input:
    """One draft to answer, or what is wrong with it."""

    identity: dict[str, Any]
    draft: Draft | None
    error: dict[str, Any] | None = None


def _inputs(file: str, jsonl: bool, surface: str, relationship: str, they_said: tuple[str, ...]) -> list[_Input]:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        _stop(f"Cannot read {file}: {error.strerror}.", "Give the name of a file, or - for standard input.")
    data = data.removeprefix(codecs.BOM_UTF8)
    if jsonl:  # cut at line feeds alone: JSON strings may hold other characters that Python takes for line ends
        return [_parse_line(line, number) for number, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _stop(f"{file} is not UTF-8 text (byte {error.start}).", "Save it as UTF-8 and try again.")
    thread = [{"from": "them", "text": turn} for turn in they_said]
    values = {"surface": surface, "relationship": relationship, "thread": thread, "draft": text.strip()}
    parsed = _parse(values, {})
    if parsed.error:
        _stop(parsed.error["message"], "Write a draft into the file, or pipe one in.")
    return [parsed]


def _parse_line(line: bytes, number: int) -> _Input:
    try:
        values = json.loads(line.decode("utf-8"))
        if not isinstance(values, dict):
            raise TypeError
    except (ValueError, TypeError, RecursionError):
        message = f"Line {number} is not a JSON object in UTF-8."
        return _Input({"id": None}, None, {"code": "not_json", "message": message})
    return _parse({**DRAFT_DEFAULTS, **values}, {"id": values.get("id")})


def _parse(values: dict[str, Any], identity: dict[str, Any]) -> _Input:
    try:
        return _Input(identity, Draft.model_validate(values))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"]))
        message = f"The field {field}: {first['msg'].removeprefix('Value error, ')}."
        return _Input(identity, None, {"code": "invalid_field", "message": message, "field": field})


def _answer_all(inputs: list[_Input], answer: Callable[[Coach, Draft], dict[str, Any]]) -> None:
    coach = _load(_settings(), quiet=True)
    failed = False
    for item in _tracked(inputs):
        if item.draft is None:
            failed = True
            body: dict[str, Any] = {"error": item.error}
        else:
            body = answer(coach, item.draft)
        click.echo(_line({**item.identity, **body}))
    if failed:
        sys.exit(1)


def _line(body: dict[str, Any]) -> str:
    """One line of JSON. Half of a surrogate pair, which an id may hold, is written as its escape."""
    line = json.dumps(body, ensure_ascii=False)
    return line.encode("utf-8", "backslashreplace").decode("utf-8")


def _tracked(inputs: list[_Input]) -> Iterator[_Input]:
    """With a bar on the terminal where there is much to do and somebody to look at it."""
    if len(inputs) < 5 or not terminal.is_terminal:
        yield from inputs
        return
    yield from track(inputs, description="reading drafts", console=terminal, transient=True)


def _load(settings: Settings, *, quiet: bool = False) -> Coach:
    if not quiet:
        terminal.print("Waking the coach …")
    from rapport.lm import artifact
    from rapport.lm.base import ModelFileError
    from rapport.lm.engine import Engine

    try:
        return Coach(Engine(artifact.load(settings.adapter, settings.prepared)))
    except ModelFileError as error:
        _stop(str(error), error.remedy)


def _settings(**changes: Any) -> Settings:
    try:
        return Settings(**changes)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        _stop(
            f"The setting {'.'.join(map(str, first['loc']))} is wrong: {first['msg']}.",
            "Correct the option, or the environment variable RAPPORT_… of that name.",
        )


def _welcome(settings: Settings, coach: Coach) -> None:
    builds = ROOT / "extension" / ".output"
    terminal.print(
        f"\n[bold]Rapport is listening at http://{settings.host}:{settings.port}/[/]  ({coach.model_version})\n\n"
        "Open that page to try it. To have it on Facebook, load the extension:\n\n"
        "  [bold]Chrome, Edge, Brave[/]  1. open chrome://extensions  2. turn on Developer mode\n"
        f"      3. Load unpacked: {escape(str(builds / 'chrome-mv3'))}\n"
        "  [bold]Firefox[/]  1. open about:debugging#/runtime/this-firefox  2. Load Temporary Add-on\n"
        f"      3. choose {escape(str(builds / 'firefox-mv3' / 'manifest.json'))}\n\n"
        "Ctrl+C stops the coach.",
        soft_wrap=True,
    )


def _stop(problem: str, remedy: str) -> NoReturn:
    terminal.print(f"[red]{escape(problem)}[/]\n{escape(remedy)}", soft_wrap=True)
    sys.exit(1)
