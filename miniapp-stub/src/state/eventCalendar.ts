import { linkAddress } from "@/server/address";
import { Trouble } from "@/server/trouble";
import { calendar as texts } from "@/texts/event";
import type { EventFacts } from "./events";
import { inWeChat } from "./platform";
import { saveFile } from "./saveFile";

interface Entry {
  title: string;
  /** Seconds since 1970; the end as text, as WeChat wants it. */
  startTime: number;
  endTime: string;
  location: string;
  description: string;
  alarmOffset: number;
  success: () => void;
  fail: (why: { errMsg?: string }) => void;
}

declare const wx: { addPhoneCalendar(entry: Entry): void };

/** Seconds before the begin at which the phone's calendar reminds of it. */
const REMINDS_BEFORE = 3600;

const seconds = (at: string): number => Math.floor(Date.parse(at) / 1000);

/**
 * Puts an event into the phone's calendar (https://developers.weixin.qq.com/miniprogram/dev/api/device/calendar/wx.addPhoneCalendar.html);
 * a browser gets the file of it. Resolves to what there is to say of it; nothing where the browser shows that itself.
 *
 * @throws Trouble where the phone does not let us
 */
export function addToCalendar(event: Pick<EventFacts, "title" | "startsAt" | "endsAt" | "venue" | "host" | "calendarPath">): Promise<string> {
  if (!inWeChat) {
    saveFile(linkAddress(event.calendarPath), texts.file(event.title));
    return Promise.resolve("");
  }
  return new Promise((resolve, reject) => {
    wx.addPhoneCalendar({
      title: event.title,
      startTime: seconds(event.startsAt),
      endTime: String(seconds(event.endsAt)),
      location: event.venue,
      description: event.host,
      alarmOffset: REMINDS_BEFORE,
      success: () => resolve(texts.added),
      fail: ({ errMsg }) => reject(new Trouble("REFUSED", /auth|deny|denied/i.test(errMsg ?? "") ? texts.notAllowed : texts.failed)),
    });
  });
}
