"""The HTTP API: a blueprint for each resource. Knows no torch and no SQL."""
