/**
 * `unreachable`: nobody answered. `bad_answer`: somebody did, but not in our words. `not_permitted`: the browser keeps
 * us from the coach. The rest are the server's own, among them `forbidden`: it does not know the extension.
 */
export type ErrorCode = "unreachable" | "bad_answer" | "not_permitted" | "forbidden" | (string & {});

/** Why the coach did not answer; survives the way through a message port as plain data. */
export class CoachError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
    this.name = "CoachError";
  }

  /** Any failure as one of ours; what `fetch` throws when nobody listens is `unreachable`. */
  static from(cause: unknown): CoachError {
    if (cause instanceof CoachError) return cause;
    return new CoachError("unreachable", cause instanceof Error ? cause.message : "The coach did not answer.");
  }

  toJSON(): { code: string; message: string } {
    return { code: this.code, message: this.message };
  }
}
