import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FraudTypesDocument, InboxCountsDocument, OneNoticeDocument, ReadNoticeDocument, WhatIsItDocument, type NoticeFileFactsFragment } from "@/gen/graphql";
import { waiting, work } from "@/server/outbox";
import { documentId } from "@/server/request";
import { endSession } from "@/server/session";
import { me } from "@/state/account";
import { inbox } from "@/state/inbox";
import type { Notice } from "@/state/notices";
import { fraud, notice as texts } from "@/texts/notice";
import NoticeFiles from "@/components/NoticeFiles.vue";
import FraudPage from "@/pages/fraud/fraud.vue";
import NoticePage from "@/pages/notice/notice.vue";
import PlateConcerns from "@/pages/plate/PlateConcerns.vue";
import { happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { answers, logIn, settled } from "./answers";
import { button, leave, press, show } from "./shown";

const aNotice = (more: Partial<Notice> = {}): Notice => ({
  id: "n1",
  kind: "ANTI_FRAUD",
  title: "谨防冒充公检法",
  summary: "公检法不会电话办案",
  publisher: "子营街道",
  publishedAt: "2026-11-20T09:00:00+08:00",
  expiresAt: null,
  revisedAt: null,
  pinned: true,
  urgent: false,
  mustRead: false,
  inForce: true,
  withdrawnReason: null,
  readAt: null,
  html: '<p>不要<strong>转账</strong>，看<a href="https://a.gov.cn/x">说明</a></p>',
  plainText: "不要转账，看说明",
  cover: null,
  attachments: [],
  ...more,
});

const counts = (unread: number) => ({ me: { id: "p1", inbox: { unread, cursor: "c", unreadByKind: [] } } });
const read = { noticeRead: { notice: { id: "n1", readAt: "2026-11-21T09:00:00+08:00" }, userErrors: [] } };

const asked = (document: object): unknown[] =>
  thePhone()
    .requests.filter((one) => one.body.documentId === documentId(document as typeof OneNoticeDocument))
    .map((one) => one.body.variables);

/** What the server was told to be read, or is to be. */
const toldRead = (): unknown[] => [...asked(ReadNoticeDocument), ...waiting.value];

/** The page of this notice, as whoever is logged in sees it. */
async function opens(notice: Notice | null): Promise<HTMLElement> {
  answers([OneNoticeDocument, { notice }], [ReadNoticeDocument, read], [InboxCountsDocument, counts(2)]);
  const place = show(NoticePage);
  happens("onLoad", { id: "n1" });
  happens("onShow");
  await settled();
  await settled();
  return place;
}

beforeEach(() => {
  logIn();
  me.value = { id: "p1", consented: true } as never;
  inbox.value = { unread: 3, cursor: "c", unreadByKind: [] };
});
afterEach(async () => {
  leave();
  // What one test has asked for is done before the next begins.
  answers([ReadNoticeDocument, read]);
  await vi.waitFor(async () => {
    await work();
    expect(waiting.value).toEqual([]);
  });
  endSession();
});

describe("a notice", () => {
  it("says what, by whom and since when, and lists its links beneath the text", async () => {
    const place = await opens(aNotice({ expiresAt: "2026-12-31T18:00:00+08:00" }));
    for (const words of ["谨防冒充公检法", "子营街道", "反诈", "置顶", "12 月 31 日", "文中的链接", "说明"]) expect(place.textContent).toContain(words);
    expect(place.querySelector("rich-text")?.getAttribute("nodes")).toContain("转账");
  });

  it("shows its cover as small as it is, and no empty frame where that does not come", async () => {
    const place = await opens(aNotice({ cover: { id: "f1", kind: "PICTURE", bytes: 9_000_000, url: "/media/1?s=a", thumbnailUrl: "/media/1/small?s=a" } }));
    const cover = place.querySelector("image");
    expect(cover?.getAttribute("src")).toBe(`${location.origin}/media/1/small?s=a`);
    cover?.dispatchEvent(new Event("error"));
    await settled();
    expect(place.querySelector("image")).toBeNull();
  });

  it("that nobody has to confirm is read by being opened, once, and the count falls", async () => {
    await opens(aNotice());
    happens("onShow");
    await vi.waitFor(() => expect(inbox.value.unread).toBe(2));
    expect(asked(ReadNoticeDocument)).toEqual([{ input: { notice: "n1" } }]);
  });

  it("that was read is not read again", async () => {
    await opens(aNotice({ readAt: "2026-11-20T10:00:00+08:00" }));
    expect(toldRead()).toEqual([]);
  });

  it("that each is asked to confirm is read by the button alone", async () => {
    const place = await opens(aNotice({ mustRead: true }));
    expect(toldRead()).toEqual([]);
    press(place, texts.read);
    await vi.waitFor(() => expect(place.textContent).toContain(texts.readNow));
    expect(asked(ReadNoticeDocument)).toHaveLength(1);
    expect(inbox.value.unread).toBe(2);
  });

  it("that was confirmed without signal says that it waits, and cannot be confirmed twice", async () => {
    const place = await opens(aNotice({ mustRead: true }));
    thePhone().server = (request) => request.lose();
    press(place, texts.read);
    await vi.waitFor(() => expect(place.textContent).toContain("已保存在手机上，有信号后会自动发出"));
    expect(button(place, texts.read).hasAttribute("disabled")).toBe(true);
    answers([ReadNoticeDocument, read], [OneNoticeDocument, { notice: aNotice({ mustRead: true, readAt: "2026-11-21T09:00:00+08:00" }) }]);
    await vi.waitFor(async () => {
      await work();
      expect(waiting.value).toEqual([]);
    });
    await vi.waitFor(() => expect(place.textContent).toContain("您已阅读"));
    expect(place.textContent).not.toContain("已保存在手机上");
  });

  it("that was withdrawn says why, and nothing else", async () => {
    const place = await opens(aNotice({ inForce: false, withdrawnReason: "内容有误", html: "", plainText: "" }));
    expect(place.textContent).toContain("内容有误");
    expect(place.querySelector("rich-text")).toBeNull();
    expect(toldRead()).toEqual([]);
  });

  it("that is over says so, and asks nobody to confirm it", async () => {
    const place = await opens(aNotice({ inForce: false, expiresAt: "2026-11-01T18:00:00+08:00", mustRead: true }));
    expect(place.textContent).toContain("11 月 1 日过期");
    expect(place.textContent).not.toContain(texts.read);
  });

  it("for everyone opens without login, and leads to it where it is to be confirmed", async () => {
    endSession();
    const place = await opens(aNotice({ mustRead: true }));
    expect(place.textContent).toContain("谨防冒充公检法");
    press(place, texts.readLogin);
    expect(thePhone().went).toEqual(["navigateTo /pages/login/login"]);
    expect(toldRead()).toEqual([]);
  });

  it("that is a case, of which an urgent message tells, leads to that", async () => {
    answers([OneNoticeDocument, { notice: null }], [WhatIsItDocument, { node: { __typename: "Report" } }]);
    show(NoticePage);
    happens("onLoad", { id: "c1" });
    happens("onShow");
    await vi.waitFor(() => expect(thePhone().went).toEqual(["redirectTo /pages/case/case?id=c1"]));
  });

  it("for others asks who is not logged in to log in, and says to who is that it is not theirs", async () => {
    expect((await opens(null)).textContent).toContain(texts.gone);
    leave();
    endSession();
    expect((await opens(null)).textContent).toContain("请先登录");
  });
});

describe("an attachment", () => {
  const file = (url: string): NoticeFileFactsFragment => ({ id: "f1", kind: "PICTURE", bytes: 230 * 1024, url, thumbnailUrl: null });
  const opened: string[] = [];

  beforeEach(() => {
    opened.length = 0;
    const previewImage = ({ urls, success }: { urls: string[]; success: () => void }): void => (opened.push(...urls), success());
    vi.stubGlobal("uni", { ...uni, previewImage });
  });

  it("says what it is and how large, and opens by the address of this server", async () => {
    const place = show(NoticeFiles, { files: [file("https://other.example/media/1?s=a")], toldAt: Date.now(), renew: () => Promise.resolve() });
    expect(place.textContent).toContain("附件 1：图片");
    expect(place.textContent).toContain("230 KB");
    press(place, "附件 1");
    await settled();
    expect(opened).toEqual([`${location.origin}/media/1?s=a`]);
  });

  it("whose address is old is asked for anew before it is opened", async () => {
    const renew = vi.fn(() => Promise.resolve());
    const place = show(NoticeFiles, { files: [file("/media/1?s=old")], toldAt: Date.now() - 6 * 60_000, renew });
    press(place, "附件 1");
    await settled();
    expect(renew).toHaveBeenCalledTimes(1);
    expect(opened).toHaveLength(1);
  });

  it("that does not open says so", async () => {
    vi.stubGlobal("uni", { ...uni, previewImage: ({ fail }: { fail: () => void }) => fail() });
    const place = show(NoticeFiles, { files: [file("/media/1")], toldAt: Date.now(), renew: () => Promise.resolve() });
    press(place, "附件 1");
    await settled();
    expect(place.textContent).toContain(texts.fileFailed);
  });
});

describe("the guide against fraud", () => {
  it("says whom to call before there is anything to search", async () => {
    answers([FraudTypesDocument, { fraudTypes: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } }]);
    const place = show(FraudPage);
    happens("onLoad", { region: "520329" });
    await settled();
    const words = place.textContent ?? "";
    expect(words.indexOf("96110")).toBeGreaterThan(0);
    expect(words.indexOf("拨打 96110")).toBeLessThan(words.indexOf(fraud.search));
  });
});

