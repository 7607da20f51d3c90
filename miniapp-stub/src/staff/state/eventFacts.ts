import { spanSaid, timeSaid } from "@/state/eventTimes";
import { event as words } from "@/texts/eventEntry";
import { organising } from "@/texts/organising";
import { placeName } from "./appointing";
import type { EventFile } from "./events";

/* What there is to say of an event, each under its name. */

export interface Fact {
  name: string;
  value: string;
}

const t = organising.detail;

function waitlistWords({ waitingLimit, offerMinutes }: EventFile["event"]): string {
  if (waitingLimit === 0) return t.waitNone;
  const minutes = words.minutesSaid(offerMinutes);
  return waitingLimit ? t.waitUpTo(waitingLimit, minutes) : t.waitOpen(minutes);
}

function repeatWords({ repeats, event }: EventFile): string {
  const f = organising.form;
  if (event.series) return event.series.rule;
  if (!repeats) return "";
  return t.repeating(repeats.weekly ? f.repeatKinds.weekly : t.monthlyOn(repeats.monthlyOn ?? 0), repeats.until);
}

/** What, where, when and for whom; what is empty is left out by whoever shows it. */
export function factsOf(file: EventFile): Fact[] {
  const { event } = file;
  return [
    { name: t.when, value: spanSaid(event) },
    { name: t.where, value: [event.venue, event.building?.name].filter(Boolean).join(" · ") },
    { name: t.host, value: event.host },
    { name: t.contact, value: event.contact ?? "" },
    { name: t.places, value: file.places.map(placeName).join("、") },
    { name: t.who, value: event.who.text },
    { name: t.capacity, value: t.left(event.capacity, event.placesLeft) + (event.perHousehold ? `，${t.perHousehold}` : "") },
    ...event.groups.map(({ name, capacity, placesLeft, who }) => ({ name: t.groups, value: t.group(name, capacity, placesLeft, who.text) })),
    { name: t.waitlist, value: waitlistWords(event) },
    { name: t.signUp, value: t.fromTo(timeSaid(event.signUpOpensAt), timeSaid(event.signUpClosesAt)) },
    { name: t.cancelUntil, value: timeSaid(event.cancelUntil) },
    ...event.questions.map((one) => ({ name: t.questions, value: t.question(one.number, one.label, one.purpose, one.required) })),
    { name: t.series, value: repeatWords(file) },
    { name: t.cancelledWhy, value: event.cancelledReason ?? "" },
  ];
}

/** Who did not come is counted when what was taken down at the door without signal is there too. */
function missedWords({ placed, checkedIn, noShows, event }: EventFile): string {
  if (event.state !== "ENDED") return "";
  const open = placed - checkedIn - noShows;
  return open > 0 ? t.noShowsYet(open) : t.people(noShows);
}

/** How many signed up, wait, came and did not, as far as there can be any. */
export function figuresIn(file: EventFile): Fact[] {
  const { placed, offered, checkedIn, event } = file;
  if (event.state === "DRAFT") return [];
  const begun = event.state === "RUNNING" || event.state === "ENDED";
  const counted: Array<[string, number, boolean]> = [
    [t.placed, placed, true],
    [t.offered, offered, offered > 0],
    [t.waiting, event.waiting, event.waiting > 0],
    [t.came, checkedIn, begun || checkedIn > 0],
  ];
  const scored = event.score === null || event.score === undefined ? "" : t.scored(event.score.toFixed(1), event.scores);
  return [
    ...counted.filter(([, , shown]) => shown).map(([name, number]) => ({ name, value: t.people(number) })),
    { name: t.noShows, value: missedWords(file) },
    { name: t.score, value: scored },
  ];
}
