import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  MeDocument,
  MyRolesDocument,
  StaffAnswerEditDocument,
  StaffAnswersDocument,
  StaffAnswerWithdrawDocument,
  StaffCatalogueDocument,
  StaffCategoryCloseDocument,
  StaffCategorySetDocument,
  StaffDesksDocument,
  StaffMemberUnitCloseDocument,
  StaffMemberUnitEnterDocument,
  StaffMemberUnitJoinDocument,
  StaffMemberUnitLeaveDocument,
  StaffMemberUnitsDocument,
  StaffMemberUnitUpdateDocument,
  StaffOneAnswerDocument,
  StaffOneCaseDocument,
  StaffOneMemberUnitDocument,
  StaffOrderPoolDocument,
  StaffOrderTakeDocument,
} from "@/gen/graphql";
import AnswersPage from "@/staff/answers/answers.vue";
import CategoriesPage from "@/staff/categories/categories.vue";
import PlaceActions from "@/staff/components/PlaceActions.vue";
import HomePage from "@/staff/home/home.vue";
import OrdersPage from "@/staff/orders/orders.vue";
import UnitsPage from "@/staff/units/units.vue";
import { isStaff, refresh } from "@/state/account";
import { casework } from "@/texts/casework";
import { staff } from "@/texts/staff";
import { happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { answers, logIn } from "../pages/answers";
import * as part from "../pages/shown";
import { aCase, desk, deskCount, node, page, REGION, row } from "./caseData";
import { asked, COMMUNITY, done, press, sent, show, STREET, tidy, write } from "./noticePages";

const street = { code: "520329001", shortName: "子营街道" };
const county = { code: "520329", shortName: "余庆县" };
const COUNTY = { kind: "region", id: "520329", name: "余庆县", size: "COUNTY", role: "COUNTY_STAFF" };
const labels = (place: HTMLElement): string[] => Array.from(place.querySelectorAll("button"), (one) => one.textContent?.trim() ?? "");

beforeEach(logIn);
afterEach(async () => {
  part.leave();
  await tidy();
});

describe("The pool of orders", () => {
  const order = (id: string, inPool: boolean, placeName: string) => ({ ...row(id, { kind: "ORDER", state: "OFFERED", placeName }), __typename: "Order", inPool, unit: inPool ? null : { id: "u1", name: "县住建局" }, wishedUntil: null });
  const one = (change: object = {}) => aCase({ __typename: "Order", kind: "ORDER", state: "OFFERED", actions: ["TAKE"], unit: null, inPool: true, wishedUntil: null, before: [], after: [], showing: null, ...change });
  const UNIT = { ...COMMUNITY, role: "MEMBER_UNIT" };

  it("tells what was offered to one's unit from what any may take", async () => {
    answers([StaffOrderPoolDocument, page("orderPool", [order("o1", true, "3栋602"), order("o2", false, "5栋101")])]);
    const place = show(OrdersPage, UNIT);
    await vi.waitFor(() => expect(place.querySelectorAll(".pick")).toHaveLength(2));
    await press(place, casework.orders.pool);
    expect(Array.from(place.querySelectorAll(".pick-title"), (each) => each.textContent)).toEqual(["路灯不亮 · 3栋602"]);
    await press(place, casework.orders.ours);
    expect(Array.from(place.querySelectorAll(".pick-title"), (each) => each.textContent)).toEqual(["路灯不亮 · 5栋101"]);
  });

  it("says which unit was faster, and looks again at what is left", async () => {
    const taken = { orderTake: { order: null, userErrors: [{ field: "order", code: "TAKEN", message: "这一单刚被县水务局接走。" }] } };
    answers([StaffOrderPoolDocument, page("orderPool", [order("o1", true, "3栋602")])], [StaffOneCaseDocument, node(one())], [StaffOrderTakeDocument, taken]);
    const place = show(OrdersPage, UNIT);
    await press(place, "3栋602");
    await press(place, casework.acts.ORDER_TAKE.label);
    await vi.waitFor(() => expect(place.textContent).toContain("这一单刚被县水务局接走。"));
    expect(sent(StaffOrderTakeDocument)).toEqual([{ order: "c1" }]);
    await vi.waitFor(() => expect(asked(StaffOrderPoolDocument)).toBe(2));
  });
});

describe("Units", () => {
  const unit = (change: object = {}) => ({ __typename: "MemberUnit", id: "u1", name: "县住建局", closed: false, version: 2, region: street, people: [{ id: "p1", name: "王*英", phone: "138****5678" }], ...change });

  it("are entered by name, for the region where one stands", async () => {
    answers([StaffMemberUnitsDocument, page("memberUnits", [])], [StaffMemberUnitEnterDocument, done("memberUnitEnter", { memberUnit: { id: "u9" } })]);
    const place = show(UnitsPage, STREET);
    await vi.waitFor(() => expect(place.textContent).toContain(casework.units.none));
    await press(place, casework.units.add);
    await write(place, casework.units.name, "县水务局");
    await press(place, staff.edit.save);
    await vi.waitFor(() => expect(place.textContent).toContain(staff.edit.saved));
    expect(sent(StaffMemberUnitEnterDocument)).toEqual([{ region: "520329001", name: "县水务局", idempotencyKey: expect.any(String) as string }]);
  });

  it("are renamed, and closed from the version that the renaming has made, after it was said what follows", async () => {
    let version = 2;
    answers(
      [StaffMemberUnitsDocument, page("memberUnits", [unit()])],
      [StaffOneMemberUnitDocument, () => ({ node: unit({ version }) })],
      [StaffMemberUnitUpdateDocument, () => (version++, done("memberUnitUpdate", { memberUnit: { id: "u1" } }))],
      [StaffMemberUnitCloseDocument, done("memberUnitClose", { memberUnit: { id: "u1" } })],
    );
    const place = show(UnitsPage, STREET);
    await press(place, "县住建局");
    await write(place, casework.units.name, "县住房城乡建设局");
    await press(place, staff.edit.save);
    await vi.waitFor(() => expect(sent(StaffMemberUnitUpdateDocument)).toEqual([{ unit: "u1", version: 2, name: "县住房城乡建设局" }]));
    await press(place, casework.units.close);
    expect(place.textContent).toContain(casework.units.closeSure);
    place.querySelector<HTMLElement>(".confirm button")?.click();
    await vi.waitFor(() => expect(place.textContent).toContain(casework.units.closedDone));
    expect(sent(StaffMemberUnitCloseDocument)).toEqual([{ unit: "u1", version: 3 }]);
  });

  it("are joined by phone and left, and what is wrong with the phone stands beneath it", async () => {
    let people = [{ id: "p1", name: "王*英", phone: "138****5678" }];
    const nobody = { memberUnitJoin: { memberUnit: null, userErrors: [{ field: "phone", code: "NO_SUCH_PERSON", message: "没有这样的人，请先任命。" }] } };
    let answer: object = nobody;
    answers(
      [StaffMemberUnitsDocument, () => page("memberUnits", [unit({ people })])],
      [StaffOneMemberUnitDocument, () => ({ node: unit({ people }) })],
      [StaffMemberUnitJoinDocument, () => answer],
      [StaffMemberUnitLeaveDocument, () => ((people = people.slice(1)), done("memberUnitLeave", { memberUnit: { id: "u1" } }))],
    );
    const place = show(UnitsPage, STREET);
    await press(place, "县住建局");
    await write(place, casework.units.phone, "13900000000");
    await press(place, casework.units.join);
    await vi.waitFor(() => expect(place.querySelector(".field-error")?.textContent).toBe("没有这样的人，请先任命。"));
    people = [...people, { id: "p2", name: "李*", phone: "139****0000" }];
    answer = done("memberUnitJoin", { memberUnit: { id: "u1" } });
    await press(place, casework.units.join);
    await vi.waitFor(() => expect(place.textContent).toContain("139****0000"));
    await press(place, casework.units.leave("王*英"));
    place.querySelector<HTMLElement>(".confirm button")?.click();
    await vi.waitFor(() => expect(place.textContent).not.toContain("138****5678"));
    expect(sent(StaffMemberUnitJoinDocument)).toEqual([{ unit: "u1", phone: "13900000000" }, { unit: "u1", phone: "13900000000" }]);
    expect(sent(StaffMemberUnitLeaveDocument)).toEqual([{ unit: "u1", person: "p1" }]);
  });

  it("of a region within are seen, and kept by its own staff", async () => {
    answers([StaffMemberUnitsDocument, page("memberUnits", [unit({ region: { code: REGION.code, shortName: "积善社区" } })])]);
    const place = show(UnitsPage, STREET);
    await press(place, "县住建局");
    await vi.waitFor(() => expect(place.textContent).toContain(casework.units.elsewhere("积善社区")));
    expect(place.textContent).toContain("王*英");
    for (const label of [staff.edit.save, casework.units.join, casework.units.close]) expect(labels(place)).not.toContain(label);
  });
});

describe("The catalogue", () => {
  const t = casework.categories;
  const limits = [{ level: "COMMUNITY", acceptMinutes: 30, solveMinutes: 240 }, { level: "STREET", acceptMinutes: 60, solveMinutes: 480 }, { level: "COUNTY", acceptMinutes: 60, solveMinutes: 960 }];
  const lamp = (change: object = {}) => ({
    id: "k1", code: "street-lamp", kind: "REPORT", name: "路灯不亮", hint: null, urgent: false, priority: "NORMAL", photoNeeded: true, level: "COMMUNITY", first: "COMMUNITY_STAFF",
    remindMinutes: 30, position: 10, closed: false, version: 7, region: null, limits, ...change,
  });

  it("says where each was set, and what came with the software is set anew for the region from version 0", async () => {
    answers([StaffCatalogueDocument, { caseCatalogue: [lamp(), lamp({ id: "k2", code: "manhole", name: "井盖缺损", region: county }), lamp({ id: "k3", code: "noise", name: "噪声", region: county, closed: true })] }], [StaffCategorySetDocument, done("caseCategorySet", { category: { id: "k9" } })]);
    const place = show(CategoriesPage, COUNTY);
    await vi.waitFor(() => expect(place.querySelectorAll(".pick")).toHaveLength(3));
    expect(Array.from(place.querySelectorAll(".pick-value"), (one) => one.textContent)).toEqual([t.shipped, t.own, t.closed]);
    await press(place, "路灯不亮");
    await write(place, t.solve(casework.levels.COMMUNITY), "180");
    await press(place, staff.edit.save);
    await vi.waitFor(() => expect(place.textContent).toContain(staff.edit.saved));
    expect(sent(StaffCategorySetDocument)).toEqual([
      {
        region: "520329", code: "street-lamp", kind: "REPORT", name: "路灯不亮", hint: null, urgent: false, priority: "NORMAL", photoNeeded: true, level: "COMMUNITY", first: "COMMUNITY_STAFF",
        remindMinutes: 30, position: 10, version: 0, limits: [{ level: "COMMUNITY", acceptMinutes: 30, solveMinutes: 180 }, ...limits.slice(1)],
      },
    ]);
  });

  it("asks for each limit from the level on which a case starts, and puts the server's word on limits at the first", async () => {
    const wrong = { caseCategorySet: { category: null, userErrors: [{ field: "limits", code: "LIMITS", message: "接收不能晚于办结。" }] } };
    answers([StaffCatalogueDocument, { caseCatalogue: [lamp({ region: county })] }], [StaffCategorySetDocument, wrong]);
    const place = show(CategoriesPage, COUNTY);
    await press(place, "路灯不亮");
    await write(place, t.accept(casework.levels.STREET), "半天");
    await press(place, staff.edit.save);
    await vi.waitFor(() => expect(place.querySelector(".field-error")?.textContent).toBe(t.limitWrong));
    expect(sent(StaffCategorySetDocument)).toEqual([]);
    await write(place, t.accept(casework.levels.STREET), "900");
    await press(place, staff.edit.save);
    await vi.waitFor(() => expect(place.querySelector(".field.wrong .field-label")?.textContent).toBe(t.accept(casework.levels.COMMUNITY)));
    expect(sent(StaffCategorySetDocument)).toEqual([expect.objectContaining({ version: 7 })]);
  });

  it("closes one for the region after it was said what follows", async () => {
    answers([StaffCatalogueDocument, { caseCatalogue: [lamp({ region: county })] }], [StaffCategoryCloseDocument, done("caseCategoryClose", { category: { id: "k1" } })]);
    const place = show(CategoriesPage, COUNTY);
    await press(place, "路灯不亮");
    await press(place, t.close);
    expect(sent(StaffCategoryCloseDocument)).toEqual([]);
    place.querySelector<HTMLElement>(".confirm button")?.click();
    await vi.waitFor(() => expect(place.textContent).toContain(t.closedDone));
    expect(sent(StaffCategoryCloseDocument)).toEqual([{ region: "520329", code: "street-lamp", version: 7 }]);
  });
});

describe("Published answers", () => {
  const t = casework.answers;
  const answer = (id: string, question: string, region = street) => ({ __typename: "FaqAnswer", id, question, answer: "到一楼办理", version: 2, withdrawn: false, publishedAt: "2026-11-20T09:00:00+08:00", revisedAt: null, region });

  it("are corrected, and taken back for good: then they are gone from the list though the server's still has them", async () => {
    answers(
      [StaffAnswersDocument, page("faqSearch", [answer("a1", "医保在哪里缴")])],
      [StaffOneAnswerDocument, { node: answer("a1", "医保在哪里缴") }],
      [StaffAnswerEditDocument, done("answerEdit", { faqAnswer: { id: "a1" } })],
      [StaffAnswerWithdrawDocument, done("answerWithdraw", { faqAnswer: { id: "a1" } })],
    );
    const place = show(AnswersPage, STREET);
    await press(place, "医保在哪里缴");
    await write(place, t.answer, "到二楼办理");
    await press(place, staff.edit.save);
    await vi.waitFor(() => expect(sent(StaffAnswerEditDocument)).toEqual([{ faqAnswer: "a1", version: 2, question: "医保在哪里缴", answer: "到二楼办理" }]));
    await press(place, t.withdraw);
    place.querySelector<HTMLElement>(".confirm button")?.click();
    await vi.waitFor(() => expect(place.textContent).toContain(t.withdrawn));
    expect(sent(StaffAnswerWithdrawDocument)).toHaveLength(1);
    expect(place.querySelectorAll(".pick")).toHaveLength(0);
  });

  it("of a wider region are read only", async () => {
    answers([StaffAnswersDocument, page("faqSearch", [answer("a2", "户口怎么迁", county)])]);
    const place = show(AnswersPage, STREET);
    await press(place, "户口怎么迁");
    await vi.waitFor(() => expect(place.textContent).toContain(t.inherited("余庆县")));
    expect(labels(place)).not.toContain(t.withdraw);
  });
});

describe("The staff's entrances", () => {
  const role = (name: string, place: object) => ({ id: `r-${name}`, role: name, title: name, from: "2026-01-01T00:00:00Z", until: null, version: 1, place });
  const me = { me: { id: "p1", consented: true, name: "王英", phoneMasked: null, version: 1, policyToAgree: null, closing: null } };
  const compound = { __typename: "Compound", id: "k1", name: "御景苑", address: "" };

  it("are open to mediators, property and units too, each to what is theirs", async () => {
    const roles = [role("PROPERTY_STAFF", compound), role("MEDIATOR", REGION), role("MEMBER_UNIT", REGION)];
    const desks = [deskCount(3, 1, 0, desk("PROPERTY_STAFF", "御景苑物业", compound)), deskCount(0, 0, 0, desk("MEDIATOR", "积善社区调解"))];
    answers([MeDocument, me], [MyRolesDocument, { me: { id: "p1", roles } }], [StaffDesksDocument, { caseDesks: desks }]);
    const place = show(HomePage, {});
    await vi.waitFor(() => expect(place.textContent).toContain(casework.actions.waiting(3, 1)));
    expect(isStaff.value).toBe(true);
    const panels = Array.from(place.querySelectorAll<HTMLElement>(".panel"));
    const { queue, orders, filing } = casework.actions;
    const has = panels.map((one) => [queue, orders, filing, staff.home.open].map((title) => Array.from(one.querySelectorAll(".row-title"), (each) => each.textContent).includes(title)));
    expect(has).toEqual([[true, false, true, false], [true, false, false, false], [true, true, false, false]]);
    expect(panels[1]?.textContent).toContain(casework.actions.nothing);
  });

  it("stay shut for who only lives here", async () => {
    answers([MeDocument, me], [MyRolesDocument, { me: { id: "p1", roles: [role("RESIDENT", REGION)] } }]);
    await refresh();
    expect(isStaff.value).toBe(false);
    happens("onShow");
  });

  it("of a place are those that the role has there", () => {
    const { ledger, figures, answers: faq, units, categories, filing } = casework.actions;
    const all = [ledger, figures, faq, units, categories, filing];
    const shown = (roleName: string, size: string, kind = "region"): string[] => {
      const place = part.show(PlaceActions, { ground: { ...STREET, kind, role: roleName, size } });
      const titles = Array.from(place.querySelectorAll(".row-title"), (one) => one.textContent ?? "");
      part.leave();
      return all.filter((title) => titles.includes(title));
    };
    expect(shown("COMMUNITY_STAFF", "COMMUNITY")).toEqual([ledger, figures, faq, units, filing]);
    expect(shown("COUNTY_STAFF", "COUNTY")).toEqual(all);
    expect(shown("COUNTY_STAFF", "COMMUNITY")).toEqual([ledger, figures, faq, units, filing]);
    expect(shown("OPERATOR", "COUNTY")).toEqual([categories]);
    expect(shown("GRID_WORKER", "GRID", "grid")).toEqual([filing]);
    expect(shown("COMMUNITY_STAFF", "BUILDING", "building")).toEqual([filing]);
    part.press(part.show(PlaceActions, { ground: { ...STREET, role: "COMMUNITY_STAFF", size: "COMMUNITY" } }), ledger);
    expect(thePhone().went[0]).toContain("/staff/ledger/ledger?kind=region");
  });
});
