import { StaffLeaveAddDocument, StaffLeaveWithdrawDocument } from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { dutyTitles, leaves as texts } from "@/texts/duty";
import type { Card } from "./cards";
import { timeOf } from "./days";
import type { Fields, Subject } from "./editing";
import type { FieldSpec } from "./fields";

export type Leave = Card["leaves"][number];

export const leaveFields: readonly FieldSpec[] = [
  { key: "from", label: texts.from, hint: texts.fromHint, most: 16 },
  { key: "until", label: texts.until, hint: texts.untilHint, most: 16 },
  { key: "standInName", label: texts.name, hint: texts.nameHint, most: 64 },
  { key: "standInPhone", label: texts.phone, most: 20 },
  { key: "standInAccount", label: texts.account, hint: texts.accountHint, most: 20 },
];

/** How a leave is entered. */
export function leaveSubject(responsibility: string): Subject {
  return {
    draft: `leave:${responsibility}`,
    blank: { from: "", until: "", standInName: "", standInPhone: "", standInAccount: "" },
    save: (typed) => add(responsibility, typed),
  };
}

async function add(responsibility: string, typed: Fields): Promise<Outcome<Payload>> {
  const [from, until] = [timeOf(typed.from, "begin"), timeOf(typed.until, "end")];
  if (!from) return { state: "refused", message: texts.timeWrong, field: "from" };
  if (!until) return { state: "refused", message: texts.timeWrong, field: "until" };
  const text = (key: string): string | null => (typed[key] ?? "").trim() || null;
  const input = { responsibility, from, until, standInName: text("standInName"), standInPhone: text("standInPhone"), standInAccount: text("standInAccount") };
  return send(StaffLeaveAddDocument, input, dutyTitles.leave);
}

export function withdraw({ id, version }: Leave): Promise<Outcome<Payload>> {
  return send(StaffLeaveWithdrawDocument, { responsibilityLeave: id, version }, dutyTitles.withdraw);
}
