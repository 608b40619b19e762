"""Baselines on the same split: TF-IDF with logistic regression.

python models/baselines.py
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union

import corpus
import metrics


def text_of(example: corpus.Example) -> str:
    """The situation, the thread and the draft as one text (marked, so that words of theirs differ from ours)."""
    draft = example.draft
    thread = " ".join(f"{turn.who}_{word}" for turn in draft.thread for word in turn.text.lower().split())
    return f"{draft.surface} {draft.relationship} {thread} {draft.draft}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drafts", type=Path, default=corpus.DRAFTS)
    options = parser.parse_args()
    examples = corpus.read_examples(options.drafts)
    split = {name: [e for e in examples if e.split == name] for name in corpus.SPLITS}
    model = make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=3, sublinear_tf=True),
        ),
        LogisticRegression(C=10, max_iter=2000, class_weight="balanced"),
    )
    model.fit([text_of(e) for e in split["train"]], [e.flagged for e in split["train"]])
    scores = {
        name: model.predict_proba([text_of(e) for e in split[name]])[:, 1].astype(float) for name in ("dev", "test")
    }
    truth = {name: np.array([e.flagged for e in split[name]]) for name in ("dev", "test")}
    threshold = metrics.false_alarm_threshold(scores["dev"], truth["dev"], 0.01)
    found = scores["test"] >= threshold
    print(
        json.dumps(
            {
                "baseline": "tfidf+logistic",
                "train": len(split["train"]),
                "auc": round(metrics.auc(scores["test"], truth["test"]), 4),
                "false_alarms": round(float(found[~truth["test"]].mean()), 4),
                "recall": round(float(found[truth["test"]].mean()), 4),
            }
        )
    )


if __name__ == "__main__":
    main()
