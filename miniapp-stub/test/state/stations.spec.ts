import { describe, expect, it } from "vitest";
import { readScan } from "@/state/code";
import { placeOf, tipOf, whereSaid } from "@/state/hazard";
import { wayOf } from "@/state/messages";
import type { Picked } from "@/state/photos";
import { wayOf as wayOfScan } from "@/state/scan";
import { closedSaid, exceptionsSaid, wallCode } from "@/state/station";
import { boxOf, nearer, placeOn, reach, ringsOf, wider, MOST_ZOOM } from "@/state/stationMap";
import { anyStation, aroundSaid, fartherThan, fits, inRegion, isFiltered, openSaid, turned } from "@/state/stations";
import { loanSign } from "@/state/stay";
import { aStation, aWholeStation } from "../pages/stationData";

const here = { longitude: 106.27, latitude: 38.47 };

describe("which stations are looked for", () => {
  it("is told by several conditions at once, kept in one order", () => {
    expect(turned(["A", "B", "C"], ["C"], "A")).toEqual(["A", "C"]);
    expect(turned(["A", "B", "C"], ["A", "C"], "A")).toEqual(["C"]);
  });

  it("counts what is reported broken as not there, as the server does", () => {
    const wants = (part: object): boolean => fits(aStation(), { ...anyStation(), ...part });
    expect(wants({ amenities: ["MICROWAVE"] })).toBe(true);
    expect(wants({ amenities: ["MICROWAVE", "HOT_WATER"] })).toBe(false);
    expect(wants({ kinds: ["CLINIC"] })).toBe(false);
    expect(fits(aStation({ openNow: false }), { ...anyStation(), openNow: true })).toBe(false);
  });

  it("goes farther step by step, to the server's limit", () => {
    expect([3, 10, 30, 50].map(fartherThan)).toEqual([10, 30, 50, undefined]);
    expect(isFiltered(anyStation())).toBe(false);
    expect(isFiltered({ ...anyStation(), words: " 驿站 " })).toBe(true);
  });

  it("says around what", () => {
    expect(aroundSaid({ at: { doorplate: "C" }, name: "御景苑 3栋" })).toBe("御景苑 3栋附近");
    expect(aroundSaid({ at: { location: here }, name: "" })).toBe("我的位置附近");
    expect(aroundSaid(inRegion({ code: "640104001001", level: "COMMUNITY", name: "", shortName: "上海路社区", ancestors: [] }))).toBe("上海路社区的站点");
  });

  it("is open or not in words and by a sign, not by colour alone", () => {
    expect(openSaid(aStation())).toEqual({ icon: "check", tone: "good", words: "营业中，22:00 关门" });
    expect(openSaid({ openNow: false, openText: "明天 08:00 开门" })).toMatchObject({ icon: "clock", tone: "plain" });
  });
});

describe("the sketch of a map", () => {
  const sight = { centre: here, zoom: 14 };

  it("has north at the top and east at the right, and leaves out what lies beyond", () => {
    expect(placeOn(sight, here)).toEqual({ left: 50, top: 50 });
    const north = placeOn(sight, { ...here, latitude: 38.475 });
    const east = placeOn(sight, { ...here, longitude: 106.275 });
    expect(north!.top).toBeLessThan(50);
    expect(east!.left).toBeGreaterThan(50);
    expect(placeOn(sight, { ...here, latitude: 39 })).toBeUndefined();
  });

  it("asks for the box that it shows", () => {
    const { west, south, east, north } = boxOf(sight);
    expect(placeOn(sight, { longitude: west + 1e-9, latitude: north - 1e-9 })).toMatchObject({ left: expect.closeTo(0, 3) as number, top: expect.closeTo(0, 3) as number });
    expect(placeOn(sight, { longitude: east - 1e-9, latitude: south + 1e-9 })).toMatchObject({ left: expect.closeTo(100, 3) as number, top: expect.closeTo(100, 3) as number });
  });

  it("shows half as much a step nearer, and never nearer than maps go", () => {
    expect(reach(nearer(sight))).toBeCloseTo(reach(sight) / 2, 6);
    expect(reach(wider(sight))).toBeCloseTo(reach(sight) * 2, 6);
    expect(nearer({ ...sight, zoom: MOST_ZOOM }).zoom).toBe(MOST_ZOOM);
  });

  it.each([9, 12, 14, 16, 18])("has a few circles with round distances at scale %d", (zoom) => {
    const rings = ringsOf({ centre: here, zoom });
    expect(rings.length).toBeGreaterThanOrEqual(2);
    for (const { metres, radius } of rings) {
      expect(String(metres)).toMatch(/^[1-9]5?0*$/);
      expect(radius).toBeLessThan(50);
    }
  });
});

