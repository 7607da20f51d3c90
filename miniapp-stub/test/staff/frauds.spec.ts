import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StaffFraudCreateDocument, StaffFraudRemoveDocument, StaffFraudsDocument, StaffFraudUpdateDocument, StaffOneFraudDocument } from "@/gen/graphql";
import { documentId } from "@/server/request";
import FraudsPage from "@/staff/frauds/frauds.vue";
import { publishing } from "@/texts/publishing";
import { staff } from "@/texts/staff";
import { thePhone } from "../fakes/phone";
import { answers, logIn, settled } from "../pages/answers";
import { done, press, sent, show, STREET, tidy, write } from "./noticePages";

const t = publishing.frauds;
const street = { code: "520329001", shortName: "子营街道" };
const county = { code: "520329", shortName: "余庆县" };
const fraud = (id: string, name: string, region = street, version = 2) => ({
  __typename: "FraudType", id, name, signs: "让您先垫钱", advice: "不要垫钱", keywords: "返利", position: 100, version, region,
});
const found = (...nodes: object[]) => ({ fraudTypes: { nodes, pageInfo: { hasNextPage: false, endCursor: null } } });

/** The words of each search, one after the other. */
const searched = (): unknown[] => thePhone().requests.filter(({ body }) => body.documentId === documentId(StaffFraudsDocument)).map(({ body }) => body.variables.query);

beforeEach(logIn);
afterEach(tidy);

describe("The catalogue of frauds", () => {
  it("takes a new one, with all that was written, and says so in the list", async () => {
    answers([StaffFraudsDocument, found()], [StaffFraudCreateDocument, done("fraudTypeCreate", { fraudType: { id: "t9" } })]);
    const place = show(FraudsPage, STREET);
    await vi.waitFor(() => expect(place.textContent).toContain(t.none));
    await press(place, t.add);
    await write(place, t.name, "冒充公检法");
    await write(place, t.signs, "说您涉案");
    await write(place, t.advice, "挂断电话");
    await write(place, t.position, "20");
    await press(place, staff.edit.save);
    await vi.waitFor(() => expect(place.textContent).toContain(staff.edit.saved));
    expect(sent(StaffFraudCreateDocument)).toEqual([
      { region: "520329001", name: "冒充公检法", signs: "说您涉案", advice: "挂断电话", keywords: "", position: 20, idempotencyKey: expect.any(String) as string },
    ]);
  });

  it("asks for a number where the position is none, and sends nothing", async () => {
    answers([StaffFraudsDocument, found()]);
    const place = show(FraudsPage, STREET);
    await press(place, t.add);
    await write(place, t.name, "冒充公检法");
    await write(place, t.position, "前面");
    await press(place, staff.edit.save);
    await vi.waitFor(() => expect(place.textContent).toContain(t.positionWrong));
    expect(sent(StaffFraudCreateDocument)).toEqual([]);
  });

  it("lets one be corrected and, after that, removed from the version that the correction has made", async () => {
    let version = 2;
    answers(
      [StaffFraudsDocument, found(fraud("t1", "刷单返利"))],
      [StaffOneFraudDocument, () => ({ node: fraud("t1", "刷单返利", street, version) })],
      [StaffFraudUpdateDocument, () => (version++, done("fraudTypeUpdate", { fraudType: { id: "t1" } }))],
      [StaffFraudRemoveDocument, done("fraudTypeRemove", {})],
    );
    const place = show(FraudsPage, STREET);
    await press(place, "刷单返利");
    await write(place, t.keywords, "返利 佣金");
    await press(place, staff.edit.save);
    await vi.waitFor(() => expect(place.textContent).toContain(staff.edit.saved));
    expect(sent(StaffFraudUpdateDocument)).toEqual([expect.objectContaining({ fraudType: "t1", version: 2, keywords: "返利 佣金" })]);
    await press(place, t.remove);
    expect(place.textContent).toContain(t.removeSure);
    place.querySelector<HTMLElement>(".confirm button")?.click();
    await vi.waitFor(() => expect(place.textContent).toContain(t.removed));
    expect(sent(StaffFraudRemoveDocument)).toEqual([{ fraudType: "t1", version: 3 }]);
  });

  it("offers to remove nothing while a correction of it waits for the signal", async () => {
    answers([StaffFraudsDocument, found(fraud("t1", "刷单返利"))], [StaffOneFraudDocument, { node: fraud("t1", "刷单返利") }]);
    const place = show(FraudsPage, STREET);
    await press(place, "刷单返利");
    await write(place, t.keywords, "返利 佣金");
    thePhone().network("none");
    await press(place, staff.edit.save);
    await vi.waitFor(() => expect(place.textContent).toContain(staff.edit.waiting));
    expect(place.textContent).not.toContain(t.remove);
  });

  it("is searched by words, not by letters, and says where nothing is found", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    answers([StaffFraudsDocument, ({ query }: { query: string }) => (query ? found() : found(fraud("t1", "刷单返利")))]);
    const place = show(FraudsPage, STREET);
    await vi.advanceTimersByTimeAsync(50);
    for (const words of ["公", "公检", "公检法"]) {
      await write(place, t.search, words);
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(500);
    expect(searched()).toEqual(["", "公检法"]);
    expect(place.textContent).toContain(t.nothing);
    expect(place.textContent).not.toContain("刷单返利");
  });

  it("shows what a wider region has entered, to be read only", async () => {
    answers([StaffFraudsDocument, found(fraud("t2", "冒充客服", county))]);
    const place = show(FraudsPage, STREET);
    await press(place, "冒充客服");
    await vi.waitFor(() => expect(place.textContent).toContain(t.inherited("余庆县")));
    await settled();
    expect(Array.from(place.querySelectorAll("button"), (one) => one.textContent)).not.toContain(t.remove);
    expect(place.querySelector(`[aria-label="${t.name}"]`)).toBeNull();
  });
});
