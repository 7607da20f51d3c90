import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  StaffNoticeApproveDocument,
  StaffNoticeDocument,
  StaffNoticeDraftDocument,
  StaffNoticeEditDocument,
  StaffNoticeEditionsDocument,
  StaffNoticeProgressDocument,
  StaffNoticeReturnDocument,
  StaffNoticesDocument,
  StaffNoticeSubmitDocument,
  StaffNoticeWithdrawDocument,
} from "@/gen/graphql";
import { waiting, work } from "@/server/outbox";
import { documentId } from "@/server/request";
import NoticesPage from "@/staff/notices/notices.vue";
import WritingPage from "@/staff/writing/writing.vue";
import { richOf } from "@/state/rich";
import { publishing } from "@/texts/publishing";
import { staff } from "@/texts/staff";
import { happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { answers, logIn, settled } from "../pages/answers";
import { asked, broadcast, button, done, file, leave, press, reading, row, sent, show, STREET, tidy, write } from "./noticePages";

const t = publishing;

beforeEach(logIn);
afterEach(tidy);

describe("Writing a notice", () => {
  it("says at once what is missing, sends nothing, and keeps what was typed on the device", async () => {
    const place = show(WritingPage, STREET);
    await write(place, t.writing.titleField, "谨防刷单返利");
    await press(place, t.writing.save);
    for (const words of [t.writing.blank.summary, t.writing.blank.body, t.writing.someWrong]) expect(place.textContent).toContain(words);
    expect(place.textContent).not.toContain(t.writing.blank.title);
    expect(sent(StaffNoticeDraftDocument)).toEqual([]);

    leave();
    const again = show(WritingPage, STREET);
    await vi.waitFor(() => expect(again.textContent).toContain(t.writing.left));
  });

  it("saves it, shows it as readers will see it, and hands it over", async () => {
    answers([StaffNoticeDraftDocument, done("noticeDraft")], [StaffNoticeDocument, { node: file() }], [StaffNoticeSubmitDocument, done("noticeSubmit")]);
    const place = show(WritingPage, STREET);
    await write(place, t.writing.titleField, "谨防刷单返利");
    await write(place, t.writing.summary, "不要先垫钱");
    await write(place, t.writing.body, "凡是刷单都是诈骗。");
    await press(place, t.writing.mustRead);
    await press(place, t.writing.save);
    await vi.waitFor(() => expect(place.textContent).toContain(t.writing.preview));
    expect(sent(StaffNoticeDraftDocument)).toEqual([
      expect.objectContaining({ publisher: "520329001", content: expect.objectContaining({ mustRead: true, audiences: ["EVERYONE"], places: [{ region: "520329001" }] }) as object }),
    ]);
    expect(place.querySelector("rich-text")?.getAttribute("nodes")).toContain("凡是刷单都是诈骗。");
    await press(place, t.writing.submit);
    await vi.waitFor(() => expect(place.textContent).toContain(t.writing.submitted));
    expect(sent(StaffNoticeSubmitDocument)).toEqual([{ notice: "n1", version: 3 }]);
    expect([...thePhone().storage.keys()].filter((key) => key.startsWith("draft:"))).toEqual([]);
  });

  it.each([
    ["is dropped once the server has taken it", [], 0],
    ["is there to be mended where the server declines it at last", [{ field: "content.body", message: "正文里有不能用的标记。", code: "MARKUP" }], 1],
  ])("keeps what was typed while its saving waits for the signal; it %s", async (_, userErrors, left) => {
    const place = show(WritingPage, STREET);
    await write(place, t.writing.titleField, "谨防刷单返利");
    await write(place, t.writing.summary, "不要先垫钱");
    await write(place, t.writing.body, "凡是刷单都是诈骗。");
    thePhone().network("none");
    await press(place, t.writing.save);
    const drafts = (): string[] => [...thePhone().storage.keys()].filter((key) => key.startsWith("draft:"));
    await vi.waitFor(() => expect(place.textContent).toContain(staff.edit.waiting));
    expect(drafts()).toHaveLength(1);
    leave();
    const again = show(WritingPage, STREET);
    await vi.waitFor(() => expect(again.textContent).toContain(t.writing.leftWaiting));
    expect(again.textContent).toContain("保留一周");
    thePhone().network("wifi");
    answers([StaffNoticeDraftDocument, { noticeDraft: { notice: null, userErrors } }]);
    await vi.waitFor(async () => {
      await work();
      expect(waiting.value).toEqual([]);
    });
    expect(drafts()).toHaveLength(left);
  });

  it("is not saved without a file that is still on its way", async () => {
    const uploads: Array<{ success: (answer: object) => void }> = [];
    vi.stubGlobal("uni", {
      ...uni,
      chooseMessageFile: () => {},
      chooseFile: ({ success }: { success: (files: object) => void }) => success({ tempFiles: [{ name: "a.pdf", size: 9 }], tempFilePaths: ["blob:a"] }),
      uploadFile: (options: { success: (answer: object) => void }) => (uploads.push(options), { onProgressUpdate: () => {} }),
    });
    answers([StaffNoticeDraftDocument, done("noticeDraft")], [StaffNoticeDocument, { node: file() }]);
    const place = show(WritingPage, STREET);
    await write(place, t.writing.titleField, "谨防刷单返利");
    await write(place, t.writing.summary, "不要先垫钱");
    await write(place, t.writing.body, "凡是刷单都是诈骗。");
    await press(place, t.writing.addFile);
    await vi.waitFor(() => expect(uploads).toHaveLength(1));
    await press(place, t.writing.save);
    expect(place.textContent).toContain(t.writing.stillUploading);
    expect(sent(StaffNoticeDraftDocument)).toEqual([]);
    uploads[0]!.success({ statusCode: 201, data: JSON.stringify({ id: "f9" }) });
    await vi.waitFor(() => expect(place.textContent).toContain("a.pdf"));
    await press(place, t.writing.save);
    await vi.waitFor(() => expect(sent(StaffNoticeDraftDocument)).toEqual([expect.objectContaining({ content: expect.objectContaining({ attachments: ["f9"] }) as object })]));
  });

  it("shows all that the server declines, each at its field, and keeps the rest", async () => {
    const userErrors = [
      { field: "content.body", message: "正文里有不能用的标记，请用 Markdown 写。", code: "MARKUP" },
      { field: "content.expiresAt", message: "结束时间已经过去。", code: "WINDOW" },
    ];
    answers([StaffNoticeDraftDocument, { noticeDraft: { notice: null, userErrors } }]);
    const place = show(WritingPage, STREET);
    await write(place, t.writing.titleField, "谨防刷单返利");
    await write(place, t.writing.summary, "不要先垫钱");
    await write(place, t.writing.body, "<script>alert(1)</script>");
    await press(place, t.writing.save);
    await vi.waitFor(() => expect(place.textContent).toContain("结束时间已经过去。"));
    expect(place.querySelector(".body-error")?.textContent).toBe(userErrors[0]?.message);
    await write(place, t.writing.body, "凡是刷单都是诈骗。");
    await settled();
    expect(place.querySelector(".body-error")).toBeNull();
    expect(place.textContent).toContain("结束时间已经过去。");
  });

  it("shows what somebody else has written meanwhile, and is saved over it only the next time", async () => {
    let saves = 0;
    thePhone().server = ({ body, answer }) => {
      if (body.documentId === documentId(StaffNoticeDocument)) return answer({ data: { node: saves ? file({ version: 9 }, { title: "别人的标题" }) : file() } });
      saves++;
      const conflict = [{ field: "version", message: "已被修改", code: "CONFLICT" }];
      answer({ data: { noticeEdit: { notice: saves > 1 ? { id: "n1" } : null, userErrors: saves > 1 ? [] : conflict } } });
    };
    const place = show(WritingPage, { ...STREET, notice: "n1" });
    await vi.waitFor(() => button(place, t.writing.save));
    await write(place, t.writing.titleField, "我的标题");
    await press(place, t.writing.save);
    await vi.waitFor(() => expect(place.textContent).toContain("别人的标题"));
    expect(place.textContent).toContain(t.writing.conflict);
    await press(place, t.writing.save);
    await vi.waitFor(() => expect(place.textContent).toContain(t.writing.preview));
    const edits = sent(StaffNoticeEditDocument) as Array<{ version: number; content: { title: string } }>;
    expect(edits.map(({ version, content }) => [version, content.title])).toEqual([[3, "我的标题"], [9, "我的标题"]]);
  });
});

describe("Reviewing a notice", () => {
  it("is for a second person: whoever worked on it is told why they cannot approve", async () => {
    const waits = file({ state: "IN_REVIEW" });
    answers([StaffNoticesDocument, row(waits)], [StaffNoticeDocument, { node: waits }]);
    const place = show(NoticesPage, STREET);
    await press(place, "谨防刷单返利");
    await vi.waitFor(() => expect(place.textContent).toContain(t.review.own));
    expect(Array.from(place.querySelectorAll("button")).map((one) => one.textContent)).not.toContain(t.review.approve);
    expect(place.textContent).toContain(t.review.checks.UNCHECKED);
  });

  it("approves only after it was said what follows, from the version that was read", async () => {
    const waits = file({ state: "IN_REVIEW", mayApprove: true }, { urgent: true });
    answers([StaffNoticesDocument, row(waits)], [StaffNoticeDocument, { node: waits }], [StaffNoticeApproveDocument, done("noticeApprove")]);
    const place = show(NoticesPage, STREET);
    await press(place, t.list.mine);
    await press(place, t.review.approve);
    expect(place.textContent).toContain(t.review.urgent + t.review.approveNow(true));
    expect(sent(StaffNoticeApproveDocument)).toEqual([]);
    const yes = Array.from(place.querySelectorAll<HTMLElement>(".confirm button"))[0];
    yes?.click();
    await vi.waitFor(() => expect(place.textContent).toContain(t.review.approved));
    expect(sent(StaffNoticeApproveDocument)).toEqual([{ notice: "n1", version: 3 }]);
  });
});

describe("A notice that is given back", () => {
  const waits = file({ state: "IN_REVIEW", mayApprove: true });

  it("says to whoever wrote it what is to be mended", async () => {
    let now = waits;
    const back = { ...file({ version: 4 }, { remark: "电话号码写错了" }) };
    answers([StaffNoticesDocument, row(waits)], [StaffNoticeDocument, () => ({ node: now })], [StaffNoticeReturnDocument, () => ((now = back), done("noticeReturn"))]);
    const place = show(NoticesPage, STREET);
    await press(place, t.list.mine);
    await press(place, t.review.giveBack);
    await press(place, t.review.giveBack);
    expect(sent(StaffNoticeReturnDocument)).toEqual([]);
    await write(place, t.review.remarkLabel, " 电话号码写错了 ");
    await settled();
    await press(place, t.review.giveBack);
    await vi.waitFor(() => expect(place.textContent).toContain(t.review.givenBack));
    expect(sent(StaffNoticeReturnDocument)).toEqual([{ notice: "n1", version: 3, remark: "电话号码写错了" }]);
    expect(place.textContent).toContain(`${t.detail.remark}：电话号码写错了`);
    expect(Array.from(place.querySelectorAll("button"), (one) => one.textContent)).not.toContain(t.review.approve);
  });

  it("keeps what was half written of why, where it is refused", async () => {
    const userErrors = [{ field: "remark", message: "不能含有链接。", code: "CONTENT" }];
    answers([StaffNoticesDocument, row(waits)], [StaffNoticeDocument, { node: waits }], [StaffNoticeReturnDocument, { noticeReturn: { notice: null, userErrors } }]);
    const place = show(NoticesPage, STREET);
    await press(place, t.list.mine);
    await press(place, t.review.giveBack);
    await write(place, t.review.remarkLabel, "看 http://a.cn");
    await settled();
    await press(place, t.review.giveBack);
    await vi.waitFor(() => expect(place.textContent).toContain("不能含有链接。"));
    expect(place.querySelector<HTMLTextAreaElement>(`[aria-label="${t.review.remarkLabel}"]`)?.value).toBe("看 http://a.cn");
  });
});

describe("What a notice said before", () => {
  const second = file({ state: "PUBLISHED", publishedAt: "2026-11-21T10:00:00+08:00" }, { number: 2 });
  const edition = (number: number, html: string) => ({ number, title: "谨防刷单返利", summary: "不要先垫钱", html, author: "田*军", reviewer: null, editedAt: "2026-11-21T09:00:00+08:00" });
  const editions = { node: { __typename: "NoticeFile", id: "n1", editions: [edition(2, "<p>新的</p>"), edition(1, "<p>原来的</p>")] } };

  it("is asked for when somebody wants to see it, and shown one edition at a time", async () => {
    answers([StaffNoticesDocument, row(second)], [StaffNoticeDocument, { node: second }], [StaffNoticeProgressDocument, { node: second }], [StaffNoticeEditionsDocument, editions]);
    const place = show(NoticesPage, STREET);
    await press(place, "谨防刷单返利");
    await vi.waitFor(() => button(place, t.detail.editions));
    expect(asked(StaffNoticeEditionsDocument)).toBe(0);
    await press(place, t.detail.editions);
    await press(place, t.detail.edition(1));
    const texts = (): Array<string | null> => Array.from(place.querySelectorAll("rich-text"), (one) => one.getAttribute("nodes"));
    await vi.waitFor(() => expect(texts().join()).toContain("原来的"));
    await press(place, t.detail.edition(2));
    await vi.waitFor(() => expect(texts().join()).toContain("新的"));
    expect(texts().join()).not.toContain("原来的");
    expect(place.textContent).toContain("田*军");
  });

  it("says why it could not be read, and can be asked for again", async () => {
    answers([StaffNoticesDocument, row(second)], [StaffNoticeDocument, { node: second }], [StaffNoticeProgressDocument, { node: second }], [StaffNoticeEditionsDocument, editions]);
    const place = show(NoticesPage, STREET);
    await press(place, "谨防刷单返利");
    await vi.waitFor(() => button(place, t.detail.editions));
    thePhone().network("none");
    await press(place, t.detail.editions);
    await vi.waitFor(() => expect(place.textContent).toContain("现在没有信号"));
    thePhone().network("wifi");
    await press(place, t.detail.editions);
    await vi.waitFor(() => expect(place.textContent).toContain(t.detail.edition(1)));
  });
});

describe("What is to be reviewed", () => {
  it("says of each link where it leads, and shows of the text what residents are shown", async () => {
    const html = '<p onclick="x()">看<a href="https://evil.example/x">子营街道办</a></p>';
    const waits = file({ state: "IN_REVIEW", mayApprove: true }, { html });
    answers([StaffNoticesDocument, row(waits)], [StaffNoticeDocument, { node: waits }]);
    const place = show(NoticesPage, STREET);
    await press(place, t.list.mine);
    await vi.waitFor(() => expect(place.textContent).toContain("https://evil.example/x"));
    expect(place.querySelector("rich-text")?.getAttribute("nodes")).toBe(richOf(html));
  });
});

describe("A decision", () => {
  const waits = (version: number) => file({ state: "IN_REVIEW", mayApprove: true, version });

  it("is not made a second time from what was read before, while the answer is awaited", async () => {
    let now: object = waits(3);
    let held: (() => void) | undefined;
    thePhone().server = ({ body, answer }) => {
      if (body.documentId === documentId(StaffNoticesDocument)) return answer({ data: row(waits(3)) });
      if (body.documentId === documentId(StaffNoticeApproveDocument)) {
        now = file({ state: "SCHEDULED", version: 4 });
        return answer({ data: done("noticeApprove") });
      }
      const node = now;
      if (node === now && held === undefined && sent(StaffNoticeApproveDocument).length) held = () => answer({ data: { node } });
      else answer({ data: { node } });
    };
    const place = show(NoticesPage, STREET);
    await press(place, t.list.mine);
    await press(place, t.review.approve);
    place.querySelector<HTMLElement>(".confirm button")?.click();
    await vi.waitFor(() => expect(held).toBeDefined());
    await press(place, t.review.approve);
    place.querySelector<HTMLElement>(".confirm button")?.click();
    await new Promise((go) => setTimeout(go, 200));
    expect(sent(StaffNoticeApproveDocument)).toHaveLength(1);
    held?.();
    await vi.waitFor(() => expect(place.textContent).toContain(t.states.SCHEDULED));
    expect(place.textContent).toContain(t.review.approved);
  });

  it("that came too late shows what somebody else has done", async () => {
    let reads = 0;
    answers(
      [StaffNoticesDocument, row(waits(3))],
      [StaffNoticeDocument, () => ({ node: ++reads > 1 ? file({ version: 4 }, { title: "别人退回的标题" }) : waits(3) })],
      [StaffNoticeApproveDocument, { noticeApprove: { notice: null, userErrors: [{ field: "version", message: "刚刚被别人改过。", code: "CONFLICT" }] } }],
    );
    const place = show(NoticesPage, STREET);
    await press(place, t.list.mine);
    await press(place, t.review.approve);
    place.querySelector<HTMLElement>(".confirm button")?.click();
    await vi.waitFor(() => expect(place.textContent).toContain("别人退回的标题"));
    expect(place.textContent).toContain("刚刚被别人改过。");
  });
});

describe("A published notice", () => {
  const published = (change: object = {}) => file({ state: "PUBLISHED", publishedAt: "2026-11-21T10:00:00+08:00", reading, broadcast: broadcast as never, ...change });

  it("says how it was received and how the telling goes, and the numbers grow by themselves while it is looked at", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    let read = 120;
    answers(
      [StaffNoticesDocument, row(published())],
      [StaffNoticeDocument, { node: published() }],
      [StaffNoticeProgressDocument, () => ({ node: published({ reading: { ...reading, read: ++read } }) })],
    );
    const place = show(NoticesPage, STREET);
    await vi.advanceTimersByTimeAsync(10);
    button(place, "谨防刷单返利").click();
    await vi.advanceTimersByTimeAsync(100);
    expect(place.textContent).toContain(t.reading.found(120, 200));
    expect(read).toBe(120);
    for (const words of ["已送出 80，等待 30，失败 2", "对方没有同意微信提醒，请上门告知。", t.broadcast.found(1200)]) expect(place.textContent).toContain(words);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(place.textContent).toContain(t.reading.found(121, 200));
    happens("onHide");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(read).toBe(121);
    happens("onShow");
    await vi.advanceTimersByTimeAsync(100);
    expect(place.textContent).toContain(t.reading.found(122, 200));
    expect(asked(StaffNoticeDocument)).toBe(1);
  });

  it("is withdrawn on a reason", async () => {
    answers([StaffNoticesDocument, row(published())], [StaffNoticeDocument, { node: published() }], [StaffNoticeProgressDocument, { node: published() }], [StaffNoticeWithdrawDocument, done("noticeWithdraw")]);
    const place = show(NoticesPage, STREET);
    await press(place, "谨防刷单返利");
    await press(place, t.withdraw.open);
    await write(place, t.withdraw.label, "电话号码写错了");
    await settled();
    await press(place, t.withdraw.open);
    await vi.waitFor(() => expect(place.textContent).toContain(t.withdraw.done));
    expect(sent(StaffNoticeWithdrawDocument)).toEqual([{ notice: "n1", version: 3, reason: "电话号码写错了" }]);
  });
});