describe("a station's page", () => {
  it("says on which days it is otherwise, and why", () => {
    expect(exceptionsSaid(aWholeStation().hours)).toEqual(["1月20日至1月22日：09:00—12:00（春节值班）"]);
    expect(exceptionsSaid({ ...aWholeStation().hours, exceptions: [{ from: "2027-02-01", until: "2027-02-01", reason: "停水", spans: [] }] })).toEqual(["2月1日：不开放（停水）"]);
  });

  it("says how long it is closed, also where nobody knows", () => {
    const now = new Date(2026, 10, 22, 12, 0).getTime();
    const [from, until] = [new Date(2026, 10, 22, 9, 0), new Date(2026, 10, 23, 9, 30)].map((date) => date.toISOString()) as [string, string];
    expect(closedSaid({ reason: "停水", from, until }, now)).toBe("今天 9:00至明天 9:30");
    expect(closedSaid({ reason: "停水", from, until: null }, now)).toContain("恢复时间另行通知");
  });
});

describe("the code on a wall", () => {
  it("is read of a link, and of what was typed, and leads to its station", () => {
    expect(readScan("https://a.gov.cn/s/8F3KQ2M7XT")).toEqual({ kind: "station", code: "8F3KQ2M7XT" });
    expect(wallCode("https://a.gov.cn/s/8F3KQ2M7XT")).toBe("8F3KQ2M7XT");
    expect(wallCode(" 8F3KQ2M7XT ")).toBe("8F3KQ2M7XT");
    expect(wayOfScan("https://a.gov.cn/s/8F3KQ2M7XT")).toEqual({ url: "/pages/station/station?code=8F3KQ2M7XT" });
  });

  it.each(["", "https://example.com/menu", "https://a.gov.cn/d/C05V9V8N515NR", "雨伞"])("is not %s", (text) => {
    expect(wallCode(text)).toBeUndefined();
  });
});

describe("a loan", () => {
  it("says by word and sign how it stands", () => {
    expect(loanSign({ state: "OUT", overdue: true })).toMatchObject({ icon: "warning", words: "已逾期" });
    expect(loanSign({ state: "OUT", overdue: false }).words).toBe("借用中");
    expect(loanSign({ state: "GIVEN_BACK", overdue: false })).toMatchObject({ icon: "check", words: "已归还" });
    expect(loanSign({ state: "LOST", overdue: false }).words).toBe("已遗失");
  });
});

describe("a message of a station", () => {
  it("leads to what it is about", () => {
    const message = { id: "m1", kind: "STATION" as const, title: "", text: "", subject: "h1", sentAt: "", readAt: null, withdrawnReason: null };
    expect(wayOf(message)).toBe("/pages/help/call?id=h1");
  });
});

describe("a hazard", () => {
  const station = { name: "凤凰北街骑手驿站", location: here };
  const photo: Picked = { id: "p1", state: "sent", url: "u", key: "k", at: Date.now() };

  it("lies where one stands, else near the building that one chose, at the station, or at the plate", () => {
    const plate = { code: "C05V9V8N515NR", name: "御景苑 3栋" };
    const building = { id: "b1", name: "3栋", address: "", compound: null, regionPath: [], units: [] };
    expect(placeOf({ point: here, station })).toEqual({ spot: { words: "凤凰北街骑手驿站附近", location: here } });
    expect(placeOf({ point: here })).toEqual({ spot: { words: "手机定位的位置", location: here } });
    expect(placeOf({ building, station })).toEqual({ spot: { words: "3栋附近", building: "b1" } });
    expect(placeOf({ station })).toEqual({ spot: { words: "凤凰北街骑手驿站附近", location: here } });
    expect(placeOf({ plate })).toEqual({ doorplate: plate.code });
    expect(placeOf({})).toBeUndefined();
    expect(whereSaid({})).toBeUndefined();
  });

  it("is an ordinary report, with a photo and a word more where there are", () => {
    const at = placeOf({ point: here })!;
    expect(tipOf("manhole", at, "", [photo])).toMatchObject({ category: "manhole", text: "井盖缺失。", photos: ["p1"] });
    expect(tipOf("manhole", at, "", [])).toMatchObject({ category: "manhole", text: "井盖缺失。", photos: [] });
    expect(tipOf("lamp", at, "第三盏", [])).toMatchObject({ category: "street-lamp", text: "路灯不亮：第三盏" });
  });
});