describe("on a plate's page", () => {
  it("a notice leads to its page, and says in words what sets it apart", () => {
    const { id, kind, title, summary, publisher, publishedAt } = aNotice();
    const one = { id, kind, title, summary, publisher, publishedAt, pinned: true, urgent: true };
    const lines = [{ text: title, href: "/notice/n1" }];
    const place = show(PlateConcerns, { sections: [{ __typename: "PlateNoticeSection", title: "通知公告", lines, notices: [one] }] });
    for (const words of ["通知公告", "紧急", "置顶", "子营街道"]) expect(place.textContent).toContain(words);
    press(place, title);
    expect(thePhone().went).toEqual(["navigateTo /pages/notice/notice?id=n1"]);
  });

  it("shows three notices at first, and the others behind a tap", async () => {
    const notices = ["甲", "乙", "丙", "丁"].map((title) => ({ ...aNotice(), id: title, title }));
    const lines = notices.map(({ title }) => ({ text: title, href: null }));
    const place = show(PlateConcerns, { sections: [{ __typename: "PlateNoticeSection", title: "通知公告", lines, notices }] });
    expect(place.textContent).not.toContain("丁");
    press(place, "还有 1 条");
    await settled();
    expect(place.textContent).toContain("丁");
  });

  it("the guide against fraud opens in the app, and not as a page of the server", () => {
    const lines = [{ text: "防骗指南", href: "/fraud/520329" }];
    const place = show(PlateConcerns, { sections: [{ __typename: "PlateTextSection", title: "反诈", lines }] });
    press(place, "防骗指南");
    expect(thePhone().went).toEqual(["navigateTo /pages/fraud/fraud?region=520329"]);
  });

  it("the guide against fraud is there however many notices there are", () => {
    const notices = ["甲", "乙", "丙", "丁"].map((title) => ({ ...aNotice(), id: title, title }));
    const sections = [
      { __typename: "PlateNoticeSection" as const, title: "通知公告", lines: notices.map(({ title }) => ({ text: title, href: null })), notices },
      { __typename: "PlateTextSection" as const, title: "反诈", lines: [{ text: "防骗指南", href: "/fraud/520329" }] },
    ];
    const place = show(PlateConcerns, { sections });
    expect(place.textContent).toContain("防骗指南");
    expect(place.textContent).toContain("还有 1 条");
  });
});
