import { shallowRef, type ShallowRef } from "vue";
import { StaffImportBeginDocument, StaffImportDocument, type StaffImportedFragment } from "@/gen/graphql";
import { copyOf, keepCopy } from "@/server/copies";
import { send } from "@/server/outbox";
import { ask } from "@/server/request";
import { sendable, upload, type Sendable } from "@/server/upload";
import { mine } from "@/state/account";
import { troubleOf } from "@/state/asked";
import { staff } from "@/texts/staff";
import { unfit, type Chosen } from "./files";
import { inputOf, type Ground } from "./ground";

export type Imported = StaffImportedFragment;

/**
 * How far a workbook has come. `waiting`: it is uploaded and will be begun when there is a signal; `checking`: the server looks
 * at its rows; `over`: `imported` says what became of it.
 */
export type ImportStep = "choosing" | "uploading" | "beginning" | "waiting" | "checking" | "over";

export interface Importing {
  step: ImportStep;
  percent: number;
  imported?: Imported;
  /** Why it cannot go on, or what is to be known before choosing again, in a sentence. */
  refusal?: string;
  /** The server cannot be reached; it goes on without us. */
  unheard?: boolean;
}

/** Milliseconds between questions: soon at first, for most are checked in seconds; calmly then. */
const PAUSES = [1_000, 2_000, 3_000, 5_000];

/** Brings a workbook in, and follows it until every row was looked at, also after the page was left. Reactive. */
export function importing(ground: Ground): {
  view: ShallowRef<Importing>;
  bring: (file: Chosen) => Promise<void>;
  follow: () => void;
  leave: () => void;
  anew: () => void;
} {
  const view: ShallowRef<Importing> = shallowRef({ step: "choosing", percent: 0 });
  const change = (part: Partial<Importing>): void => void (view.value = { ...view.value, ...part });
  const question = mine(`import:${ground.kind}:${ground.id}`);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let turn = 0;
  let sending: (Sendable & { name: string; size: number }) | undefined;

  async function bring(file: Chosen): Promise<void> {
    const wrong = unfit(file);
    if (wrong) return change({ step: "choosing", refusal: wrong });
    // The same file again is the same sending: what the server has already, it does not take twice.
    if (sending?.path !== file.path) sending = { ...sendable(file.path), name: file.name, size: file.size };
    change({ step: "uploading", percent: 0, refusal: undefined, imported: undefined });
    try {
      const id = await upload(sending, (percent) => change({ percent }));
      sending = undefined;
      await begin(id);
    } catch (trouble) {
      change({ step: "choosing", refusal: troubleOf(trouble).message });
    }
  }

  async function begin(file: string): Promise<void> {
    change({ step: "beginning" });
    const outcome = await send(StaffImportBeginDocument, { within: inputOf(ground), file }, staff.titles.importing);
    if (outcome.state === "refused") return change({ step: "choosing", refusal: outcome.message });
    const begun = outcome.state === "done" ? outcome.payload.placeImport : undefined;
    if (!begun) return change({ step: "waiting" });
    keepCopy(question, begun.id);
    stand(begun);
  }

  function stand(imported: Imported): void {
    const checking = imported.status === "CHECKING";
    change({ step: checking ? "checking" : "over", imported, unheard: false });
    if (checking) later(imported.id);
  }

  function later(id: string): void {
    clearTimeout(timer);
    timer = setTimeout(() => void look(id), PAUSES[Math.min(asked++, PAUSES.length - 1)]);
  }

  async function look(id: string): Promise<void> {
    const mine = ++turn;
    try {
      const { placeImport } = await ask(StaffImportDocument, { id });
      if (mine !== turn) return;
      if (placeImport) stand(placeImport);
      else change({ step: "choosing", refusal: staff.importing.gone });
    } catch (trouble) {
      if (mine !== turn) return;
      const { kind, message } = troubleOf(trouble);
      if (kind !== "OFFLINE" && kind !== "BUSY") return change({ step: "choosing", refusal: message });
      change({ unheard: true });
      later(id);
    }
  }

  return {
    view,
    bring,
    /** Takes up the last import to this place, if it was left while it was being checked. */
    follow: () => {
      const id = view.value.imported?.id ?? copyOf<string>(question)?.data;
      if (!id || (view.value.step !== "choosing" && view.value.step !== "checking") || view.value.refusal) return;
      asked = 0;
      change({ step: "checking" });
      void look(id);
    },
    leave: () => {
      clearTimeout(timer);
      turn++;
    },
    anew: () => {
      clearTimeout(timer);
      turn++;
      asked = 0;
      keepCopy(question, "");
      change({ step: "choosing", refusal: undefined, imported: undefined, unheard: false });
    },
  };
}
