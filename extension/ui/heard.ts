import type { Findings } from "@/coach/session";

/** Remembers what a person has seen and closed, so that nothing brings it up again while they write on. */
export class Heard {
  #flags: string | null = null;

  close(findings: Findings): void {
    this.#flags = flagsOf(findings);
  }

  /** Whether these findings hold flags of a kind that was not closed yet. */
  isNews(findings: Findings): boolean {
    return flagsOf(findings) !== this.#flags;
  }

  /** Another text begins. */
  forget(): void {
    this.#flags = null;
  }
}

/** What is wrong with a draft, without its words. */
function flagsOf({ answer }: Findings): string {
  const names = [...answer.labels, ...answer.sentences.flatMap(({ labels }) => labels)].map(({ name }) => name);
  return [...new Set(names)].sort().join(" ");
}
