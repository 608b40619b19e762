import { useEffect, useState } from "preact/hooks";
import type { Live } from "@/settings/live";

/** A live value in a component, drawn anew as it changes. */
export function useLive<T>(live: Live<T>): T {
  const [value, set] = useState(live.current);
  useEffect(() => {
    const gone = new AbortController();
    live.watch(() => set(live.current), gone.signal);
    return () => gone.abort();
  }, [live]);
  return value;
}
