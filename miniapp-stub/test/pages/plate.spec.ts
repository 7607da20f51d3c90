import { beforeEach, describe, expect, it } from "vitest";
import { PlateDocument } from "@/gen/graphql";
import { copyOf, keepCopy } from "@/server/copies";
import { forgetOpened, openedPlates } from "@/state/openedPlates";
import { firstLines, freshness, openPlate, type Section } from "@/state/plate";
import { thePhone } from "../fakes/phone";
import { answers, aPlate, CODE, settled } from "./answers";

beforeEach(() => forgetOpened());

const section = (title: string, lines: number): Section => ({
  __typename: "PlateTextSection",
  title,
  lines: Array.from({ length: lines }, (_, at) => ({ text: `${title}${at}`, href: null })),
});

describe("a plate", () => {
  it("shows its last copy at once, says that it is one, and then what the server answers", async () => {
    keepCopy(`plate:${CODE}`, aPlate({ asOf: "before" }));
    answers([PlateDocument, { doorplate: aPlate({ asOf: "now" }) }]);
    const { view } = openPlate(CODE);
    expect(view.value.data?.asOf).toBe("before");
    expect(freshness(view.value).kind).toBe("copy");
    await settled();
    expect(view.value.data?.asOf).toBe("now");
    expect(freshness(view.value).kind).toBe("fresh");
  });

  it("keeps the copy on the screen without signal, with its age", async () => {
    keepCopy(`plate:${CODE}`, aPlate());
    thePhone().server = (request) => request.lose();
    const { view } = openPlate(CODE);
    await settled();
    expect(view.value.trouble?.kind).toBe("OFFLINE");
    expect(freshness(view.value)).toEqual({ kind: "copy", since: view.value.at });
  });

  it("has nothing but the trouble where no copy was kept", async () => {
    thePhone().server = (request) => request.lose();
    const { view } = openPlate(CODE);
    await settled();
    expect(view.value).toMatchObject({ data: undefined, loading: false, trouble: { kind: "OFFLINE" } });
  });

  it("says since when what the server's store last told may have changed", () => {
    const view = { data: aPlate({ stale: true }), at: 5, loading: false };
    expect(freshness(view)).toEqual({ kind: "stale", since: Date.parse("2026-11-21T09:00:00+08:00") });
  });

  it("is not overwritten, on the device or on the screen, by a refusal to look it up", async () => {
    keepCopy(`plate:${CODE}`, aPlate());
    answers([PlateDocument, { doorplate: aPlate({ status: "LIMITED", building: null }) }]);
    const { view } = openPlate(CODE);
    await settled();
    expect(view.value).toMatchObject({ data: { status: "ACTIVE" }, trouble: { kind: "BUSY" } });
    expect(copyOf<{ status: string }>(`plate:${CODE}`)?.data.status).toBe("ACTIVE");
  });

  it("heard live is newer than an answer that was asked for before", async () => {
    let answer = (): void => {};
    thePhone().server = (request) => (answer = () => request.answer({ data: { doorplate: aPlate({ asOf: "asked" }) } }));
    const { view, heard } = openPlate(CODE);
    heard(aPlate({ asOf: "live" }));
    answer();
    await settled();
    expect(view.value.data?.asOf).toBe("live");
  });
});

describe("the plates opened last", () => {
  it("stand with the latest first, once each, five at most", () => {
    const { heard } = openPlate(CODE);
    for (const code of ["A", "B", "C", "D", "E", "A", "F"]) heard(aPlate({ code }));
    expect(openedPlates.value.map((one) => one.code)).toEqual(["F", "A", "E", "D", "C"]);
    expect(openedPlates.value[0]).toEqual({ code: "F", street: "文体路 18 号", door: "御景苑 3栋 2单元" });
  });

  it("lose one that was revoked, and all when they are forgotten", () => {
    const { heard } = openPlate(CODE);
    heard(aPlate({ code: "A" }));
    heard(aPlate({ code: "B" }));
    heard(aPlate({ code: "B", status: "REVOKED", building: null }));
    expect(openedPlates.value.map((one) => one.code)).toEqual(["A"]);
    forgetOpened();
    expect(openedPlates.value).toEqual([]);
    expect([...thePhone().storage.keys()]).not.toContain("plates");
  });
});

describe("what concerns a door", () => {
  it("is three lines at first, across sections, and how many are behind", () => {
    const { shown, more } = firstLines([section("甲", 2), section("乙", 3)], 3);
    expect(shown.map((one) => one.lines.length)).toEqual([2, 1]);
    expect(more).toBe(2);
  });

  it("hides nothing where it fits", () => {
    expect(firstLines([section("甲", 3)], 3)).toEqual({ shown: [section("甲", 3)], more: 0 });
  });
});
