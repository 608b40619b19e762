import { diffWordsWithSpace } from "diff";

/** A rewrite with what it drops and adds marked, word by word. */
export function Changes({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <>
      {diffWordsWithSpace(before, after).map(({ value, added, removed }, at) => {
        if (removed) return <del key={at}>{value}</del>;
        if (added) return <ins key={at}>{value}</ins>;
        return <span key={at}>{value}</span>;
      })}
    </>
  );
}
