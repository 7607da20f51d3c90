import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FileDisputeDocument, FileOrderDocument } from "@/gen/graphql";
import { documentId } from "@/server/request";
import { endSession } from "@/server/session";
import type { Role } from "@/state/account";
import { catalogueAt, faultsOf, fileCase, inputOf, looksAfterOthers, NEIGHBOUR, nothingFiled, noSide, stepOfField, stepsOf, whereWords, wishedUntil, type Category, type Filing } from "@/state/filing";
import { thePhone } from "../fakes/phone";
import { answers, aPlate, building, CODE, logIn } from "../pages/answers";

const filing = (more: Partial<Filing> = {}): Filing => ({ ...nothingFiled("REPORT"), ...more });
const plate = aPlate();
const role = (name: Role["role"], place: unknown): Role => ({ role: name, place }) as unknown as Role;
const needsPhoto = { photoNeeded: true } as Category;

describe("the steps of filing", () => {
  it("begin with the place where no plate was scanned: what can be filed is known by it", () => {
    expect(stepsOf("REPORT", true)).toEqual(["category", "where", "what", "who", "check"]);
    expect(stepsOf("REPORT", false)[0]).toBe("where");
  });

  it("show what others asked before a question, and ask for the other side of a dispute", () => {
    expect(stepsOf("QUESTION", true)).toContain("asked");
    expect(stepsOf("DISPUTE", true)).toContain("sides");
    expect(stepsOf("ORDER", true)).not.toContain("sides");
  });

  it.each([
    ["category", "category"], ["at.spot.words", "where"], ["door", "where"], ["text", "what"], ["photos", "what"], ["otherSides[0].phone", "sides"], ["forWhom.neighbour.name", "who"],
  ])("lead to where what the server found fault with is mended: %s", (field, step) => {
    expect(stepOfField(field)).toBe(step);
  });

  it("stay where nothing in the form is at fault", () => {
    expect([undefined, "idempotencyKey"].map(stepOfField)).toEqual([undefined, undefined]);
  });
});

describe("what is missing", () => {
  const missing = (step: Parameters<typeof faultsOf>[0], more: Partial<Filing>, category?: Category) => Object.keys(faultsOf(step, filing(more), category));

  it("of a spot is its words, and a point or a building nearby", () => {
    expect(missing("where", { where: "spot" })).toEqual(["words", "point"]);
    expect(missing("where", { where: "spot", words: "第三盏路灯", point: { longitude: 107.9, latitude: 27.2 } })).toEqual([]);
    expect(missing("where", { where: "spot", words: "第三盏路灯", building })).toEqual([]);
  });

  it("of a place is the building", () => {
    expect(missing("where", { where: "building" })).toEqual(["where"]);
    expect(missing("where", { where: "building", building })).toEqual([]);
    expect(missing("where", { where: "plate" })).toEqual([]);
  });

  it("is a photo where the category needs one, and one that was refused is none", () => {
    const photo = { id: null, state: "refused" as const, url: "a", key: "a", at: 0 };
    expect(missing("what", { text: "漏水", photos: [photo] }, needsPhoto)).toEqual(["photos"]);
    expect(missing("what", { text: "漏水", photos: [{ ...photo, state: "kept" }] }, needsPhoto)).toEqual([]);
    expect(missing("what", { text: "  " })).toEqual(["text"]);
  });

  it("of the other side is all that would name it", () => {
    expect(missing("sides", { sides: [{ ...noSide(), door: "702" }, { ...noSide(), tell: true }] })).toEqual(["side1"]);
  });

  it("of a neighbour is the building, the door and the name", () => {
    const neighbour = { building: null, unit: "", door: "", name: "", phone: "" };
    expect(missing("who", { forWhom: NEIGHBOUR, neighbour })).toEqual(["neighbourBuilding", "neighbourDoor", "neighbourName"]);
    expect(missing("who", { forWhom: NEIGHBOUR, neighbour: { ...neighbour, building, door: "301", name: "周奶奶" } })).toEqual([]);
    expect(missing("who", { forWhom: "d1" })).toEqual([]);
  });
});

