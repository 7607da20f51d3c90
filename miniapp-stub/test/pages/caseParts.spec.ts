import { defineComponent, h, shallowRef } from "vue";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CaseEventFieldsFragment } from "@/gen/graphql";
import CaseTrack from "@/components/CaseTrack.vue";
import ClockChip from "@/components/ClockChip.vue";
import PhotoPicker from "@/components/PhotoPicker.vue";
import ScoreSteps from "@/components/ScoreSteps.vue";
import type { Picked } from "@/state/photos";
import { layFiles, type FakeUpload } from "../fakes/files";
import { leave, press, show } from "./shown";

afterEach(leave);

const event = (seq: number, more: Partial<CaseEventFieldsFragment> = {}): CaseEventFieldsFragment => ({
  seq, action: "COMMENT", line: `第${seq}步`, text: null, textState: null, bySide: "STAFF", at: "2026-11-21T09:00:00+08:00", late: false, internal: false, by: null, ...more,
});

describe("what was done to a case", () => {
  it("is told the newest first, in whichever order it came", () => {
    const place = show(CaseTrack, { events: [event(1), event(3), event(2)] });
    expect(Array.from(place.querySelectorAll(".track-what"), (one) => one.textContent)).toEqual(["第3步", "第2步", "第1步"]);
  });

  it("says in words what was late, what staff alone see, and what a text still waits for", () => {
    const words = show(CaseTrack, { events: [event(1, { late: true, internal: true, text: "请补充", textState: "CHECKING", by: { title: "网格员", isMe: true } })] }).textContent;
    for (const one of ["逾期", "只有工作人员", "请补充", "正在检查", "您办的"]) expect(words).toContain(one);
  });
});

describe("the chip of a clock", () => {
  it("says that it is urgent, and how long there is", () => {
    const words = show(ClockChip, { minutesLeft: 20, overdue: false, urgent: true, paused: false }).textContent;
    expect(words).toContain("紧急");
    expect(words).toContain("还剩 20 分钟");
  });

  it("is not there where nothing is to be told", () => {
    expect(show(ClockChip, { minutesLeft: null, overdue: false, urgent: false, paused: false }).textContent).toBe("");
  });
});

describe("the steps of a score", () => {
  it("are five, in words, and tell the number", () => {
    const told = vi.fn();
    const place = show(ScoreSteps, { modelValue: null, "onUpdate:modelValue": told });
    expect(Array.from(place.querySelectorAll("[role=radio]"), (one) => one.textContent?.trim())).toEqual(["很满意", "满意", "一般", "不满意", "很不满意"]);
    press(place, "很不满意");
    expect(told).toHaveBeenCalledWith(1);
  });
});

describe("picked photos", () => {
  let uploads: FakeUpload[];
  const value = shallowRef<Picked[]>([]);
  const Around = defineComponent(() => () => h(PhotoPicker, { modelValue: value.value, most: 3, "onUpdate:modelValue": (some: Picked[]) => (value.value = some) }));

  beforeEach(() => {
    value.value = [];
    uploads = layFiles(["tmp/1", "tmp/2"]);
  });

  it("are sent one after the other as they are picked, and say how they stand", async () => {
    const place = show(Around);
    press(place, "拍照或选照片");
    await vi.waitFor(() => expect(uploads).toHaveLength(1));
    expect(place.textContent).toContain("正在上传");
    uploads[0]?.answer("f1");
    await vi.waitFor(() => expect(uploads).toHaveLength(2));
    uploads[1]?.answer("f2");
    await vi.waitFor(() => expect(value.value.map(({ id, state }) => [id, state])).toEqual([["f1", "sent"], ["f2", "sent"]]));
    expect(place.textContent).toContain("已上传");
  });

  it("without signal are kept, and sent again by the same key", async () => {
    const place = show(Around);
    press(place, "拍照或选照片");
    await vi.waitFor(() => expect(uploads).toHaveLength(1));
    uploads[0]?.lose();
    await vi.waitFor(() => expect(uploads).toHaveLength(2));
    uploads[1]?.lose();
    await vi.waitFor(() => expect(place.textContent).toContain("会和内容一起送出"));
    press(place, "再传一次");
    await vi.waitFor(() => expect(uploads).toHaveLength(3));
    expect(uploads[2]?.key).toBe(uploads[0]?.key);
  });

  it("that the server does not take say why, and can be left out", async () => {
    const place = show(Around);
    press(place, "拍照或选照片");
    await vi.waitFor(() => expect(uploads).toHaveLength(1));
    uploads[0]?.refuse("这不是图片。");
    await vi.waitFor(() => expect(place.textContent).toContain("这不是图片。"));
    press(place, "删掉照片 1");
    await vi.waitFor(() => expect(value.value).toHaveLength(1));
  });

  it("are left out both where two are in one breath", async () => {
    const photo = (key: string): Picked => ({ id: key, state: "sent", url: key, key, at: Date.now() });
    value.value = [photo("a"), photo("b"), photo("c")];
    const place = show(Around);
    press(place, "删掉照片 1");
    press(place, "删掉照片 2");
    await vi.waitFor(() => expect(value.value.map(({ key }) => key)).toEqual(["c"]));
  });

  it("are no more than there may be", async () => {
    uploads = layFiles(["1", "2", "3", "4", "5"]);
    const place = show(Around);
    press(place, "拍照或选照片");
    await vi.waitFor(() => expect(value.value).toHaveLength(3));
    await vi.waitFor(() => expect(place.textContent).not.toContain("再加照片"));
  });

  it("of which one was on its way when the page was left are sent again when it is open once more", async () => {
    value.value = [{ id: null, state: "sending", url: "tmp/9", key: "k9", at: Date.now() }];
    show(Around);
    await vi.waitFor(() => expect(uploads[0]?.key).toBe("k9"));
  });
});
