"""Rapport: the friend who reads over your shoulder before you send."""

__version__ = "0.1.0"