describe("What is taken back", () => {
  const published = (revision: string | null) => file({ state: "PUBLISHED", revision: revision as never, publishedAt: "2026-11-21T10:00:00+08:00" });

  it.each([
    ["of a notice in force with a new edition that waits, that edition alone", published("IN_REVIEW"), t.detail.dropEdition.open],
    ["of one whose new edition is still being written, the notice", published("DRAFT"), t.withdraw.open],
    ["of one that is to be published, the notice before its time", file({ state: "SCHEDULED" }), t.detail.giveUp.open],
    ["of a draft, the draft", file(), t.detail.giveUp.open],
    ["of one whose time is over, the notice, for it may have been wrong", file({ state: "EXPIRED", publishedAt: "2026-11-21T10:00:00+08:00" }), t.withdraw.open],
  ])("is, %s", async (_, notice, label) => {
    answers([StaffNoticesDocument, row(notice)], [StaffNoticeDocument, { node: notice }], [StaffNoticeProgressDocument, { node: notice }]);
    const place = show(NoticesPage, STREET);
    await press(place, "谨防刷单返利");
    const offers = [t.detail.dropEdition.open, t.withdraw.open, t.detail.giveUp.open];
    await vi.waitFor(() => button(place, label));
    const offered = Array.from(place.querySelectorAll("button")).map((one) => one.textContent ?? "");
    expect(offers.filter((offer) => offered.includes(offer))).toEqual([label]);
  });
});

