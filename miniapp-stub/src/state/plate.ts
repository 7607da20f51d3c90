import { shallowRef, type ShallowRef } from "vue";
import { PlateChangedDocument, PlateDocument, type WholePlateFragment } from "@/gen/graphql";
import { copyOf, keepCopy } from "@/server/copies";
import { connected, hear } from "@/server/live";
import { ask } from "@/server/request";
import { Trouble } from "@/server/trouble";
import { plate as texts } from "@/texts/plate";
import { texts as common } from "@/texts/zh";
import { troubleOf, type View } from "./asked";
import { nameOf } from "./buildings";
import { remember } from "./openedPlates";

export type Doorplate = WholePlateFragment;
export type Contact = Doorplate["contacts"][number];
export type Section = Doorplate["sections"][number];

/** What is known of a plate: the last copy first, then what the server answers. */
export type PlateView = View<Doorplate>;

/** The last words about a plate; a mistyped or refused code says nothing that is worth keeping, and hides no copy. */
const LASTING: ReadonlySet<Doorplate["status"]> = new Set(["ACTIVE", "REVOKED", "REPLACED"] as const);

/** Without a socket, a page that is looked at is asked for so often. */
const UNHEARD = 60_000;

export interface OpenPlate {
  view: ShallowRef<PlateView>;
  again: () => Promise<void>;
  /** Takes what the server says by itself. */
  heard: (plate: Doorplate) => void;
  /** Hears from now on what changes, and asks now and then where nothing can be heard, until the function that is answered is called. */
  listen: () => () => void;
}

/** Opens a plate: shows its last copy at once, and asks. Reactive. */
export function openPlate(code: string): OpenPlate {
  const copy = copyOf<Doorplate>(`plate:${code}`);
  const view: ShallowRef<PlateView> = shallowRef({ data: copy?.data, at: copy?.at, loading: true });
  let turn = 0;

  function heard(plate: Doorplate): void {
    turn++;
    if (plate.status === "LIMITED" && view.value.data?.status === "ACTIVE") {
      // Only the asking was refused: the page that is known stays, with its age.
      view.value = { ...view.value, loading: false, trouble: new Trouble("BUSY", plate.advice ?? common.trouble.busy) };
      return;
    }
    if (LASTING.has(plate.status)) keepCopy(`plate:${code}`, plate);
    remember(plate);
    view.value = { data: plate, at: Date.now(), loading: false };
  }

  async function again(): Promise<void> {
    const mine = ++turn;
    view.value = { ...view.value, loading: true, trouble: undefined };
    try {
      const { doorplate } = await ask(PlateDocument, { code });
      if (mine === turn) heard(doorplate);
    } catch (trouble) {
      if (mine === turn) view.value = { ...view.value, loading: false, trouble: troubleOf(trouble) };
    }
  }

  void again();

  function listen(): () => void {
    const deaf = hear(PlateChangedDocument, { code }, (data) => heard(data.doorplateChanged));
    const asking = setInterval(() => {
      if (!connected.value && (!view.value.data || LASTING.has(view.value.data.status))) void again();
    }, UNHEARD);
    return () => {
      clearInterval(asking);
      deaf();
    };
  }

  return { view, again, heard, listen };
}

/** How old what is shown is, and why: the store's last known page, our own copy, or fresh. */
export type Freshness = { kind: "fresh" } | { kind: "stale"; since: number } | { kind: "copy"; since: number };

export function freshness(view: PlateView): Freshness {
  if (view.data?.stale) return { kind: "stale", since: Date.parse(view.data.asOf) };
  if (view.data && view.at && (view.trouble || view.loading)) return { kind: "copy", since: view.at };
  return { kind: "fresh" };
}

/** At most three lines of the sections at first; the rest behind a tap. */
export function firstLines(sections: readonly Section[], most: number): { shown: Section[]; more: number } {
  let room = most;
  const shown: Section[] = [];
  for (const section of sections) {
    if (room <= 0) break;
    const first = cut(section, room);
    if (first.lines.length > 0) shown.push(first);
    room -= first.lines.length;
  }
  const all = sections.reduce((sum, section) => sum + section.lines.length, 0);
  return { shown, more: Math.max(0, all - most) };
}

/** A section of notices has a line for each, and so have those of answers and of events. */
function cut(section: Section, most: number): Section {
  const lines = section.lines.slice(0, most);
  if (section.__typename === "PlateNoticeSection") return { ...section, lines, notices: section.notices.slice(0, most) };
  if (section.__typename === "PlateFaqSection") return { ...section, lines, answers: section.answers.slice(0, most) };
  if (section.__typename === "PlateEventSection") return { ...section, lines, events: section.events.slice(0, most) };
  return { ...section, lines };
}

/** The page in words, for who has it read aloud: where one is, what concerns this door, who to call. */
export function spoken(plate: Doorplate): string {
  const door = plate.building ? [plate.building.address, nameOf(plate.building), plate.unit?.name] : [];
  const concerns = plate.sections.flatMap((section) => [section.title, ...section.lines.map((line) => line.text)]);
  const contacts = plate.contacts.map((one) => texts.spokenContact(one.title, one.name + (one.standsInFor ? texts.standsIn(one.standsInFor) : ""), one.phone));
  return [door.filter(Boolean).join(" "), ...concerns, ...contacts].filter(Boolean).join("。");
}
