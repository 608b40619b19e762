"""The language model: one text format, the weights, the heads, the decoding. Knows no Flask."""

import os

# Threads that spin while they wait make a busy machine crawl: beside another busy program, decoding took
# 60 seconds spinning and 3 sleeping (docs/decisions.md). It has to be said before torch is imported.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
# transformers draws a bar of its own while it reads a GGUF file; ours say what happens. Read when tqdm is imported.
os.environ.setdefault("TQDM_DISABLE", "1")
