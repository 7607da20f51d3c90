import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MyDutyShiftsDocument, ResponsibleHereDocument } from "@/gen/graphql";
import DutyPage from "@/pages/duty/duty.vue";
import ResponsiblePage from "@/pages/responsible/responsible.vue";
import { myDuty, responsible } from "@/texts/duty";
import { plate } from "@/texts/plate";
import { show, tidy } from "../staff/noticePages";
import { answers, CODE, logIn } from "./answers";

beforeEach(logIn);
afterEach(tidy);

describe("Who is responsible here", () => {
  const contact = { role: "BUILDING_HEAD", title: "楼栋长", name: "李强", phone: "0951-1", note: null, place: "5号楼", standsInFor: "王英" };
  const level = (kind: string, name: string, more: object = {}) => ({ kind, name, contacts: [], onDuty: [], onDutyCount: 0, ...more });

  it("is told level by level, with stand-ins and who is on duty", async () => {
    const levels = [
      level("BUILDING", "5号楼", { contacts: [contact] }),
      level("GRID", "第一网格", { onDuty: [{ name: "小英", phone: "0951-5", until: "2099-12-01T17:30:00+08:00" }], onDutyCount: 3 }),
      level("STREET", "子营街道"),
      level("PROVINCE", "贵州"),
    ];
    answers([ResponsibleHereDocument, { responsibleHere: { asOf: "2026-11-21T09:00:00+08:00", levels } }]);
    const place = show(ResponsiblePage, { plate: CODE });
    await vi.waitFor(() => expect(place.textContent).toContain("李强"));
    const text = place.textContent ?? "";
    expect(text).toContain(plate.standsIn("王英"));
    expect(text).toContain("小英");
    expect(text).toContain(responsible.others(2));
    expect(text).toContain(responsible.empty);
    expect(text).not.toContain("贵州");
  });

  it("is nobody where the plate leads nowhere", async () => {
    answers([ResponsibleHereDocument, { responsibleHere: null }]);
    const place = show(ResponsiblePage, { plate: CODE });
    await vi.waitFor(() => expect(place.textContent).toContain(responsible.none));
  });
});

describe("One's own shifts", () => {
  it("are listed, the one that is on told apart", async () => {
    const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
    const shift = (id: string, from: string, until: string) => ({ id, version: 0, name: "小英", phone: "0951-5", published: id === "s1", from, until, repeats: false, post: { id: "g1", kind: "GRID", name: "第一网格" } });
    const nodes = [shift("s1", at(-1), at(1)), shift("s2", at(48), at(56))];
    answers([MyDutyShiftsDocument, { me: { dutyShifts: { nodes, pageInfo: { hasNextPage: false, endCursor: null } } } }]);
    const place = show(DutyPage, {});
    await vi.waitFor(() => expect(place.querySelectorAll(".card")).toHaveLength(2));
    expect((place.textContent ?? "").split(myDuty.now)).toHaveLength(2);
    expect(place.textContent).toContain(myDuty.published);
    expect(place.textContent).toContain(myDuty.hidden);
  });
});
