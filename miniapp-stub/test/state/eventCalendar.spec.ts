import { afterEach, describe, expect, it, vi } from "vitest";
import { calendar as texts } from "@/texts/event";
import { anEvent } from "../pages/eventData";

interface Entry {
  success: () => void;
  fail: (why: object) => void;
}

async function adds(inWeChat: boolean): Promise<string> {
  vi.resetModules();
  vi.doMock("@/state/platform", () => ({ inWeChat }));
  const { addToCalendar } = await import("@/state/eventCalendar");
  return addToCalendar(anEvent());
}

afterEach(() => {
  vi.doUnmock("@/state/platform");
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("an event in the calendar", () => {
  it("stands in WeChat's phone from when until when and where it is, with a word an hour before", async () => {
    const told: object[] = [];
    vi.stubGlobal("wx", { addPhoneCalendar: ({ success, fail: _, ...entry }: Entry) => (told.push(entry), success()) });
    expect(await adds(true)).toBe(texts.added);
    const at = (time: string): number => Date.parse(time) / 1000;
    expect(told).toEqual([{ title: "网约车司机免费体检", startTime: at("2099-12-10T09:00:00+08:00"), endTime: String(at("2099-12-10T11:30:00+08:00")), location: "社区服务中心二楼", description: "县人民医院", alarmOffset: 3600 }]);
  });

  it.each([
    ["addPhoneCalendar:fail auth deny", texts.notAllowed],
    ["addPhoneCalendar:fail system error", texts.failed],
  ])("that the phone does not take (%s) is told of", async (errMsg, said) => {
    vi.stubGlobal("wx", { addPhoneCalendar: ({ fail }: Entry) => fail({ errMsg }) });
    await expect(adds(true)).rejects.toMatchObject({ message: said });
  });

  it("is a file of the server's in a browser", async () => {
    const links: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      links.push(`${this.getAttribute("href")} ${this.download}`);
    });
    expect(await adds(false)).toBe("");
    expect(links).toEqual(["/events/e1.ics 网约车司机免费体检.ics"]);
  });
});
