"""Choose the thresholds of a trained coach on the development split, as it serves.

    python models/thresholds.py

Reads `models/coach-135m` and its prepared model, and writes the thresholds into `coach.json`. Needed
where labels were settled after the training; training itself chooses with the same function.
"""

from __future__ import annotations

import argparse
import json
from typing import Any

import numpy as np
from rich.progress import track

import corpus
import metrics
from rapport.coach.sentences import split_sentences
from rapport.lm import artifact
from rapport.lm.engine import Engine
from rapport.lm.network import DRAFT_OUTPUTS, SENTENCE_OUTPUTS
from rapport.settings import Settings

FLAGGED, WARN = DRAFT_OUTPUTS.index("flagged"), DRAFT_OUTPUTS.index("warn")
#: Where honest drafts are cut for the check while typing, as shares of their length.
CUTS = (0.3, 0.5, 0.7, 0.9)


def choose(scores: dict[str, Any], false_alarms: float) -> dict[str, float]:
    """A threshold for each output.

    `scores` holds `draft` `[n, 5]` and `sentence` `[m, 4]` probabilities and, under `draft_truth` and
    `sentence_truth`, what is right; `half`, if there, the `flagged` probabilities of half-written honest
    drafts. For `flagged`: at most `false_alarms` of the honest drafts, whole and half-written. For `warn`:
    the best F1 among the drafts that are flagged. For each label: the best F1.
    """
    chosen = {}
    for kind, names in (("sentence", SENTENCE_OUTPUTS), ("draft", DRAFT_OUTPUTS)):
        for i, name in enumerate(names):
            chosen[name] = metrics.best_f1_threshold(scores[kind][:, i], scores[f"{kind}_truth"][:, i])
    values, truth = scores["draft"], scores["draft_truth"]
    chosen["flagged"] = metrics.false_alarm_threshold(values[:, FLAGGED], truth[:, FLAGGED], false_alarms)
    if len(half := scores.get("half", [])):
        honest = np.zeros(len(half), dtype=bool)
        both = np.concatenate([half, values[truth[:, FLAGGED], FLAGGED]])
        truth_of_both = np.concatenate([honest, np.ones(len(both) - len(half), dtype=bool)])
        chosen["flagged"] = max(chosen["flagged"], metrics.false_alarm_threshold(both, truth_of_both, false_alarms))
    spoke = values[:, FLAGGED] >= chosen["flagged"]
    if spoke.any():
        chosen["warn"] = metrics.best_f1_threshold(values[spoke, WARN], truth[spoke, WARN])
    return chosen


def read_scores(engine: Engine, examples: list[corpus.Example]) -> dict[str, Any]:
    """The scores of `examples`, in the shape that `choose` takes."""
    draft, draft_truth, sentence, sentence_truth, half = [], [], [], [], []
    for example in track(examples, description="reading", transient=True):
        reading = engine.read(example.draft, example.spans)
        whole = {label.value: score for label, score in reading.labels.items()}
        whole |= {"flagged": reading.flagged, "warn": reading.warn}
        draft.append([whole[name] for name in DRAFT_OUTPUTS])
        known = {label.value for label in example.draft_labels}
        known |= {"flagged"} if example.flagged else set()
        known |= {"warn"} if example.verdict == "warn" else set()
        draft_truth.append([name in known for name in DRAFT_OUTPUTS])
        for scores, labels in zip(reading.sentences, example.sentence_labels, strict=True):
            sentence.append([scores[name] for name in scores])
            sentence_truth.append([name in labels for name in scores])
        if not example.flagged and not example.unfinished:
            half += [engine.read(part, split_sentences(part.draft)).flagged for part in halves(example)]
    return {
        "draft": np.array(draft),
        "draft_truth": np.array(draft_truth),
        "sentence": np.array(sentence),
        "sentence_truth": np.array(sentence_truth),
        "half": np.array(half),
    }


def halves(example: corpus.Example) -> list[Any]:
    """The draft cut while typing."""
    text = example.draft.draft
    parts = {text[: round(len(text) * share)].rstrip() for share in CUTS}
    return [example.draft.with_text(part) for part in sorted(parts) if part]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--false-alarms", type=float, default=0.01)
    options = parser.parse_args()
    settings = Settings()
    engine = Engine(artifact.load(settings.adapter, settings.prepared))
    dev = [example for example in corpus.read_examples() if example.split == "dev"]
    chosen = choose(read_scores(engine, dev), options.false_alarms)
    path = settings.adapter / "coach.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    # `right` and `fine` are the recipe's own.
    card["thresholds"] |= {name: round(value, 4) for name, value in chosen.items()}
    card["false_alarms"] = options.false_alarms
    path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(card["thresholds"]))


if __name__ == "__main__":
    main()
