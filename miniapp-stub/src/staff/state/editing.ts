import { shallowRef, type ShallowRef } from "vue";
import type { Outcome, Payload } from "@/server/outbox";
import type { Trouble } from "@/server/trouble";
import { troubleOf } from "@/state/asked";
import { slip } from "@/state/drafts";
import { staff } from "@/texts/staff";

/** What stands in a form, by the names of the server's input. */
export type Fields = Readonly<Record<string, string>>;

/** A thing as it was read: what can be changed of it, and the version that a change names. */
export interface Read {
  fields: Fields;
  version: number;
}

/**
 * How far a change has come. `open`: being typed; `sending`; `done`; `waiting`: kept until there is a signal; `gone`: somebody
 * else has removed the thing meanwhile.
 */
export type Step = "loading" | "open" | "sending" | "done" | "waiting" | "gone";

export interface Editing {
  step: Step;
  typed: Fields;
  /** As it stands on the server, when somebody else has changed it meanwhile; what was typed is kept. */
  newest?: Fields;
  version?: number;
  /** What stands here was typed earlier, and the page was left before it was sent. */
  left?: boolean;
  /** Why it was not done, in a sentence. */
  refusal?: string;
  /** The field that the sentence is about. */
  field?: string;
  /** Why it could not be read. */
  trouble?: Trouble;
}

/** How a thing is read and changed. A thing that does not exist yet has no `read`. */
export interface Subject {
  /** Under which name what is half typed is kept, so that it is found again. */
  draft: string;
  blank: Fields;
  read?: () => Promise<Read | undefined>;
  save: (typed: Fields, version: number) => Promise<Outcome<Payload>>;
  remove?: (version: number) => Promise<Outcome<Payload>>;
}

/** A form that is filled in, sent, and, where somebody else was faster, compared and sent again. Reactive. */
export function edit(subject: Subject): {
  view: ShallowRef<Editing>;
  open: () => Promise<void>;
  type: (field: string, value: string) => void;
  save: () => Promise<boolean>;
  remove: () => Promise<boolean>;
  discard: () => Promise<void>;
} {
  const draft = slip(subject.draft);
  /** What the typing began with. */
  let was = subject.blank;
  const view: ShallowRef<Editing> = shallowRef(subject.read ? { step: "loading", typed: was } : found(was));
  const change = (part: Partial<Editing>): void => void (view.value = { ...view.value, ...part });

  /** A thing as it is, with what was typed of it earlier; where it has changed since, that is shown beside. */
  function found(now: Fields): Editing {
    was = now;
    const left = draft.read() as { typed: Fields; was: Fields } | undefined;
    if (!left) return { step: "open", typed: now };
    const typed = Object.fromEntries(Object.keys(now).map((key) => [key, left.typed[key] ?? now[key] ?? ""]));
    const same = Object.keys(now).every((key) => left.was[key] === now[key]);
    return { step: "open", typed, left: true, ...(same ? {} : { newest: now, refusal: staff.edit.conflict }) };
  }

  function keep(typed: Fields): void {
    if (Object.keys(typed).every((key) => typed[key] === was[key])) draft.drop();
    else draft.keep({ typed, was });
  }

  async function open(): Promise<void> {
    if (!subject.read) return void (view.value = found(subject.blank));
    change({ step: "loading", trouble: undefined, refusal: undefined, newest: undefined });
    try {
      const read = await subject.read();
      if (!read) draft.drop();
      change(read ? { ...found(read.fields), version: read.version } : { step: "gone" });
    } catch (trouble) {
      change({ trouble: troubleOf(trouble) });
    }
  }

  /** Somebody else was faster: what they wrote is shown beside what was typed, and the next change is made from it. */
  async function compare(): Promise<void> {
    try {
      const read = await subject.read?.();
      if (!read) {
        draft.drop();
        return change({ step: "gone", refusal: undefined });
      }
      change({ step: "open", newest: read.fields, version: read.version, refusal: staff.edit.conflict, field: undefined });
    } catch (trouble) {
      change({ step: "open", refusal: troubleOf(trouble).message });
    }
  }

  async function finish(outcome: Outcome<Payload>): Promise<boolean> {
    if (outcome.state === "refused") {
      if (outcome.code === "CONFLICT") await compare();
      else change({ step: "open", refusal: outcome.message, field: outcome.field });
      return false;
    }
    draft.drop();
    was = view.value.typed;
    if (outcome.state === "done" && subject.read) await renew();
    change({ step: outcome.state, newest: undefined, left: undefined });
    return outcome.state === "done";
  }

  /** The next change is made from what this one has come to. Where that cannot be read, the server will say so. */
  async function renew(): Promise<void> {
    try {
      const read = await subject.read?.();
      if (!read) return;
      was = read.fields;
      change({ version: read.version });
    } catch {
      // the next change then meets a CONFLICT, and compares
    }
  }

  async function act(work: (version: number) => Promise<Outcome<Payload>>): Promise<boolean> {
    const { step } = view.value;
    // What is new is saved once; what is there can be changed again, or removed.
    if (step !== "open" && !(step === "done" && subject.read)) return false;
    change({ step: "sending", refusal: undefined, field: undefined });
    return finish(await work(view.value.version ?? 0));
  }

  return {
    view,
    open,
    type: (field, value) => {
      if (view.value.step !== "open" && view.value.step !== "done") return;
      const typed = { ...view.value.typed, [field]: value };
      keep(typed);
      change({ step: "open", typed });
    },
    save: () => act((version) => subject.save(view.value.typed, version)),
    remove: () => (subject.remove ? act(subject.remove) : Promise.resolve(false)),
    discard: () => {
      draft.drop();
      return open();
    },
  };
}

/** Whether there is something that could be removed now. */
export function isRemovable({ step }: Editing): boolean {
  return step === "open" || step === "sending" || step === "done";
}

/** Which fields somebody else has changed to something other than what was typed. */
export function differing(editing: Editing): string[] {
  const newest = editing.newest;
  return newest ? Object.keys(newest).filter((key) => newest[key] !== editing.typed[key]) : [];
}
