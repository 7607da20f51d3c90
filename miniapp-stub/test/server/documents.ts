import type { Payload } from "@/server/outbox";
import type { Document } from "@/server/request";

type Input = { what: string; version?: number; idempotencyKey?: string };
type Answer = { thing: Payload };

function document(name: string, creates: boolean): Document<Answer, { input: Input }> {
  return { __meta__: { documentId: `sha256:${name}`, ...(creates ? { creates } : {}) } } as unknown as Document<
    Answer,
    { input: Input }
  >;
}

/** Mutations as the build writes them: one whose input has a key, and one whose input has a version. */
export const Create = document("create", true);
export const Edit = document("edit", false);
