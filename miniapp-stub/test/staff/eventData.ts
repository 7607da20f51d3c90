import type { EventFile } from "@/staff/state/events";

/* Events as the server answers them. */

export const BUILDING: NonNullable<EventFile["event"]["building"]> = {
  id: "b3",
  name: "3栋",
  address: "积善路 18 号",
  compound: { id: "c1", name: "滨河花园" },
  regionPath: [{ code: "520329001005", level: "COMMUNITY", name: "积善社区居民委员会", shortName: "积善社区" }],
  units: [],
};

export const anEvent = (change: Partial<EventFile["event"]> = {}): EventFile["event"] => ({
  id: "e1",
  kind: "HEALTH_CHECK",
  title: "网约车司机免费体检",
  text: "空腹来，带身份证。",
  host: "县人民医院",
  contact: "0851-24621234",
  state: "PUBLISHED",
  cancelledReason: null,
  startsAt: "2026-12-10T08:30:00+08:00",
  endsAt: "2026-12-10T11:30:00+08:00",
  venue: "社区服务中心二楼",
  signUpOpensAt: "2026-11-21T09:00:00+08:00",
  signUpClosesAt: "2026-12-10T08:30:00+08:00",
  cancelUntil: "2026-12-09T20:00:00+08:00",
  perHousehold: false,
  capacity: 500,
  placesLeft: 180,
  waiting: 4,
  waitingLimit: 50,
  offerMinutes: 90,
  score: null,
  scores: 0,
  building: BUILDING,
  location: { longitude: 107.885, latitude: 27.223 },
  who: { audiences: ["RESIDENTS"], fromAge: 60, untilAge: null, text: "60 岁及以上的居民" },
  groups: [{ name: "网约车司机", capacity: 300, placesLeft: 20, who: { audiences: ["RIDERS"], fromAge: null, untilAge: null, text: "骑手和司机" } }],
  questions: [
    { number: 1, type: "YES_NO", label: "有没有药物过敏", purpose: "供医生参考", required: true, options: [] },
    { number: 2, type: "ONE_OF", label: "想查哪一项", purpose: "安排科室", required: false, options: ["心电图", "B 超"] },
  ],
  cover: { id: "f1", url: "/f1", thumbnailUrl: "/t1" },
  series: null,
  report: null,
  ...change,
});

export const aFile = (change: Partial<Omit<EventFile, "event">> = {}, event: Partial<EventFile["event"]> = {}): EventFile => ({
  id: "e1",
  version: 7,
  mayEdit: true,
  placed: 316,
  offered: 4,
  checkedIn: 0,
  noShows: 0,
  publisher: { code: "520329001005", shortName: "积善社区" },
  places: [{ __typename: "Region", code: "520329001005", name: "积善社区居民委员会", shortName: "积善社区", level: "COMMUNITY" }],
  repeats: null,
  event: anEvent(event),
  ...change,
});
