import { PlateDocument } from "@/gen/graphql";
import type { Doorplate } from "@/state/plate";
import { documentId, type Document } from "@/server/request";
import { beginSession, endSession } from "@/server/session";
import { thePhone } from "../fakes/phone";

/** Answers a document with this data, however often it is asked; everything else waits. */
export function answers(...table: Array<[Document<unknown, never> | Document<never, never> | object, unknown]>): void {
  const known = new Map(table.map(([document, data]) => [documentId(document as typeof PlateDocument), data]));
  thePhone().server = (request) => {
    const data = known.get(request.body.documentId);
    if (data !== undefined) request.answer({ data: typeof data === "function" ? (data as (v: unknown) => unknown)(request.body.variables) : data });
  };
}

export const CODE = "C05V9V8N515NR";

export const building = {
  id: "b1",
  name: "3栋",
  address: "文体路 18 号",
  compound: { id: "c1", name: "御景苑" },
  regionPath: [{ code: "520329001005", level: "COMMUNITY" as const, name: "积善社区居民委员会", shortName: "积善社区" }],
  units: [
    { id: "u1", name: "1单元" },
    { id: "u2", name: "2单元" },
  ],
};

export function aPlate(change: Partial<Doorplate> = {}): Doorplate {
  return {
    code: CODE,
    status: "ACTIVE",
    advice: null,
    stale: false,
    asOf: "2026-11-21T09:00:00+08:00",
    building: { ...building, location: null, gridPath: [] },
    unit: { id: "u2", name: "2单元" },
    contacts: [],
    sections: [],
    ...change,
  };
}

export function logIn(): void {
  endSession();
  beginSession({ token: "t", person: "p1", expiresAt: "2099-01-01T00:00:00Z" });
}

/** Lets all that waits for an answer go on. */
export const settled = (): Promise<void> => new Promise((go) => setTimeout(go, 5));
