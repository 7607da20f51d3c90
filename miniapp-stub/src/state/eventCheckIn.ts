import { CheckInToEventDocument, type CheckInToEventMutation } from "@/gen/graphql";
import { send, type Outcome } from "@/server/outbox";
import { Trouble } from "@/server/trouble";
import { checkIn as texts } from "@/texts/event";
import { readScan } from "./code";

export type CheckedIn = CheckInToEventMutation["eventCheckIn"];

/** The 6 digits, as somebody typed them; undefined where they are none. */
export function digitsIn(text: string): string | undefined {
  const digits = text.replace(/\s/g, "");
  return /^\d{6}$/.test(digits) ? digits : undefined;
}

/** Who scans at the door, or types what stands there. Told to nobody late: by then the code is old, and who is at the door goes another way. */
export function checkIn(code: string, event?: string): Promise<Outcome<CheckedIn>> {
  return send(CheckInToEventDocument, { code, event }, texts.send, true);
}

/**
 * Opens the camera; resolves to the code that it saw, undefined when the person closed it.
 *
 * @throws Trouble where there is no camera, or it saw something else
 */
export function scanDoorCode(): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Trouble("REFUSED", why));
    uni.scanCode({
      success: ({ result }) => {
        const scan = readScan(result ?? "");
        if (scan.kind === "checkIn") resolve(scan.code);
        else fail(texts.foreign);
      },
      fail: ({ errMsg }: { errMsg?: string }) => (/cancel/.test(errMsg ?? "") ? resolve(undefined) : fail(texts.noCamera)),
    });
  });
}
