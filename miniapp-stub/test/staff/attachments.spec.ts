import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StaffNoticeDocument, StaffNoticeDraftDocument, StaffNoticesDocument, StaffNoticeSubmitDocument } from "@/gen/graphql";
import NoticesPage from "@/staff/notices/notices.vue";
import WritingPage from "@/staff/writing/writing.vue";
import { notice as texts } from "@/texts/notice";
import { publishing } from "@/texts/publishing";
import { answers, logIn, settled } from "../pages/answers";
import { asked, done, file, press, row, sent, show, STREET, tidy, write } from "./noticePages";

const t = publishing.writing;
const picture = (url: string) => ({ id: "f1", kind: "PICTURE" as const, bytes: 230 * 1024, url, thumbnailUrl: null });

beforeEach(logIn);
afterEach(tidy);

describe("An attachment, to whoever reviews it", () => {
  const opened: string[] = [];
  let reads = 0;
  const waits = (url: string) => file({ state: "IN_REVIEW", mayApprove: true }, { attachments: [picture(url)] });

  beforeEach(() => {
    opened.length = 0;
    reads = 0;
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.stubGlobal("uni", { ...uni, previewImage: ({ urls, success }: { urls: string[]; success: () => void }) => (opened.push(...urls), success()) });
    answers([StaffNoticesDocument, row(waits("/media/1"))], [StaffNoticeDocument, () => ({ node: waits(`/media/1?s=${++reads}`) })]);
  });

  async function opens(): Promise<HTMLElement> {
    const place = show(NoticesPage, STREET);
    await press(place, publishing.list.mine);
    await vi.waitFor(() => expect(place.textContent).toContain(texts.file(1, texts.fileKinds.PICTURE)));
    return place;
  }

  it("says what it is and how large, and opens", async () => {
    const place = await opens();
    expect(place.textContent).toContain("230 KB");
    await press(place, texts.file(1, texts.fileKinds.PICTURE));
    expect(opened).toEqual([`${location.origin}/media/1?s=1`]);
  });

  it("opens also after a careful look at the text: its address is asked for anew", async () => {
    const place = await opens();
    vi.setSystemTime(Date.now() + 6 * 60_000);
    await press(place, texts.file(1, texts.fileKinds.PICTURE));
    await vi.waitFor(() => expect(opened).toEqual([`${location.origin}/media/1?s=2`]));
    expect(asked(StaffNoticeDocument)).toBe(2);
  });

  it("that does not open says so", async () => {
    vi.stubGlobal("uni", { ...uni, previewImage: ({ fail }: { fail?: () => void }) => fail?.() });
    const place = await opens();
    await press(place, texts.file(1, texts.fileKinds.PICTURE));
    await vi.waitFor(() => expect(place.textContent).toContain(texts.fileFailed));
  });

  it("opens in the preview of what was written, also a while later", async () => {
    let now = 0;
    answers(
      [StaffNoticeDraftDocument, done("noticeDraft")],
      [StaffNoticeDocument, () => ({ node: file({}, { attachments: [picture(`/media/1?s=${++now}`)] }) })],
      [StaffNoticeSubmitDocument, done("noticeSubmit")],
    );
    const place = show(WritingPage, STREET);
    await write(place, t.titleField, "谨防刷单返利");
    await write(place, t.summary, "不要先垫钱");
    await write(place, t.body, "凡是刷单都是诈骗。");
    await press(place, t.save);
    await vi.waitFor(() => expect(place.textContent).toContain(t.preview));
    vi.setSystemTime(Date.now() + 6 * 60_000);
    await press(place, texts.file(1, texts.fileKinds.PICTURE));
    await vi.waitFor(() => expect(opened).toEqual([`${location.origin}/media/1?s=2`]));
    expect(place.textContent).toContain(t.preview);
  });
});

describe("A cover and an attachment, to whoever writes", () => {
  type Upload = { filePath: string; success: (answer: object) => void; fail: () => void };
  let uploads: Upload[] = [];
  let told: (progress: { progress: number }) => void = () => {};
  let next = { name: "a.png", size: 9 };

  beforeEach(() => {
    uploads = [];
    vi.stubGlobal("uni", {
      ...uni,
      chooseMessageFile: () => {},
      chooseFile: ({ success }: { success: (files: object) => void }) => success({ tempFiles: [next], tempFilePaths: [`blob:${next.name}`] }),
      uploadFile: (options: Upload) => (uploads.push(options), { onProgressUpdate: (tell: typeof told) => (told = tell) }),
    });
  });

  async function adds(place: HTMLElement, label: string, name: string, id: string): Promise<void> {
    next = { name, size: 9 };
    await press(place, label);
    uploads[uploads.length - 1]?.success({ statusCode: 201, data: JSON.stringify({ id }) });
    await vi.waitFor(() => expect(place.textContent).toContain(name));
  }

  it("are sent as they are chosen, say how far, and are saved with the notice; what was left out again is not", async () => {
    answers([StaffNoticeDraftDocument, done("noticeDraft")], [StaffNoticeDocument, { node: file() }]);
    const place = show(WritingPage, STREET);
    await write(place, t.titleField, "谨防刷单返利");
    await write(place, t.summary, "不要先垫钱");
    await write(place, t.body, "凡是刷单都是诈骗。");
    next = { name: "cover.png", size: 9 };
    await press(place, t.addCover);
    told({ progress: 40 });
    await settled();
    expect(place.textContent).toContain(t.uploading(40));
    uploads[0]?.success({ statusCode: 201, data: JSON.stringify({ id: "f1" }) });
    await vi.waitFor(() => expect(place.textContent).toContain("cover.png"));
    expect(Array.from(place.querySelectorAll("button"), (one) => one.textContent)).not.toContain(t.addCover);
    await adds(place, t.addFile, "a.pdf", "f2");
    await adds(place, t.addFile, "b.pdf", "f3");
    place.querySelector<HTMLElement>(`[aria-label="${t.removeFile("a.pdf")}"]`)?.click();
    await settled();
    await press(place, t.save);
    await vi.waitFor(() => expect(place.textContent).toContain(t.preview));
    expect(sent(StaffNoticeDraftDocument)).toEqual([expect.objectContaining({ content: expect.objectContaining({ cover: "f1", attachments: ["f3"] }) as object })]);
  });

  it("that are too big are not even sent, and what the server does not take says why", async () => {
    const place = show(WritingPage, STREET);
    next = { name: "film.png", size: 11 * 1024 * 1024 };
    await press(place, t.addCover);
    await vi.waitFor(() => expect(place.textContent).toContain(t.fileTooBig));
    expect(uploads).toEqual([]);
    next = { name: "a.png", size: 9 };
    await press(place, t.addCover);
    uploads[0]?.success({ statusCode: 422, data: JSON.stringify({ errors: [{ message: "这不是图片。", extensions: { code: "MEDIA_TYPE" } }] }) });
    await vi.waitFor(() => expect(place.textContent).toContain("这不是图片。"));
    expect(place.textContent).not.toContain(t.fileTooBig);
  });

  it("that WeChat lets nobody choose speak of files, for they need not be tables", async () => {
    vi.stubGlobal("uni", { ...uni, chooseFile: () => {}, chooseMessageFile: ({ fail }: { fail: (why: object) => void }) => fail({ errMsg: "chooseMessageFile:fail privacy permission is not authorized" }) });
    const place = show(WritingPage, STREET);
    await press(place, t.addFile);
    await vi.waitFor(() => expect(place.textContent).toContain("没有选到文件。"));
  });
});
