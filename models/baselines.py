"""Baselines on the same split: TF-IDF with logistic regression; with --prompted the untrained base model, asked.

    python models/baselines.py [--prompted]

The base (SmolLM2-135M-Instruct) is told in short what the label guide says, shown four answered examples of its
own, and its log-odds of "yes" against "no" are the score.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union

import corpus
import metrics
from progress import Bar
from rapport.lm.base import PACKAGED, load_base, load_tokenizer


def text_of(example: corpus.Example) -> str:
    """The situation, the thread and the draft as one text (marked, so that words of theirs differ from ours)."""
    draft = example.draft
    thread = " ".join(f"{turn.who}_{word}" for turn in draft.thread for word in turn.text.lower().split())
    return f"{draft.surface} {draft.relationship} {thread} {draft.draft}"


TASK = (
    "You are a careful, kind friend who reads a message before it is sent on social media. Answer yes if it sounds "
    "like a sales pitch that nobody asked for, or does not listen to what the other person said; else answer no."
)
SHOWN = (
    ("comment", ["them: My dog died this morning"], "So sorry! Our pet portraits make a lovely keepsake, DM me", "yes"),
    ("message", ["them: What do you charge for a cut?"], "Thirty, and I'm free on Friday if that suits you.", "no"),
    ("comment", ["them: My parcel came broken"], "Our couriers are very careful, so that's unlikely.", "yes"),
    ("post", [], "WE GOT THE HOUSE!!! I can't stop crying", "no"),
)


def question(surface: str, turns: list[str], draft: str) -> str:
    """What the prompted base is asked."""
    return "\n".join([f"A {surface}.", *turns, f"About to be sent: {draft}", "Should a friend say something?"])


def prompted(examples: list[corpus.Example]) -> np.ndarray:
    """For each example the untrained base's log-odds of "yes"."""
    tokenizer, model = load_tokenizer(PACKAGED), load_base(PACKAGED, torch.float32)
    turns = [{"role": "system", "content": TASK}]
    for surface, thread, draft, answer in SHOWN:
        turns += [{"role": "user", "content": question(surface, list(thread), draft)}]
        turns += [{"role": "assistant", "content": answer}]
    yes, no = (tokenizer.encode(word, add_special_tokens=False)[0] for word in ("yes", "no"))
    scores = []
    with Bar("asking the base", len(examples)) as progress, torch.inference_mode():
        for example in examples:
            said = [f"{turn.who}: {turn.text}" for turn in example.draft.thread]
            asked = {"role": "user", "content": question(example.draft.surface.value, said, example.draft.draft)}
            text = tokenizer.apply_chat_template([*turns, asked], tokenize=False, add_generation_prompt=True)
            ids = tokenizer.encode(str(text), add_special_tokens=False)
            logits = model(input_ids=torch.tensor([ids])).logits[0, -1]
            scores.append(float(logits[yes] - logits[no]))
            progress.advance()
    return np.array(scores)


def tfidf(split: dict[str, list[corpus.Example]]) -> dict[str, np.ndarray]:
    """Probabilities of `flagged` on the development and the test split, learnt on the training split."""
    model = make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=3, sublinear_tf=True),
        ),
        LogisticRegression(C=10, max_iter=2000, class_weight="balanced"),
    )
    model.fit([text_of(e) for e in split["train"]], [e.flagged for e in split["train"]])
    return {name: model.predict_proba([text_of(e) for e in split[name]])[:, 1] for name in ("dev", "test")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drafts", type=Path, default=corpus.DRAFTS)
    parser.add_argument("--prompted", action="store_true", help="ask the untrained base (minutes)")
    options = parser.parse_args()
    examples = corpus.read_examples(options.drafts)
    split = {name: [e for e in examples if e.split == name] for name in corpus.SPLITS}
    scores = {name: prompted(split[name]) for name in ("dev", "test")} if options.prompted else tfidf(split)
    truth = {name: np.array([e.flagged for e in split[name]]) for name in ("dev", "test")}
    threshold = metrics.false_alarm_threshold(scores["dev"], truth["dev"], 0.01)
    found = scores["test"] >= threshold
    print(
        json.dumps(
            {
                "baseline": "prompted base" if options.prompted else "tfidf+logistic",
                "train": 0 if options.prompted else len(split["train"]),
                "test": len(truth["test"]),
                "auc": round(metrics.auc(scores["test"], truth["test"]), 4),
                "false_alarms": round(float(found[~truth["test"]].mean()), 4),
                "recall": round(float(found[truth["test"]].mean()), 4),
            }
        )
    )


if __name__ == "__main__":
    main()
