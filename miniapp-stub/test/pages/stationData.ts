import type { HelpCall } from "@/state/help";
import type { StationFacts } from "@/state/station";
import type { StationLine } from "@/state/stations";
import type { Loan } from "@/state/stay";

/** A rest station that is open, with a microwave that works and a kettle that may not. */
export function aStation(more: Partial<StationLine> = {}): StationLine {
  return {
    id: "st1",
    kind: "REST_STATION",
    name: "凤凰北街骑手驿站",
    address: "凤凰北街 72 号一楼",
    openNow: true,
    openText: "营业中，22:00 关门",
    opensAt: null,
    closesAt: "2026-11-22T22:00:00+08:00",
    location: { longitude: 106.27, latitude: 38.47 },
    region: { code: "640104001001", shortName: "上海路社区" },
    amenities: [
      { kind: "MICROWAVE", name: "微波炉", state: "WORKS", stateText: "可用" },
      { kind: "HOT_WATER", name: "热水", state: "DOUBTED", stateText: "有人反映坏了" },
    ],
    ...more,
  };
}

/** The same, whole. */
export function aWholeStation(more: Partial<StationFacts> = {}): StationFacts {
  const amenity = { since: null, count: null, note: null, confirmedAt: null, reports: 0 };
  return {
    ...aStation(),
    note: null,
    phones: ["驿站站长 0951-6012345"],
    features: ["RAMP"],
    seats: 12,
    seatsFree: "FEW",
    attended: true,
    confirmedAt: "2026-11-20T09:00:00+08:00",
    building: null,
    pictures: [],
    hours: { onHolidays: "CLOSED", lines: ["周一至周日 08:00—22:00"], exceptions: [{ from: "2027-01-20", until: "2027-01-22", reason: "春节值班", spans: [{ from: "09:00", until: "12:00" }] }] },
    closed: null,
    amenities: [
      { kind: "MICROWAVE", name: "微波炉", state: "WORKS", stateText: "可用", ...amenity },
      { kind: "HOT_WATER", name: "热水", state: "DOUBTED", stateText: "有人反映坏了", ...amenity, since: "2026-11-22T09:00:00+08:00", reports: 1 },
    ],
    lendings: [{ thing: "UMBRELLA", title: "雨伞", stock: 10, available: 4, hours: 48, verifiedRidersOnly: false, version: 1 }],
    ...more,
  };
}

export function aLoan(more: Partial<Loan> = {}): Loan {
  return {
    id: "l1",
    thing: "UMBRELLA",
    title: "雨伞",
    state: "OUT",
    takenAt: "2026-11-22T09:00:00+08:00",
    dueAt: "2026-11-24T09:00:00+08:00",
    overdue: false,
    endedAt: null,
    standing: "请在后天 09:00 前归还。",
    station: { id: "st1", name: "凤凰北街骑手驿站" },
    ...more,
  };
}

export function aCall(more: Partial<HelpCall> = {}): HelpCall {
  return {
    id: "h1",
    need: "MEDICINE",
    title: "要药品",
    state: "ASKED",
    standing: "已告诉值班的人，请稍等。",
    askedAt: "2026-11-22T09:00:00+08:00",
    station: { id: "st1", name: "凤凰北街骑手驿站" },
    words: "发烧，有退烧药吗",
    answeredAt: null,
    closedAt: null,
    own: true,
    name: null,
    phone: null,
    actions: ["SAY", "CLOSE"],
    sayings: [],
    ...more,
  };
}
