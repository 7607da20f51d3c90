import type { FakeRequest } from "./phone";

export interface Done {
  person: string;
  what: string;
}

/**
 * A server that keeps the rules of the schema: what creates is known again by the person's key and answers its first outcome
 * again; an edit is done once for each version. Sessions are tokens of the form `PERSON.N`.
 */
export class Keeper {
  done: Done[] = [];
  reused = 0;
  readonly ended = new Set<string>();
  private outcomes = new Map<string, { what: unknown; answer: unknown }>();
  private versions = new Map<string, number>();

  /** Looks at a request and answers it, as often as it comes. */
  hear({ body, header }: FakeRequest): { status: number; body: unknown } {
    const token = (header.Authorization ?? "").replace("Bearer ", "");
    const person = token.split(".")[0];
    if (!person || this.ended.has(token)) {
      return { status: 401, body: { errors: [{ message: "请登录。", extensions: { code: "UNAUTHORIZED" } }] } };
    }
    const input = body.variables.input as { what: string; idempotencyKey?: string; version?: number };
    const { idempotencyKey, ...rest } = input;
    return { status: 200, body: idempotencyKey ? this.create(person, idempotencyKey, rest) : this.edit(person, input) };
  }

  private create(person: string, key: string, input: { what: string }): unknown {
    const before = this.outcomes.get(`${person} ${key}`);
    if (before) {
      if (JSON.stringify(before.what) === JSON.stringify(input)) return before.answer;
      this.reused++;
      return refused("KEY_REUSED");
    }
    this.done.push({ person, what: input.what });
    const answer = { data: { thingCreate: { userErrors: [] } } };
    this.outcomes.set(`${person} ${key}`, { what: input, answer });
    return answer;
  }

  private edit(person: string, { what, version }: { what: string; version?: number }): unknown {
    const present = this.versions.get(what) ?? 1;
    if (version !== present) return refused("CONFLICT");
    this.versions.set(what, present + 1);
    this.done.push({ person, what });
    return { data: { thingUpdate: { userErrors: [] } } };
  }
}

function refused(code: string): unknown {
  return { data: { thingCreate: { userErrors: [{ code, field: null, message: "已被他人修改。" }] } } };
}
