import { expect, test } from "vitest";
import { plateAt, SERVER } from "../server";
import { Visitor } from "../visitor";

const DOOR = await plateAt("滨河花园 3栋 2单元");

test("a resident scans the plate and is at that building: where it is, who to call, nearest first", async () => {
  const resident = await Visitor.comes();
  await resident.scans(DOOR);
  await resident.sees("滨河花园", "有事找谁", "110");
  const callable = await resident.page.getByRole("button", { name: /^拨打.*的电话$/ }).evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
  const order = ["联户长", "楼栋长", "网格员", "社区居委会", "街道办事处"].map((title) => callable.findIndex((name) => name.includes(title)));
  expect(order.every((place) => place >= 0)).toBe(true);
  expect(order).toEqual([...order].sort((one, other) => one - other));
});

test("a plate's link opens its page, from the start page and when it is pasted", async () => {
  const newcomer = await Visitor.comes("desk");
  await newcomer.page.goto(SERVER);
  await newcomer.page.locator('a[href^="/app/#"]', { hasText: DOOR.door }).click();
  await newcomer.sees("门牌有效", DOOR.code.slice(0, 4));

  await newcomer.opens("/pages/home/home");
  await newcomer.writes("门牌码", `${SERVER}/d/${DOOR.code}`);
  await newcomer.presses("打开这块门牌");
  await newcomer.sees("门牌有效", DOOR.code.slice(0, 4));
});

test("who has no plate at hand finds the building by its name", async () => {
  const resident = await Visitor.comes();
  await resident.opens("/pages/home/home");
  await resident.writes("小区、楼栋或地址", "滨河花园 3栋");
  await resident.presses("滨河花园 3栋");
  await resident.sees("这栋楼", "积善社区", "1单元、2单元、3单元、4单元");
});
