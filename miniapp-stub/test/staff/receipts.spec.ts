import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StaffNoticeTellDocument, StaffReceiptsDocument } from "@/gen/graphql";
import { waiting, work } from "@/server/outbox";
import ReceiptsPage from "@/staff/receipts/receipts.vue";
import { publishing } from "@/texts/publishing";
import { staff } from "@/texts/staff";
import { thePhone } from "../fakes/phone";
import { answers, logIn, settled } from "../pages/answers";
import { button, COMMUNITY, done, press, sent, show, tidy } from "./noticePages";

const t = publishing;

beforeEach(logIn);
afterEach(tidy);

describe("At the door", () => {
  const receipt = (resident: string, door: string) => ({ resident, name: "李*兰", door, readAt: null, toldAt: null, appInstalled: null, callWarning: null });
  const list = { noticeReceipts: { nodes: [receipt("r1", "3栋501"), receipt("r2", "3栋502")], pageInfo: { hasNextPage: false, endCursor: null } } };

  it("what was found is recorded without a signal, the list marks that it waits, and the next door comes up", async () => {
    answers([StaffReceiptsDocument, list]);
    const place = show(ReceiptsPage, { ...COMMUNITY, notice: "n1", about: "ANTI_FRAUD" });
    await press(place, "3栋501");
    thePhone().network("none");
    await press(place, t.receipts.yes.app);
    await press(place, t.receipts.yes.warning);
    await press(place, t.receipts.record);
    await vi.waitFor(() => expect(place.textContent).toContain(t.receipts.waiting));
    await press(place, t.receipts.next);
    await vi.waitFor(() => expect(place.querySelector(".panel-note")?.textContent).toBe("3栋502"));
    const rows = Array.from(place.querySelectorAll(".pick")).map((one) => one.textContent);
    expect(rows[0]).toContain(t.receipts.waits);
    expect(rows[1]).toContain(t.receipts.open);
    expect(sent(StaffNoticeTellDocument)[0]).toEqual({ notice: "n1", resident: "r1", appInstalled: true, callWarning: true });
  });

  it.each([
    ["stays marked in the list once the signal has carried it", [], t.receipts.told("刚刚")],
    ["is open again where it was refused", [{ field: null, message: "不是您的地方。", code: "NOT_FOUND" }], t.receipts.open],
  ])("what was recorded without a signal %s", async (_, userErrors, words) => {
    answers([StaffReceiptsDocument, list]);
    const place = show(ReceiptsPage, { ...COMMUNITY, notice: "n1", about: "SAFETY" });
    await press(place, "3栋501");
    thePhone().network("none");
    await press(place, t.receipts.record);
    await vi.waitFor(() => expect(place.textContent).toContain(t.receipts.waiting));
    thePhone().network("wifi");
    answers([StaffNoticeTellDocument, { noticeTell: { receipt: { resident: "r1" }, userErrors } }]);
    await vi.waitFor(async () => {
      await work();
      expect(waiting.value).toEqual([]);
    });
    await settled();
    expect(place.querySelector(".pick")?.textContent).toContain(words);
  });

  it("asks of no phone where the notice is not about fraud", async () => {
    answers([StaffReceiptsDocument, list], [StaffNoticeTellDocument, done("noticeTell", { receipt: { resident: "r1" } })]);
    const place = show(ReceiptsPage, { ...COMMUNITY, notice: "n1", about: "SAFETY" });
    await press(place, "3栋501");
    await vi.waitFor(() => button(place, t.receipts.record));
    expect(place.textContent).not.toContain(t.receipts.app);
    await press(place, t.receipts.record);
    await vi.waitFor(() => expect(place.textContent).toContain(t.receipts.done));
    expect(sent(StaffNoticeTellDocument)).toEqual([{ notice: "n1", resident: "r1", appInstalled: null, callWarning: null }]);
  });

  it("is open still where the server refuses at once what was recorded", async () => {
    const refused = { receipt: null, userErrors: [{ field: null, message: "不是您的地方。", code: "NOT_FOUND" }] };
    answers([StaffReceiptsDocument, list], [StaffNoticeTellDocument, { noticeTell: refused }]);
    const place = show(ReceiptsPage, { ...COMMUNITY, notice: "n1", about: "SAFETY" });
    await press(place, "3栋501");
    await press(place, t.receipts.record);
    await vi.waitFor(() => expect(place.textContent).toContain("不是您的地方。"));
    await settled();
    expect(place.querySelector(".pick")?.textContent).toContain(t.receipts.open);
  });

  it.each([
    ["is known", "wifi", t.receipts.done],
    ["waits for the signal", "none", t.receipts.waiting],
  ] as const)("where what was found %s, it stands in the form when the door is opened again, to be corrected", async (_, signal, said) => {
    answers([StaffReceiptsDocument, list], [StaffNoticeTellDocument, done("noticeTell", { receipt: { resident: "r1" } })]);
    const place = show(ReceiptsPage, { ...COMMUNITY, notice: "n1", about: "ANTI_FRAUD" });
    await press(place, "3栋501");
    await press(place, t.receipts.yes.app);
    await press(place, t.receipts.no.warning);
    thePhone().network(signal);
    await press(place, t.receipts.record);
    await vi.waitFor(() => expect(place.textContent).toContain(said));
    await press(place, staff.list.back);
    await settled();
    await press(place, "3栋501");
    await vi.waitFor(() => button(place, t.receipts.recordAgain));
    const chosen = Array.from(place.querySelectorAll("[role=radio][aria-checked=true]"), (one) => one.textContent);
    expect(chosen).toEqual([expect.stringContaining(t.receipts.yes.app), expect.stringContaining(t.receipts.no.warning)]);
    thePhone().network("wifi");
    await press(place, t.receipts.yes.warning);
    await press(place, t.receipts.recordAgain);
    await vi.waitFor(() => expect(sent(StaffNoticeTellDocument).at(-1)).toEqual({ notice: "n1", resident: "r1", appInstalled: true, callWarning: true }));
  });
});
