import { StaffEventDoorRosterDocument, type EventSignUpState, type StaffEventDoorRosterQuery } from "@/gen/graphql";
import { lasting } from "@/server/lasting";
import { ask } from "@/server/request";

/* The roster as the device keeps it for the door: to know a pass and a name also without a signal. Gone a day after the end. */

/** Somebody who signed up. Name and phone are masked; of the pass there is its digest alone. */
export interface Line {
  id: string;
  name: string | null;
  phone: string | null;
  state: EventSignUpState;
  digest: string;
  /** When they came, as far as the server knew. */
  cameAt: string | null;
}

export interface DoorRoster {
  lines: readonly Line[];
  /** Milliseconds since 1970, by the device's clock. */
  loadedAt: number;
}

/** Who may come to the door with a pass: also those whose place is given back or not theirs yet, to be told so. */
const STATES: EventSignUpState[] = ["PLACED", "OFFERED", "WAITING", "CANCELLED", "LAPSED"];
/** WeChat keeps 1 MB under a key (https://developers.weixin.qq.com/miniprogram/dev/framework/ability/storage.html). */
const LINES_A_KEY = 1_000;
const DAY = 24 * 3_600_000;

type Kept = Pick<DoorRoster, "lines" | "loadedAt"> & { parts: number };

const nameOf = (event: string, part: number): string => `door:${event}:${part}`;

/** What is kept; undefined where nothing is, or not all of it. */
export function keptRoster(event: string): DoorRoster | undefined {
  const first = lasting.read<Kept>(nameOf(event, 0));
  if (!first) return undefined;
  const rest = Array.from({ length: first.parts - 1 }, (_, at) => lasting.read<Kept>(nameOf(event, at + 1)));
  const whole = [first, ...rest].filter((part): part is Kept => part?.loadedAt === first.loadedAt);
  return whole.length === first.parts ? { lines: whole.flatMap(({ lines }) => lines), loadedAt: first.loadedAt } : undefined;
}

/** Returns whether the device has room for it. */
function keep(event: string, { lines, loadedAt }: DoorRoster, endsAt: string): boolean {
  lasting.remove(`door:${event}:`);
  const parts = Math.max(1, Math.ceil(lines.length / LINES_A_KEY));
  const written = Array.from({ length: parts }, (_, at) => {
    const part: Kept = { lines: lines.slice(at * LINES_A_KEY, (at + 1) * LINES_A_KEY), loadedAt, parts };
    return lasting.write(nameOf(event, at), part, Date.parse(endsAt) + DAY);
  });
  return written.every(Boolean);
}

const lineOf = ({ passDigest, checkedInAt, ...line }: StaffEventDoorRosterQuery["eventRoster"]["nodes"][number]): Line => ({
  ...{ id: line.id, name: line.name ?? null, phone: line.phone ?? null, state: line.state },
  digest: passDigest.toLowerCase(),
  cameAt: checkedInAt ?? null,
});

/**
 * Reads the whole roster, which is logged, and keeps it.
 *
 * @param told is told how many lines there are by now
 * @throws Trouble if not all of it came
 */
export async function loadRoster(event: string, endsAt: string, told: (lines: number) => void): Promise<DoorRoster & { kept: boolean }> {
  const lines: Line[] = [];
  let after: string | null = null;
  do {
    const { eventRoster }: StaffEventDoorRosterQuery = await ask(StaffEventDoorRosterDocument, { event, states: STATES, after });
    lines.push(...eventRoster.nodes.map(lineOf));
    told(lines.length);
    after = eventRoster.pageInfo.hasNextPage ? (eventRoster.pageInfo.endCursor ?? null) : null;
  } while (after);
  const roster = { lines, loadedAt: Date.now() };
  return { ...roster, kept: keep(event, roster, endsAt) };
}

/** A masked name or phone against what was typed: each of its asterisks stands for any one letter of it, or for none. */
function fits(masked: string, typed: string): boolean {
  const pattern = Array.from(masked, (one) => (one === "*" ? ".?" : one.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")));
  return new RegExp(`^${pattern.join("")}$`).test(typed);
}

/** Those whom somebody at the door may be, by a name, or by the digits of a phone that are shown. */
export function found(lines: readonly Line[], words: string): Line[] {
  const typed = words.replace(/\s/g, "");
  if (!typed) return [];
  return lines.filter(({ name, phone }) => (/^\d+$/.test(typed) ? isPhone(phone ?? "", typed) : !!name && (fits(name, typed) || name.startsWith(typed))));
}

/** A whole number, or its first or last digits. */
function isPhone(masked: string, digits: string): boolean {
  if (digits.length === masked.length) return fits(masked, digits);
  return masked.startsWith(digits) || masked.endsWith(digits);
}
