import { beforeEach, describe, expect, it, vi } from "vitest";
import { timeOf, typedTime } from "@/staff/state/days";
import type { Ground } from "@/staff/state/ground";
import { withMark } from "@/staff/state/marks";
import type { NoticeFile } from "@/staff/state/notices";
import { blankAt, contentOf, countOf, fieldOf, saidOf, save, withAudience, wrongsOf, writtenOf, type Written } from "@/staff/state/writing";
import { publishing } from "@/texts/publishing";

const server = vi.hoisted(() => ({ send: vi.fn() }));
vi.mock("@/server/outbox", async (original) => ({ ...(await original<object>()), send: server.send }));

const street: Ground = { kind: "region", id: "520329001", name: "子营街道", size: "STREET", role: "STREET_STAFF" };
const t = publishing.writing;

const whole = (change: Partial<Written> = {}): Written => ({
  ...blankAt(street),
  title: "谨防刷单返利",
  summary: "先让您赚一点，再让您亏很多",
  body: "凡是刷单都是诈骗。",
  ...change,
});

const file: Pick<NoticeFile, "version" | "edition"> = {
  version: 7,
  edition: {
    number: 2,
    kind: "ANTI_FRAUD",
    title: "谨防刷单返利",
    summary: "不要先垫钱",
    body: "凡是刷单都是诈骗。",
    html: "<p>凡是刷单都是诈骗。</p>",
    cover: { id: "f1", kind: "PICTURE", bytes: 1, url: "/f1", thumbnailUrl: "/t1" },
    attachments: [{ id: "f2", kind: "DOCUMENT", bytes: 1, url: "/f2", thumbnailUrl: null }],
    places: [
      { __typename: "Region", code: "520329001", name: "子营街道办事处", shortName: "子营街道", level: "STREET" },
      { __typename: "Building", id: "b3", name: "3栋", address: "", compound: { name: "滨河花园" } },
    ],
    audiences: ["RESIDENTS", "ELDER_HOUSEHOLDS"],
    publishAt: "2026-12-01T08:30:00+08:00",
    expiresAt: "2026-12-31T23:59:59+08:00",
    mustRead: true,
    pinned: false,
    urgent: false,
    author: "田*军",
    reviewer: null,
    remark: null,
    check: null,
    editedAt: "2026-11-21T09:00:00+08:00",
  },
};

beforeEach(() => {
  vi.resetAllMocks();
  server.send.mockResolvedValue({ state: "done", payload: { userErrors: [] } });
});

describe("A notice that is written", () => {
  it("begins with one's own region, for everyone, at once", () => {
    expect(contentOf(whole())).toMatchObject({ places: [{ region: "520329001" }], audiences: ["EVERYONE"], publishAt: null, expiresAt: null });
  });

  it("is published by the region at which one stands, and edited from the version that was read", async () => {
    await save(street, undefined, whole());
    expect(server.send.mock.calls[0]?.[1]).toMatchObject({ publisher: "520329001", content: { title: "谨防刷单返利" } });
    await save(street, "n1", whole({ version: 7 }));
    expect(server.send.mock.calls[1]?.[1]).toMatchObject({ notice: "n1", version: 7 });
    expect(server.send.mock.calls[1]?.[1]).not.toHaveProperty("publisher");
  });

  it("comes out of the form as it went in", () => {
    const { edition } = file;
    expect(contentOf(writtenOf(file))).toEqual({
      kind: edition.kind,
      title: edition.title,
      summary: edition.summary,
      body: edition.body,
      cover: "f1",
      attachments: ["f2"],
      places: [{ region: "520329001" }, { building: "b3" }],
      audiences: edition.audiences,
      publishAt: edition.publishAt,
      expiresAt: edition.expiresAt,
      mustRead: true,
      pinned: false,
      urgent: false,
    });
    expect(writtenOf(file).places.map(({ name }) => name)).toEqual(["子营街道", "滨河花园3栋"]);
  });

  it("is told of all that is missing at once, each at its field", () => {
    expect(wrongsOf(blankAt(street))).toEqual({ title: t.blank.title, summary: t.blank.summary, body: t.blank.body });
    expect(wrongsOf(whole({ places: [], audiences: [] }))).toEqual({ places: t.blank.places, audiences: t.blank.audiences });
    expect(wrongsOf(whole())).toEqual({});
  });

  it("is told by how many characters a text is too long, counted as people count", () => {
    expect(wrongsOf(whole({ title: "字".repeat(63) }))).toEqual({ title: t.tooLong(3) });
    expect(wrongsOf(whole({ title: "🎉".repeat(60) }))).toEqual({});
    expect(countOf("防骗🎉")).toBe(3);
    expect(wrongsOf(whole({ body: "字".repeat(8_001) }))).toEqual({ body: t.tooLong(1) });
  });

  it("is told of times that are none; one that was typed and then left to 'at once' does no harm", () => {
    expect(wrongsOf(whole({ later: true }))).toEqual({ publishAt: t.timeWrong });
    expect(wrongsOf(whole({ later: true, publishAt: "明天早上" }))).toEqual({ publishAt: t.timeWrong });
    expect(wrongsOf(whole({ expiresAt: "2026-02-30" }))).toEqual({ expiresAt: t.timeWrong });
    expect(wrongsOf(whole({ later: false, publishAt: "明天早上" }))).toEqual({});
    expect(contentOf(whole({ later: false, publishAt: "2026-12-01 8:30" })).publishAt).toBeNull();
  });
});

