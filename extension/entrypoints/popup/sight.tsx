import { useEffect, useState } from "preact/hooks";
import { browserGuess } from "@/coach/browser-guess";
import { isForeign } from "@/coach/languages";
import type { Draft, Relationship } from "@/coach/protocol";
import { worthChecking } from "@/coach/worth-checking";
import { type Key, t } from "@/ui/i18n";
import { shorten } from "@/ui/quote";

const MESSAGE: Readonly<Record<Relationship, Key>> = {
  new: "seesMessageNew",
  known: "seesMessageKnown",
  unknown: "seesMessageUnknown",
};

const LONGEST_TURN = 140;

/** The Draft that is read on the page, in plain words. */
export function Sight({ draft }: { readonly draft: Draft | null }) {
  const [foreign, setForeign] = useState(false);
  useEffect(() => {
    if (draft && worthChecking(draft.draft)) void isForeign(draft.draft, browserGuess).then(setForeign);
  }, [draft]);
  if (!draft) return <p>{t("seesNoBox")}</p>;
  const { surface, relationship, thread } = draft;
  return (
    <>
      <p>{t(surface === "message" ? MESSAGE[relationship] : surface === "post" ? "seesPost" : "seesComment")}</p>
      <dl>
        {thread.map(({ from, text }, at) => (
          <Said key={at} who={t(from === "me" ? "you" : "they")} text={shorten(text, LONGEST_TURN)} />
        ))}
        <Said who={t("yourDraft")} text={shorten(draft.draft, LONGEST_TURN) || t("emptyDraft")} />
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
