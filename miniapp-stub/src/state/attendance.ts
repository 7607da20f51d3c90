import { shallowRef, type ShallowRef } from "vue";
import {
  StaffEventAttendanceRecordDocument,
  type EventAttendanceRecordInput,
  type EventCameInput,
  type EventCameOutcome,
  type StaffEventAttendanceRecordMutation,
} from "@/gen/graphql";
import { LASTING, lasting } from "@/server/lasting";
import { onAnswered, send, waiting, type Outcome, type Payload, type Waiting } from "@/server/outbox";
import { documentId } from "@/server/request";
import { onSessionChange } from "@/server/session";
import { onOtherTab } from "@/server/tabs";
import { attendance as texts } from "@/texts/attendance";

/*
 * Who came to an event, as it is taken down at its door: what waits for a signal lies in the outbox, and what the server said of each is
 * kept here, whichever page is open by then. In the main package, for the outbox sends what waits before the staff's part is opened.
 */

/** Somebody who came, by their pass or by a line of the roster. */
export type Came = EventCameInput & { at?: string };

/** What became of somebody who was taken down. `DECLINED`: none of those who were sent with them were recorded. */
export interface Settled {
  /** Unlike any other's. */
  key: string;
  came: Came;
  outcome: EventCameOutcome | "DECLINED";
  /** In words, for whoever stands at the door. */
  text: string;
  /** The line of the roster, where there is one. */
  line?: string;
}

/** At once with the server (`EventAttendanceRecordInput.came`). */
const MOST = 100;
/** Longer than an event lasts and one can settle: 14 days, and 3. */
const KEPT = 18 * 24 * 3_600_000;
/** What the server had nothing against; of the rest each stays until it was seen. */
const GOOD: readonly Settled["outcome"][] = ["RECORDED", "ALREADY"];

const PREFIX = "came:";
const known: ShallowRef<Record<string, readonly Settled[]>> = shallowRef({});
const readAnew = (): void => void (known.value = {});
onSessionChange(readAnew);
onOtherTab(LASTING, readAnew);

export const isGood = ({ outcome }: Settled): boolean => GOOD.includes(outcome);

/** What the server said of those who were taken down at this event, the oldest first. Reactive. */
export function settledAt(event: string): readonly Settled[] {
  const all = known.value;
  // Read once; nobody has to be told of what was there before.
  return (all[event] ??= lasting.read<Settled[]>(PREFIX + event) ?? []);
}

function keep(event: string, settled: readonly Settled[]): void {
  known.value = { ...known.value, [event]: settled };
  if (settled.length) lasting.write(PREFIX + event, settled, Date.now() + KEPT);
  else lasting.remove(PREFIX + event);
}

/** These need not be shown any more. */
export function forgetSettled(event: string, keys: readonly string[]): void {
  keep(event, settledAt(event).filter(({ key }) => !keys.includes(key)));
}

const inputOf = (entry: Waiting): EventAttendanceRecordInput => entry.variables.input as EventAttendanceRecordInput;
const isRecord = (entry: Waiting): boolean => entry.documentId === documentId(StaffEventAttendanceRecordDocument);

/** Who was taken down at this event and waits for a signal. Reactive. */
export function waitingAt(event: string): readonly Came[] {
  return waiting.value.filter((entry) => isRecord(entry) && inputOf(entry).event === event).flatMap((entry) => inputOf(entry).came as Came[]);
}

/** Of one event, as many as the server takes at once. */
function together(waits: EventAttendanceRecordInput, more: EventAttendanceRecordInput): EventAttendanceRecordInput | undefined {
  const came = [waits.came, more.came].flat();
  return waits.event === more.event && came.length <= MOST ? { event: waits.event, came } : undefined;
}

/** Takes somebody down. What became of it is in `settledAt` as soon as the server has answered. */
export function takeDown(event: string, came: Came): Promise<Outcome<Payload>> {
  return send(StaffEventAttendanceRecordDocument, { event, came: [came] }, texts.title, false, together);
}

onAnswered((entry, outcome) => {
  if (!isRecord(entry) || outcome.state === "waiting") return;
  const { event, came } = { ...inputOf(entry), event: String(inputOf(entry).event) };
  const answered = outcome.state === "done" ? ((outcome.payload as StaffEventAttendanceRecordMutation["eventAttendanceRecord"]).results ?? []) : [];
  const declined = outcome.state === "refused" ? outcome.message : texts.unknown;
  const settled = (came as Came[]).map((one, at): Settled => {
    const about = { key: `${entry.key}:${at}`, came: one };
    const result = answered[at];
    return result ? { ...about, outcome: result.outcome, text: result.text, line: result.line?.id } : { ...about, outcome: "DECLINED", text: declined };
  });
  keep(event, [...settledAt(event), ...settled]);
});