describe("What the server says of a notice", () => {
  it("stands at its field, by whichever path the server names it", () => {
    expect(fieldOf({ field: "content.title", code: "TOO_LONG" })).toBe("title");
    expect(fieldOf({ field: "input.content.places.0.region", code: "PLACE" })).toBe("places");
    expect(fieldOf({ field: "expiresAt", code: "WINDOW" })).toBe("expiresAt");
  });

  it("stands at each of its fields, where it says several things", () => {
    const errors = [
      { field: "content.title", message: "标题太长", code: "TOO_LONG" },
      { field: "content.places.1", message: "不在您的地方", code: "PLACE" },
      { field: "publisher", message: "没有这个地方", code: "NOT_FOUND" },
    ];
    expect(saidOf({ message: "标题太长", field: "content.title", code: "TOO_LONG", errors })).toEqual({
      wrongs: { title: "标题太长", places: "不在您的地方" },
      otherwise: "没有这个地方",
    });
    expect(saidOf({ message: "请用 Markdown 写", code: "MARKUP" })).toEqual({ wrongs: { body: "请用 Markdown 写" } });
  });

  it("stands where such a thing usually is, if the server does not say", () => {
    expect(fieldOf({ code: "MARKUP" })).toBe("body");
    expect(fieldOf({ field: "content", code: "WINDOW" })).toBe("publishAt");
    expect(fieldOf({ code: "NOT_FOUND" })).toBeUndefined();
  });
});

describe("For whom", () => {
  it("is everyone, or any of the others", () => {
    expect(withAudience(["EVERYONE"], "RIDERS")).toEqual(["RIDERS"]);
    expect(withAudience(["RIDERS"], "STAFF")).toEqual(["RIDERS", "STAFF"]);
    expect(withAudience(["RIDERS", "STAFF"], "EVERYONE")).toEqual(["EVERYONE"]);
    expect(withAudience(["RIDERS", "STAFF"], "RIDERS")).toEqual(["STAFF"]);
  });
});

describe("Times as people type them", () => {
  it("are read in China's time, to the minute or to the day", () => {
    expect(timeOf("2026-12-01 8:30", "begin")).toBe("2026-12-01T08:30:00+08:00");
    expect(timeOf("2026/12/1 18：05", "end")).toBe("2026-12-01T18:05:00+08:00");
    expect(timeOf("2026-12-31", "end")).toBe("2026-12-31T23:59:59+08:00");
    expect(timeOf("", "end")).toBeNull();
    for (const none of ["2026-12-01 25:00", "2026-12-01 8:60", "2026-13-01 8:30", "8:30"]) expect(timeOf(none, "begin")).toBeUndefined();
  });

  it("are written as they are read", () => {
    for (const [moment, typed] of [["2026-12-01T00:30:00Z", "2026-12-01 08:30"], ["2026-12-31T23:59:59+08:00", "2026-12-31"]] as const) {
      expect(typedTime(moment)).toBe(typed);
      expect(Date.parse(timeOf(typed, "end") ?? "")).toBe(Date.parse(moment));
    }
    expect(typedTime(null)).toBe("");
  });
});

describe("The buttons beneath the body", () => {
  const put = (text: string, at: number, mark: Parameters<typeof withMark>[2]) => withMark(text, at, mark).text;

  it("begin a heading and a list on lines of their own, and go on with a list that is there", () => {
    expect(put("", 0, "heading")).toBe("## 小标题");
    expect(put("开头", Infinity, "heading")).toBe("开头\n\n## 小标题");
    expect(put("开头结尾", 2, "heading")).toBe("开头\n\n## 小标题\n\n结尾");
    expect(put("开头", 2, "item")).toBe("开头\n\n- 一项");
    expect(put("开头\n", 3, "item")).toBe("开头\n\n- 一项");
    expect(put("- 甲", 3, "item")).toBe("- 甲\n- 一项");
    expect(put("- 甲\n", 4, "item")).toBe("- 甲\n- 一项");
  });

  it("put words in where the cursor was, and the next ones behind them", () => {
    const first = withMark("不要转账。", 2, "bold");
    expect(first.text).toBe("不要**重点**转账。");
    expect(put(first.text, first.at, "link")).toBe("不要**重点**[文字](https://)转账。");
  });
});
