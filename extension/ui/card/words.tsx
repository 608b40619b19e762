import { changes } from "./changes";

/** A rewrite with what it drops and adds marked. */
export function Changes({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <>
      {changes(before, after).map(({ kept, removed, added }, at) => (
        <span key={at}>
          {kept}
          {removed && <del>{removed}</del>}
          {added && <ins>{added}</ins>}
        </span>
      ))}
    </>
  );
}
