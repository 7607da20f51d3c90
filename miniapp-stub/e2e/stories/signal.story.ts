import { describe, expect, test } from "vitest";
import { Person, plateAt } from "../server";
import { Visitor } from "../visitor";

const DOOR = await plateAt("御景苑 3栋 2单元");

/** Somebody new, with the form open that says at which door of the building they live. */
async function atTheForm(): Promise<Visitor> {
  const resident = await (await Visitor.comes()).isNew();
  await resident.scans(DOOR);
  await resident.presses("我住这里");
  await resident.sees("门号");
  return resident;
}

async function sends(resident: Visitor, door: string): Promise<void> {
  await resident.writes("门号", door);
  await resident.presses("提交，请网格员核实");
}

async function homes(resident: Visitor): Promise<string[]> {
  await resident.opens("/pages/homes/homes");
  await resident.sees("待核实");
  await resident.settles();
  return resident.page.locator(".home-name").allTextContents();
}

describe("without signal", () => {
  test("what is sent waits, outlives the app, and is done once when the signal is back", async () => {
    const resident = await atTheForm();
    await resident.losesTheSignal();
    await resident.sees("现在没有信号");
    await sends(resident, "1201");
    await resident.sees("已保存在手机上，有信号后会自动发出", "1 项等待发送");
    await resident.keepsPicture("signal-waiting");

    await resident.closesTheApp();
    await resident.hasSignalAgain();
    await resident.opensItAgain();

    await resident.sees("已办好：登记住处");
    await resident.keepsPicture("signal-done");
    expect(await homes(resident)).toEqual(["御景苑 3栋 2单元 1201"]);
  });

  test("several things are sent in the order in which they were asked for", async () => {
    const resident = await atTheForm();
    const doors: string[] = [];
    resident.page.on("request", (request) => {
      const door = /"door":"(\d+)"/.exec(request.postData() ?? "")?.[1];
      if (door) doors.push(door);
    });
    await resident.losesTheSignal();
    for (const door of ["1301", "1302", "1303"]) {
      await sends(resident, door);
      await resident.sees("已保存在手机上");
      await resident.presses("换一栋楼");
      await resident.sees("先找到您住的楼");
      await resident.goesBack();
      await resident.presses("我住这里");
    }
    await resident.sees("3 项等待发送");
    doors.length = 0;
    await resident.hasSignalAgain();
    await resident.sees("已办好：登记住处");
    await expect.poll(() => doors, { timeout: 30_000 }).toEqual(["1301", "1302", "1303"]);
    await resident.seesNoMore("等待发送");
    expect(await homes(resident)).toHaveLength(3);
  });

  test("a plate that was seen before opens from its last copy, and says how old it is", async () => {
    const resident = await Visitor.comes();
    await resident.scans(DOOR);
    await resident.sees("门牌有效");
    await resident.opens("/pages/home/home");
    await resident.sees("最近看过");
    await resident.losesTheSignal();
    await resident.presses("御景苑 3栋 2单元");
    await resident.sees("有事找谁", /上次更新：/, "再试一次");
    await resident.keepsPicture("signal-copy");

    await resident.hasSignalAgain();
    await resident.sees("门牌有效");
  });
});

test("an answer that is lost on its way does not make a thing happen twice", async () => {
  const resident = await atTheForm();
  const keys: string[] = [];
  await resident.page.route("**/graphql", async (route) => {
    const key = /"idempotencyKey":"([^"]+)"/.exec(route.request().postData() ?? "")?.[1];
    if (!key) return route.continue();
    keys.push(key);
    if (keys.length > 1) return route.continue();
    await route.fetch();
    return route.abort("connectionreset");
  });
  await sends(resident, "1401");
  await resident.sees("已保存在手机上");
  await resident.sees("已办好：登记住处");
  expect(new Set(keys).size).toBe(1);
  expect(keys.length).toBeGreaterThan(1);
  expect(await homes(resident)).toEqual(["御景苑 3栋 2单元 1401"]);
});

test("a half-filled form is still there when the app was closed", async () => {
  const resident = await (await Visitor.comes()).isNew();
  await resident.opens("/pages/family/add");
  await resident.chooses("老人");
  await resident.writes("姓名", "周长庚");
  await resident.closesTheApp();
  await resident.opensItAgain("/pages/family/add");
  await expect.poll(() => resident.field("姓名").inputValue()).toBe("周长庚");
});

describe("an open plate", () => {
  interface Card {
    id: string;
    version: number;
    role: string;
    name: string;
    phone: string;
    from: string;
  }

  /** The community's office writes its own note on every plate of the community. */
  async function officeWrites(note: string): Promise<void> {
    const staff = await Person.of("community");
    const { responsibilities } = await staff.ask<{ responsibilities: { nodes: Card[] } }>(
      'query { responsibilities(at: {region: "520329001005"}, first: 50) { nodes { id version role name phone from } } }',
    );
    const card = responsibilities.nodes.find(({ role }) => role === "COMMUNITY_OFFICE");
    if (!card) throw new Error("The community's office has no card");
    const { id, ...rest } = card;
    const { responsibilityUpdate } = await staff.ask<{ responsibilityUpdate: { userErrors: unknown[] } }>(
      "mutation ($input: ResponsibilityUpdateInput!) { responsibilityUpdate(input: $input) { userErrors { message } } }",
      { input: { ...rest, responsibility: id, note } },
    );
    expect(responsibilityUpdate.userErrors).toEqual([]);
  }

  test("changes before the eyes of who looks at it, also when the line was cut meanwhile", async () => {
    const resident = await Visitor.comes();
    await resident.scans(DOOR);
    await resident.sees("门牌有效");
    await officeWrites("今天停电，请走楼梯");
    await resident.sees("今天停电，请走楼梯");

    await resident.losesTheSignal();
    await officeWrites("电已恢复");
    await resident.hasSignalAgain();
    await resident.sees("电已恢复");
    await officeWrites("工作日 8:30–17:30");
    await resident.sees("工作日 8:30–17:30");
  });
});
