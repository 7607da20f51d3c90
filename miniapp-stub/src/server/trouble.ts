import { texts } from "@/texts/zh";

/**
 * Why an answer did not come, or is none. `OFFLINE`: nothing came back, and whether the server heard is not known; `BUSY`: it
 * heard and asks to come again; `ENDED`: the session is over; `CONSENT`: the privacy policy waits to be agreed to; `REFUSED`:
 * it will not, however often one asks.
 */
export type TroubleKind = "OFFLINE" | "BUSY" | "ENDED" | "CONSENT" | "REFUSED";

export interface ServerError {
  message: string;
  extensions?: { code?: string; retryAfter?: number };
}

const KINDS: Record<string, TroubleKind> = {
  UNAUTHORIZED: "ENDED",
  CONSENT_REQUIRED: "CONSENT",
  TOO_MANY_REQUESTS: "BUSY",
  UNAVAILABLE: "BUSY",
  INTERNAL_ERROR: "BUSY",
};

/** Its message is a sentence for the person who holds the phone, and says what to do. */
export class Trouble extends Error {
  constructor(
    readonly kind: TroubleKind,
    message: string,
    /** The server's code, where it gave one. */
    readonly code?: string,
    /** Seconds to wait, where the server said so. */
    readonly retryAfter?: number,
    /** Whether what was asked may be at fault, and not the moment: it would fail again and again. */
    readonly itself = false,
  ) {
    super(message);
    this.name = "Trouble";
  }

  static offline(): Trouble {
    return new Trouble("OFFLINE", texts.trouble.offline);
  }

  /** What the errors of an answer come to; the server's own sentence where it wrote one for people. */
  static of(errors: readonly ServerError[], status: number): Trouble {
    const first = errors[0];
    const code = first?.extensions?.code;
    const kind = (code && KINDS[code]) || kindOf(status, first !== undefined);
    const chinese = first && /[\u4e00-\u9fff]/.test(first.message) ? first.message : undefined;
    const itself = kind === "BUSY" && (code === "INTERNAL_ERROR" || (!first && status >= 400 && status < 500 && status !== 429));
    return new Trouble(kind, chinese ?? sentence(kind, code), code, first?.extensions?.retryAfter, itself);
  }
}

/** An answer without our errors is not ours: a proxy's, or the login page of a café's network. It says nothing of what we asked. */
function kindOf(status: number, ours: boolean): TroubleKind {
  if (status >= 500 || status === 429) return "BUSY";
  if (ours) return "REFUSED";
  return status >= 400 ? "BUSY" : "OFFLINE";
}

function sentence(kind: TroubleKind, code?: string): string {
  switch (kind) {
    case "OFFLINE":
      return texts.trouble.offline;
    case "BUSY":
      return texts.trouble.busy;
    case "ENDED":
      return texts.trouble.ended;
    case "CONSENT":
      return texts.trouble.consent;
    case "REFUSED":
      if (code === "NOT_FOUND") return texts.trouble.notFound;
      if (code === "FORBIDDEN") return texts.trouble.forbidden;
      return texts.trouble.refused;
  }
}