describe("What is said of plates", () => {
  const opens = async (notice: ReturnType<typeof file>): Promise<HTMLElement> => {
    answers([StaffNoticesDocument, row(notice)], [StaffNoticeDocument, { node: notice }], [StaffNoticeProgressDocument, { node: notice }]);
    const place = show(NoticesPage, STREET);
    await press(place, notice.mayApprove ? t.list.mine : "谨防刷单返利");
    return place;
  };
  const published = { state: "PUBLISHED", publishedAt: "2026-11-21T10:00:00+08:00" } as const;

  it.each([
    ["for everyone", ["EVERYONE"], true],
    ["for some people only", ["RESIDENTS"], false],
  ] as const)("is said where a notice %s is approved and withdrawn as far as plates show it", async (_, audiences, shown) => {
    const review = await opens(file({ state: "IN_REVIEW", mayApprove: true }, { audiences: [...audiences] }));
    await press(review, t.review.approve);
    expect((review.textContent ?? "").includes("门牌页")).toBe(shown);
    await tidy();
    logIn();
    const detail = await opens(file(published, { audiences: [...audiences] }));
    await press(detail, t.withdraw.open);
    await vi.waitFor(() => expect(detail.textContent).toContain("读过的人会收到这个原因"));
    expect((detail.textContent ?? "").includes("门牌上消失")).toBe(shown);
  });

  it("is not said of one whose time is over", async () => {
    const place = await opens(file({ ...published, state: "EXPIRED" }));
    await press(place, t.withdraw.open);
    await vi.waitFor(() => expect(place.textContent).toContain("读过的人会收到这个原因"));
    expect(place.textContent).not.toContain("门牌上消失");
  });

  it.each([
    [t.stands.onPlates, "PUBLISHED", ["EVERYONE"]],
    [t.stands.inLists, "PUBLISHED", ["STAFF"]],
    [t.stands.scheduled, "SCHEDULED", ["EVERYONE"]],
  ] as const)("of a new edition is what holds until then: %s", async (words, state, audiences) => {
    const place = await opens(file({ state, revision: "IN_REVIEW" }, { audiences: [...audiences] }));
    await press(place, t.detail.dropEdition.open);
    await vi.waitFor(() => expect(place.textContent).toContain(words));
    await tidy();
    logIn();
    answers([StaffNoticeDocument, { node: file({ state }, { audiences: [...audiences] }) }]);
    const writing = show(WritingPage, { ...STREET, notice: "n1" });
    await vi.waitFor(() => expect(writing.textContent).toContain(words));
    expect((writing.textContent ?? "").includes("从门牌上撤下")).toBe(audiences[0] === "EVERYONE");
  });
});

describe("Why something is taken back", () => {
  it("is asked for anew where it would be something else that is taken back", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const waits = file({ state: "PUBLISHED", revision: "IN_REVIEW", publishedAt: "2026-11-21T10:00:00+08:00" });
    const approved = { ...waits, revision: null, version: 4 };
    let now: object = waits;
    answers([StaffNoticesDocument, row(waits)], [StaffNoticeDocument, () => ({ node: now })], [StaffNoticeProgressDocument, () => ({ node: now })]);
    const place = show(NoticesPage, STREET);
    await vi.advanceTimersByTimeAsync(10);
    button(place, "谨防刷单返利").click();
    await vi.advanceTimersByTimeAsync(100);
    button(place, t.detail.dropEdition.open).click();
    await vi.advanceTimersByTimeAsync(1);
    await write(place, t.detail.dropEdition.label, "新版写错了");
    now = approved;
    await vi.advanceTimersByTimeAsync(10_000);
    button(place, t.withdraw.open).click();
    await vi.advanceTimersByTimeAsync(500);
    expect(sent(StaffNoticeWithdrawDocument)).toEqual([]);
    expect(place.querySelector<HTMLTextAreaElement>(`[aria-label="${t.withdraw.label}"]`)?.value).toBe("");
  });
});
