import type { TypedDocumentString } from "@/gen/graphql";
import { httpAddress } from "./address";
import { deviceId } from "./device";
import { token, sessionIsOver } from "./session";
import { Trouble, type ServerError } from "./trouble";

/** Milliseconds; what takes longer on a bad line is better asked for again. */
const PATIENCE = 12_000;
const SOON = 5_000;

/** A document as the build publishes it: its id is sent, never its text. */
export type Document<T, V> = TypedDocumentString<T, V>;

export function documentId<T, V>(document: Document<T, V>): string {
  const id: unknown = document.__meta__?.documentId;
  if (typeof id !== "string") throw new Error("This document is not among those that the build has published");
  return id;
}

interface Answer<T> {
  data?: T | null;
  errors?: ServerError[];
}

/**
 * Asks the server by a published document. Resolves to the data of a whole answer.
 *
 * @throws Trouble otherwise
 */
export async function ask<T, V>(document: Document<T, V>, variables: V): Promise<T> {
  return askById<T>(documentId(document), variables);
}

/** As `ask`, at the door that is kept free for alarms, and without waiting long: on a bad line it is better asked again soon. */
export async function askForAlarm<T, V>(document: Document<T, V>, variables: V): Promise<T> {
  return askById<T>(documentId(document), variables, "/alarm/graphql", SOON);
}

export async function askById<T>(id: string, variables: unknown, path = "/graphql", patience = PATIENCE): Promise<T> {
  const sentWith = token();
  const { status, body } = await post<T>({ documentId: id, variables }, sentWith, path, patience);
  const errors = Array.isArray(body?.errors) ? body.errors : [];
  if (body?.data && errors.length === 0) return body.data;
  const trouble = Trouble.of(errors, status);
  if (trouble.kind === "ENDED" && sentWith) sessionIsOver(sentWith);
  throw trouble;
}

function post<T>(data: object, sentWith: string | undefined, path: string, patience: number): Promise<{ status: number; body?: Answer<T> }> {
  return new Promise((resolve, reject) => {
    // WeChat has been seen to tell nothing at all of a request that it put to sleep with the app.
    const watchdog = setTimeout(() => reject(Trouble.offline()), patience + 3_000);
    uni.request({
      url: httpAddress(path),
      method: "POST",
      timeout: patience,
      header: headers(sentWith),
      data,
      success: (answer) => resolve({ status: answer.statusCode, body: read<Answer<T>>(answer.data) }),
      fail: () => reject(Trouble.offline()),
      complete: () => clearTimeout(watchdog),
    });
  });
}

export function headers(sentWith: string | undefined): Record<string, string> {
  const common = {
    "Content-Type": "application/json",
    Accept: "application/graphql-response+json, application/json",
    "X-Device-Id": deviceId(),
  };
  return sentWith ? { ...common, Authorization: `Bearer ${sentWith}` } : common;
}

/** WeChat parses only what calls itself application/json. A proxy's error page is no answer. */
function read<T>(data: unknown): T | undefined {
  if (typeof data !== "string") return typeof data === "object" ? ((data as T) ?? undefined) : undefined;
  try {
    return JSON.parse(data) as T;
  } catch {
    return undefined;
  }
}
