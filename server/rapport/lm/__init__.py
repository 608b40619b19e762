"""The language model: one text format, the weights, the heads, the decoding. Knows no Flask."""
