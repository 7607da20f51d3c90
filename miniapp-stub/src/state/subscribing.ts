import { reminding as texts } from "@/texts/messages";

/** What the person answered to one template: `accept`, also `acceptWithAudio` or `acceptWithAlert`, or one of WeChat's several ways of no. */
export interface Answer {
  template: string;
  accepted: boolean;
}

/** What came of asking: the answers, or why WeChat did not ask; `settings`: it is mended in WeChat's own settings. */
export type Asking = { answers: Answer[] } | { trouble: string; settings: boolean };

interface Failure {
  errCode?: number;
  errMsg?: string;
}

declare const wx: {
  requestSubscribeMessage(options: {
    tmplIds: string[];
    success: (result: Record<string, string>) => void;
    fail: (failure: Failure) => void;
  }): void;
};

/**
 * Why WeChat did not ask
 * (https://developers.weixin.qq.com/miniprogram/dev/api/open-api/subscribe-message/wx.requestSubscribeMessage.html). 10001, 10004 and
 * 20001 to 20003 say that a template is missing or wrong, which whoever holds the phone cannot mend.
 */
function troubleOf({ errCode, errMsg }: Failure): { trouble: string; settings: boolean } {
  const { troubles } = texts;
  if (errCode === 20004) return { trouble: troubles.off, settings: true };
  if (errCode === 10002 || errCode === 10003) return { trouble: troubles.network, settings: false };
  if (errCode === 10005) return { trouble: troubles.hidden, settings: false };
  if (errCode === 20005) return { trouble: troubles.banned, settings: false };
  if (/tap gesture/i.test(errMsg ?? "")) return { trouble: troubles.tap, settings: false };
  return { trouble: troubles.ours, settings: false };
}

/** Lets WeChat ask. To be called in a tap, before anything is waited for: later WeChat does not ask any more. */
export function askWeChat(templates: readonly string[]): Promise<Asking> {
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: [...templates],
      success: (result) => resolve({ answers: answersIn(result, templates) }),
      fail: (failure) => resolve(troubleOf(failure)),
    });
  });
}

/** Of a template that WeChat left out, nothing was answered. */
function answersIn(result: Record<string, string>, templates: readonly string[]): Answer[] {
  return templates.filter((template) => result[template] !== undefined).map((template) => ({ template, accepted: /^accept/.test(result[template] ?? "") }));
}
