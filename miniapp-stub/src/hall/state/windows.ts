import {
  BookSlotDocument,
  CancelBookingDocument,
  ChangeBookingDocument,
  MyBookingsDocument,
  OneBookingDocument,
  OneWindowDocument,
  WindowsAtDocument,
  type BookSlotMutation,
  type CancelBookingMutation,
  type ChangeBookingMutation,
  type HallAtInput,
  type HallWindowFragment,
  type MyBookingFactsFragment,
  type OneWindowQuery,
  type WindowBookingState,
} from "@/gen/graphql";
import { send, type Outcome } from "@/server/outbox";
import { ask } from "@/server/request";
import type { IconName } from "@/components/icons";
import { bookings as texts, windows as words } from "@/texts/hall";
import { clock } from "@/state/ages";
import { asked, askedOfMe, ofMe, type Asked } from "@/state/asked";
import { copyAt } from "./hall";
import { pagesOfMe, type Pages } from "@/state/pagesOfMe";

export type WindowLine = HallWindowFragment;
export type OpenWindow = NonNullable<OneWindowQuery["serviceWindow"]>;
export type Slot = OpenWindow["slots"][number];
export type Booking = MyBookingFactsFragment;

/** The windows that serve a place; of a service alone where one is named. */
export function windowsAt(at: HallAtInput, service?: string): Asked<readonly WindowLine[]> {
  return asked(async () => (await ask(WindowsAtDocument, { at, service })).serviceWindows, copyAt(at, `windows:${service ?? ""}`));
}

/** A window with the slots that can be booked; kept nowhere, for they are taken by others meanwhile. */
export function openWindow(id: string): Asked<OpenWindow | null> {
  return asked(async () => (await ask(OneWindowDocument, { id })).serviceWindow ?? null);
}

/** A day with slots: how it is called, and how many places are left. */
export interface SlotDay {
  day: string;
  title: string;
  weekday: string;
  free: number;
  slots: Slot[];
}

const dayOf = (at: string): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
};

/** Day by day, in their order. */
export function slotDays(slots: readonly Slot[]): SlotDay[] {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) {
    const day = dayOf(slot.startsAt);
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return [...days].map(([day, some]) => {
    const date = new Date(some[0]?.startsAt ?? "");
    return {
      day,
      title: words.day(date.getMonth() + 1, date.getDate()),
      weekday: words.weekdays[date.getDay()] ?? "",
      free: some.reduce((all, { free }) => all + free, 0),
      slots: some,
    };
  });
}

/** 9:00—9:30. */
export const spanOf = ({ startsAt, endsAt }: Pick<Slot, "startsAt" | "endsAt">): string => `${clock(Date.parse(startsAt))}—${clock(Date.parse(endsAt))}`;

/** 12月3日 周四 9:00—9:30. */
export function slotSaid(slot: Pick<Slot, "startsAt" | "endsAt">): string {
  const date = new Date(slot.startsAt);
  return `${words.day(date.getMonth() + 1, date.getDate())} ${words.weekdays[date.getDay()] ?? ""} ${spanOf(slot)}`;
}

/** @param forWhom the id of one's dependant; empty for oneself */
export function bookSlot(window: string, service: { key: string; name: string }, startsAt: string, forWhom: string): Promise<Outcome<BookSlotMutation["windowSlotBook"]>> {
  return send(BookSlotDocument, { window, service: service.key, startsAt, forWhom: forWhom || undefined }, texts.bookTitle(service.name));
}

export function changeBooking({ id, title }: Booking, startsAt: string): Promise<Outcome<ChangeBookingMutation["windowBookingChange"]>> {
  return send(ChangeBookingDocument, { booking: id, startsAt }, texts.changeTitle(title));
}

export function cancelBooking({ id, title }: Booking): Promise<Outcome<CancelBookingMutation["windowBookingCancel"]>> {
  return send(CancelBookingDocument, { booking: id }, texts.cancelTitle(title));
}

/** One's own, and those made for others; the latest slot first. */
export function myBookings(): Pages<Booking> {
  return pagesOfMe(async (after) => ofMe((await ask(MyBookingsDocument, { after })).me).windowBookings, "bookings");
}

/** One booking, also without a signal: its number is shown at the window. Null: it is not for whoever is logged in. */
export function openBooking(id: string): Asked<Booking | null> {
  return askedOfMe(async () => {
    const { node } = await ask(OneBookingDocument, { id });
    return node?.__typename === "WindowBooking" ? node : null;
  }, `booking:${id}`);
}

const SIGNS: Record<WindowBookingState, { icon: IconName; tone: "good" | "soon" | "plain" }> = {
  BOOKED: { icon: "check", tone: "good" },
  ARRIVED: { icon: "check", tone: "good" },
  CALLED: { icon: "bell", tone: "soon" },
  SERVED: { icon: "check", tone: "plain" },
  NO_SHOW: { icon: "none", tone: "plain" },
  CANCELLED: { icon: "none", tone: "plain" },
  CALLED_OFF: { icon: "warning", tone: "soon" },
  PASSED: { icon: "none", tone: "plain" },
};

/** Whether its number is still to be said at the window. */
export const isAhead = ({ state }: Pick<Booking, "state">): boolean => state === "BOOKED" || state === "ARRIVED" || state === "CALLED";

export const bookingSign = ({ state }: Pick<Booking, "state">) => ({ ...(SIGNS[state] ?? SIGNS.BOOKED), words: texts.states[state] ?? "" });
