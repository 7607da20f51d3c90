import { KeepDesktopOutDocument, LetDesktopInDocument, WaitingDesktopDocument, type KeepDesktopOutMutation, type LetDesktopInMutation, type WaitingDesktopQuery } from "@/gen/graphql";
import { ask } from "@/server/request";
import { send, type Outcome } from "@/server/outbox";
import { desktop as texts } from "@/texts/me";
import { asked, type Asked } from "./asked";

/** Null: there is none, it was answered, or its two minutes are over. */
export type WaitingDesktop = WaitingDesktopQuery["desktopLogin"];

export function waitingDesktop(code: string): Asked<WaitingDesktop> {
  return asked(async () => (await ask(WaitingDesktopDocument, { code })).desktopLogin ?? null);
}

export function letIn(code: string): Promise<Outcome<LetDesktopInMutation["desktopLoginConfirm"]>> {
  return send(LetDesktopInDocument, { code }, texts.confirm);
}

export function keepOut(code: string): Promise<Outcome<KeepDesktopOutMutation["desktopLoginRefuse"]>> {
  return send(KeepDesktopOutDocument, { code }, texts.refuse);
}