describe("what can be filed", () => {
  it("is known by the plate, else by the building, else by where one has a role", () => {
    expect(catalogueAt(filing({ where: "plate" }), plate, [])).toEqual({ unit: "u2" });
    expect(catalogueAt(filing({ where: "building", building, unit: "u1" }), plate, [])).toEqual({ unit: "u1" });
    expect(catalogueAt(filing({ where: "spot" }), plate, [])).toEqual({ unit: "u2" });
    expect(catalogueAt(filing({ where: "spot" }), undefined, [role("RIDER", { __typename: "Region", code: "520329" })])).toEqual({ region: "520329" });
    expect(catalogueAt(filing({ where: "spot" }), undefined, [])).toBeUndefined();
  });

  it("for neighbours is so by who looks after them by their role", () => {
    expect(looksAfterOthers([role("GRID_WORKER", undefined)])).toBe(true);
    expect(looksAfterOthers([role("RESIDENT", undefined), role("COMMUNITY_STAFF", undefined)])).toBe(false);
  });
});

describe("what is sent", () => {
  it("from a plate is its code, and the door", () => {
    expect(inputOf(filing({ where: "plate", door: " 602 ", text: " 漏水 " }), plate)).toMatchObject({ at: { doorplate: CODE }, door: "602", text: "漏水", anonymous: false });
    expect(whereWords(filing({ where: "plate", door: "602" }), plate)).toBe("御景苑 3栋 2单元 602");
  });

  it("of a spot is its words, the point and a building nearby, and no door", () => {
    const spot = filing({ where: "spot", words: " 第三盏路灯 ", door: "602", building, point: { longitude: 107.9, latitude: 27.2 } });
    expect(inputOf(spot, plate)).toMatchObject({ at: { spot: { words: "第三盏路灯", building: "b1", location: { longitude: 107.9, latitude: 27.2 } } }, door: undefined });
    expect(whereWords(spot, plate)).toBe("第三盏路灯");
  });

  it("of a building is the stairwell where one was said", () => {
    expect(inputOf(filing({ where: "building", building, unit: "u1" }), undefined).at).toEqual({ place: { unit: "u1" } });
    expect(inputOf(filing({ where: "building", building }), undefined).at).toEqual({ place: { building: "b1" } });
  });

  it("for another is the relation, or who lives behind the door", () => {
    expect(inputOf(filing({ forWhom: "d1" }), plate).forWhom).toEqual({ dependant: "d1" });
    const neighbour = { building, unit: "u1", door: "301", name: "周奶奶", phone: "" };
    expect(inputOf(filing({ forWhom: NEIGHBOUR, neighbour }), plate).forWhom).toEqual({ neighbour: { building: "b1", unit: "u1", door: "301", name: "周奶奶", phone: undefined } });
    expect(inputOf(filing(), plate).forWhom).toBeUndefined();
  });

  it("is wished for by the end of a day", () => {
    expect(wishedUntil("")).toBeUndefined();
    const until = new Date(wishedUntil("3", new Date(2026, 10, 21, 9, 0).getTime()) ?? "");
    expect([until.getDate(), until.getHours(), until.getMinutes()]).toEqual([24, 23, 59]);
  });

  describe("to the server", () => {
    beforeEach(logIn);
    afterEach(endSession);
    const asked = (document: object) => thePhone().requests.filter(({ body }) => body.documentId === documentId(document as typeof FileDisputeDocument)).map(({ body }) => body.variables.input as Record<string, unknown>);

    it("names each of the other side by what is known, and has a key of its own", async () => {
      answers([FileDisputeDocument, { disputeFile: { dispute: { id: "c1", number: "482 196 3755", standing: "" }, userErrors: [] } }]);
      const sides = [{ ...noSide(), door: "702", tell: true }, { ...noSide(), phone: "13800000001" }];
      expect(await fileCase("DISPUTE", filing({ where: "plate", category: "leak", text: "漏水", sides }), plate)).toMatchObject({ state: "done" });
      expect(asked(FileDisputeDocument)[0]).toMatchObject({ category: "leak", otherSides: [{ door: "702", tell: true }, { phone: "13800000001", tell: false }], idempotencyKey: expect.any(String) });
    });

    it("goes without signal when there is one again, once", async () => {
      thePhone().network("none");
      const waits = await fileCase("ORDER", filing({ where: "plate", category: "lock", text: "换锁", wished: "1" }), plate);
      expect(waits).toMatchObject({ state: "waiting", message: expect.stringContaining("已保存在手机上") });
      answers([FileOrderDocument, { orderFile: { order: { id: "c1", number: "1", standing: "" }, userErrors: [] } }]);
      thePhone().network("wifi");
      await vi.waitFor(async () => {
        const { work, waiting } = await import("@/server/outbox");
        await work();
        expect(waiting.value).toEqual([]);
      }, 6_000);
      expect(new Set(asked(FileOrderDocument).map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    });
  });
});
