import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { searchBuildings } from "@/state/buildings";
import { thePhone, type FakeRequest } from "../fakes/phone";
import { building } from "./answers";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const page = (names: string[], endCursor: string | null = null) => ({
  data: {
    buildingSearch: {
      nodes: names.map((name) => ({ ...building, id: name, name })),
      pageInfo: { hasNextPage: endCursor !== null, endCursor },
    },
  },
});
const asked = (): FakeRequest[] => thePhone().requests;

describe("finding a building", () => {
  it("asks once, when the person has stopped writing", async () => {
    const { typed } = searchBuildings();
    for (const text of ["御", "御景", "御景苑"]) {
      typed(text);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(asked()).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(300);
    expect(asked().map((one) => one.body.variables.query)).toEqual(["御景苑"]);
  });

  it("believes the answer to the last words only, whichever comes last", async () => {
    const { typed, finding } = searchBuildings();
    typed("一");
    await vi.advanceTimersByTimeAsync(300);
    typed("二");
    await vi.advanceTimersByTimeAsync(300);
    asked()[1]!.answer(page(["二栋"]));
    asked()[0]!.answer(page(["一栋"]));
    await vi.advanceTimersByTimeAsync(1);
    expect(finding.value.buildings.map((one) => one.name)).toEqual(["二栋"]);
  });

  it("says that there is none, and that it failed, apart", async () => {
    const { typed, finding } = searchBuildings();
    typed("甲");
    await vi.advanceTimersByTimeAsync(300);
    asked()[0]!.answer(page([]));
    await vi.advanceTimersByTimeAsync(1);
    expect(finding.value.state).toBe("none");
    typed("乙");
    await vi.advanceTimersByTimeAsync(300);
    asked()[1]!.lose();
    await vi.advanceTimersByTimeAsync(1);
    expect(finding.value).toMatchObject({ state: "failed", trouble: { kind: "OFFLINE" } });
  });

  it("goes on behind what it has found, also after a page that was empty", async () => {
    const { typed, finding, more } = searchBuildings();
    typed("御景苑");
    await vi.advanceTimersByTimeAsync(300);
    asked()[0]!.answer(page([], "c1"));
    await vi.advanceTimersByTimeAsync(1);
    expect(finding.value).toMatchObject({ state: "found", next: "c1" });
    void more();
    asked()[1]!.answer(page(["3栋"]));
    await vi.advanceTimersByTimeAsync(1);
    expect(asked()[1]!.body.variables.after).toBe("c1");
    expect(finding.value).toMatchObject({ state: "found", next: undefined });
    expect(finding.value.buildings).toHaveLength(1);
  });

  it("is as at first when everything was deleted, whatever still comes", async () => {
    const { typed, finding } = searchBuildings();
    typed("甲");
    await vi.advanceTimersByTimeAsync(300);
    typed("");
    asked()[0]!.answer(page(["甲栋"]));
    await vi.advanceTimersByTimeAsync(400);
    expect(finding.value).toEqual({ state: "idle", buildings: [] });
    expect(asked()).toHaveLength(1);
  });
});
