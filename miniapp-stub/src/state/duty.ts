import { shallowRef } from "vue";
import { MyDutyShiftsDocument, MyNextDutyShiftDocument, type DutyShiftFactsFragment } from "@/gen/graphql";
import { ask } from "@/server/request";
import { person } from "@/server/session";
import { ofMe } from "./asked";
import { pagesOfMe, type Pages } from "./pagesOfMe";

export type Shift = DutyShiftFactsFragment;

/** One's own shifts that have not ended, the next one first. */
export function myShifts(): Pages<Shift> {
  return pagesOfMe<Shift>(async (after) => ofMe((await ask(MyDutyShiftsDocument, { after })).me).dutyShifts, "duty-shifts");
}

/** When the next of one's own shifts begins; undefined while one has none. Reactive. */
export const nextShift = shallowRef<string>();

/** What cannot be asked now is seen on the page itself. */
export async function findNextShift(): Promise<void> {
  const owner = person();
  if (!owner) return void (nextShift.value = undefined);
  const { me } = await ask(MyNextDutyShiftDocument, {});
  if (person() === owner) nextShift.value = me?.dutyShifts.nodes[0]?.from;
}

/** Whether it is on now. */
export function isOn({ from, until }: Pick<Shift, "from" | "until">, now = Date.now()): boolean {
  return Date.parse(from) <= now && now < Date.parse(until);
}
