"""How often the lines that are shown are right, and how well the judge ranks, on drafts that were not learnt from.

    python models/measure_lines.py [--likelihood 40]

For each draft the candidate that the judge puts first, against a random one, the best that was there,
and (for --likelihood drafts) the one that the language model finds likeliest under the thread,
log P(candidate | thread) - log P(candidate) a token. `all` ranks a careful writer's rewrites too; `served`
only what serving could put together. The last line is JSON.
"""

from __future__ import annotations

import argparse
import json
from typing import Any

import numpy as np
import torch

import corpus
import judgements
from judgements import Judged
from rapport.coach.candidates import assembled, surest_first
from rapport.coach.draft import Draft
from rapport.coach.labels import Style
from rapport.coach.sentences import split_sentences
from rapport.lm import artifact
from rapport.lm.artifact import Parts
from rapport.settings import Settings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=corpus.SPLITS, default="test")
    parser.add_argument("--likelihood", type=int, default=0, help="for how many drafts (some seconds each)")
    options = parser.parse_args()
    settings = Settings()
    parts = artifact.load(settings.adapter, settings.prepared)
    judged = judgements.read()
    examples = [e for e in corpus.read_examples() if e.split == options.split and e.id in judged]
    figures: dict[str, Any] = {"model": str(parts.card), "split": options.split, "drafts": len(examples)}
    for pool in ("all", "served"):
        found: dict[str, list[Judged]] = {"judge": [], "likelihood": []}
        chance, best = [], []
        for number, example in enumerate(examples):
            candidates = [c for c in judged[example.id] if pool == "all" or c.source in judgements.SERVED]
            if not candidates:
                continue
            texts = [candidate.text for candidate in candidates]
            readings = [parts.reader.read(example.draft.with_text(text), split_sentences(text)) for text in texts]
            found["judge"].append(candidates[int(np.argmax([reading.send for reading in readings]))])
            chance.append(np.mean([candidate.grade == "send" for candidate in candidates]))
            best.append(max(candidate.grade == "send" for candidate in candidates))
            if number < options.likelihood:
                likely = [likelihood(parts, example.draft, text) for text in texts]
                found["likelihood"].append(candidates[int(np.argmax(likely))])
        figures[pool] = {
            "random_send": round(float(np.mean(chance)), 3),
            "best_send": round(float(np.mean(best)), 3),
            **{
                f"{who}_{grade}": round(float(np.mean([candidate.grade == grade for candidate in chosen])), 3)
                for who, chosen in found.items()
                if chosen
                for grade in judgements.GRADES
            },
        }
    figures["fits"] = shown(parts, options.split)
    for row in figures["fits"]:
        print(json.dumps(row))
    for pool in ("all", "served"):
        print(pool, json.dumps(figures[pool]))
    print(json.dumps(figures))


def shown(parts: Parts, split: str) -> list[dict[str, float]]:
    """By the threshold for its pieces, how many drafts get a message in `listen`, and how often it is right.

    Of the drafts that a reader went through; right are messages all of whose lines the reader named (whether kept
    sentences are right is not counted). What is flagged comes from the corpus: this measures the choice alone.
    """
    fits = judgements.read_fits()
    found: list[list[tuple[float, bool]]] = []
    for example in corpus.read_examples():
        if example.split != split or example.id not in fits:
            continue
        right = {*fits[example.id]["open"], *fits[example.id]["close"]}
        material = parts.reader.material(example.draft, example.spans)
        flagged = [bool(labels) for labels in example.sentence_labels]
        made = assembled(example.draft, example.spans, flagged, Style.LISTEN, material)
        best = sorted(made, key=lambda candidate: surest_first(example.draft, candidate))
        found.append([(candidate.chance, right.issuperset(candidate.moves)) for candidate in best])
    rows = []
    for threshold in (0.2, 0.4, 0.5, 0.6, 0.7):
        first = [next((right for chance, right in best if chance >= threshold), None) for best in found]
        seen = [right for right in first if right is not None]
        rows.append(
            {
                "threshold": threshold,
                "drafts": len(found),
                "shown": round(len(seen) / max(1, len(found)), 3),
                "right": round(sum(seen) / max(1, len(seen)), 3),
            }
        )
    return rows


def likelihood(parts: Parts, draft: Draft, text: str) -> float:
    """log P(text | thread) - log P(text), a token, by the writer as it answers the thread."""

    def mean_logprob(context: Draft) -> float:
        prompt = parts.text_format.prompt(context, [])
        ids = prompt.ids[: prompt.draft_start]
        answer = parts.text_format.rewrite(text)
        with torch.inference_mode():
            logits = parts.model(input_ids=torch.tensor([ids + answer])).logits[0, len(ids) - 1 : -1].float()
        chances = logits.log_softmax(dim=-1).gather(1, torch.tensor(answer)[:, None])
        return float(chances.mean())

    return mean_logprob(draft) - mean_logprob(draft.model_copy(update={"thread": ()}))


if __name__ == "__main__":
    main()
