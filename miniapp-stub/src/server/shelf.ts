import { kept } from "./storage";

const PREFIX = "outbox:";
/** What somebody else asked for who never logged in here again. */
const OTHERS_KEPT = 30 * 24 * 3_600_000;

/** A file that goes first: what it is for takes it by its id, which the server gives. */
export interface Enclosed {
  readonly path: string;
  /** Known to the server by it, however often it is sent. */
  readonly key: string;
  /** The number of the material that it is; undefined for a photo. */
  readonly material?: number;
  /** Undefined while it has not been sent; null where it cannot be, for it is gone or the server takes no such file. */
  readonly id?: string | null;
}

/** Something that was asked for and not answered yet. Kept on the device until it is. */
export interface Waiting {
  /** Its idempotency key too: however often it is sent, it is done once. */
  readonly key: string;
  /** Its place in the order: clocks are set back, numbers are not. */
  readonly number: number;
  readonly documentId: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether the server knows it again by its key. An edit has a version instead. */
  readonly creates: boolean;
  /** For the person to read, as in 登记住处. */
  readonly title: string;
  readonly askedAt: number;
  /** Who asked; nobody else's session sends it. */
  readonly person?: string;
  /** How often the server may have heard it without our hearing its answer. */
  readonly sent: number;
  /** When it was sent first. */
  readonly sentAt?: number;
  /** How often the server said that it failed. */
  readonly failed: number;
  /** Pictures that are sent before it; their ids come behind those in `input.photos`, or in `input.files` where they are materials. */
  readonly files?: readonly Enclosed[];
  /** Whether nobody is to be told when it was answered late: it was done by the way, as reading is. */
  readonly quiet?: boolean;
  /** Whether this device has no room for it: it is lost when the app is closed. */
  readonly unkept?: boolean;
}

/** What is kept, in order. What an older version kept and this one cannot read is left out, and told of. */
export function readShelf(broken: (key: string) => void): Waiting[] {
  const entries: Waiting[] = [];
  for (const key of kept.keys().filter((name) => name.startsWith(PREFIX))) {
    const entry = kept.read<Partial<Waiting>>(key);
    if (whole(entry) && PREFIX + entry.key === key) {
      entries.push(entry);
    } else if (kept.has(key)) {
      kept.remove(key);
      broken(key.slice(PREFIX.length));
    }
  }
  return inOrder(entries);
}

export function inOrder(entries: readonly Waiting[]): Waiting[] {
  return [...entries].sort((one, other) => one.number - other.number || (one.key < other.key ? -1 : 1));
}

function whole(entry: Partial<Waiting> | undefined): entry is Waiting {
  return (
    typeof entry?.key === "string" &&
    typeof entry.number === "number" &&
    typeof entry.documentId === "string" &&
    typeof entry.title === "string" &&
    typeof entry.sent === "number" &&
    typeof entry.failed === "number" &&
    typeof entry.variables === "object" &&
    entry.variables !== null
  );
}

/** One key for each, so that two tabs that add at the same time do not overwrite each other. Returns it as it is kept. */
export function putOnShelf(entry: Waiting): Waiting {
  const { unkept: _, ...plain } = entry;
  const key = PREFIX + entry.key;
  // Where an older state of it is kept, it is not lost: what it lacks is how often it was sent.
  return kept.write(key, plain) || kept.has(key) ? plain : { ...plain, unkept: true };
}

export function takeFromShelf(key: string): void {
  kept.remove(PREFIX + key);
}

/** Whether nobody will come for it any more. */
export function abandoned(entry: Waiting, by: string | undefined): boolean {
  return entry.person !== by && Date.now() - entry.askedAt > OTHERS_KEPT;
}

export const SHELF = PREFIX;
