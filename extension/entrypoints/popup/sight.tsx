import type { Draft, Relationship } from "@/coach/protocol";
import { type Key, t } from "@/ui/i18n";

const MESSAGE: Readonly<Record<Relationship, Key>> = {
  new: "seesMessageNew",
  known: "seesMessageKnown",
  unknown: "seesMessageUnknown",
};

export interface SightProps {
  readonly draft: Draft | null;
  /** Whether it is in a language that the coach does not know. */
  readonly foreign: boolean;
}

/** The Draft that is read on the page, in plain words, and all of it. */
export function Sight({ draft, foreign }: SightProps) {
  if (!draft) return <p>{t("seesNoBox")}</p>;
  const { surface, relationship, thread } = draft;
  return (
    <>
      <p>{t(surface === "message" ? MESSAGE[relationship] : surface === "post" ? "seesPost" : "seesComment")}</p>
      <dl>
        {thread.map(({ from, text }, at) => (
          <Said key={at} who={t(from === "me" ? "you" : "they")} text={text} />
        ))}
        <Said who={t("yourDraft")} text={draft.draft.trim() ? draft.draft : t("emptyDraft")} />
      </dl>
      {thread.length === 0 && surface !== "post" && <p>{t("answersNothing")}</p>}
      {foreign && <p>{t("seesForeign")}</p>}
      <p class="small">{t("seenStays")}</p>
    </>
  );
}

function Said({ who, text }: { readonly who: string; readonly text: string }) {
  return (
    <div>
      <dt>{who}</dt>
      <dd dir="auto">{text}</dd>
    </div>
  );
}
