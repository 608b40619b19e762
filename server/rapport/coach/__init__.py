"""The domain: drafts, labels, verdicts, what a rewrite may not do. Knows no Flask, torch or SQL."""
