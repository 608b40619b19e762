import type { Findings } from "@/coach/session";
import { OPEN_KEYS } from "./keys";
import { Mark } from "./mark";
import { headline } from "./reasons";

export interface ChipProps {
  readonly findings: Findings;
  readonly onOpen: () => void;
}

/** The quiet word beside a box whose draft may hurt: it opens nothing by itself. */
export function Chip({ findings, onOpen }: ChipProps) {
  return (
    <button
      type="button"
      class="chip"
      aria-keyshortcuts="Alt+R"
      aria-haspopup="dialog"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      <Mark />
      <span>{headline(findings)}</span>
      <kbd>{OPEN_KEYS}</kbd>
    </button>
  );
}
