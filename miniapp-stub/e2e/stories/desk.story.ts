import { expect, test } from "vitest";
import { plateAt } from "../server";
import { Visitor } from "../visitor";

const DOOR = await plateAt("滨河花园 3栋 2单元");

/** Tabs on until the thing of this name has the focus. */
async function tabsTo(visitor: Visitor, name: RegExp): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await visitor.page.keyboard.press("Tab");
    const at = await visitor.page.evaluate(() => {
      const one = document.activeElement;
      return `${one?.getAttribute("aria-label") ?? ""} ${one?.textContent ?? ""}`;
    });
    if (name.test(at)) return;
  }
  throw new Error(`Sixty times Tab do not lead to ${name}`);
}

test("at a desk the plate's page stands in two columns", async () => {
  const resident = await Visitor.comes("desk");
  await resident.scans(DOOR);
  await resident.sees("有事找谁");
  const [plate, contacts] = await Promise.all([resident.text("C05V").boundingBox(), resident.text("有事找谁").boundingBox()]);
  expect(contacts?.x).toBeGreaterThan((plate?.x ?? 0) + (plate?.width ?? 0));
});

test("who has no mouse comes from the first page to their homes by Tab and Enter, and sees where they are", async () => {
  const resident = await (await Visitor.comes("desk")).logsInAs("李桂兰");
  await resident.opens("/pages/home/home");
  await resident.sees("找我的楼");
  // How many messages are unread may stand behind it.
  await tabsTo(resident, /我的[\d+]*$/);
  await resident.page.keyboard.press("Enter");
  await resident.sees("退出登录");
  await tabsTo(resident, /我的住处/);
  const outline = await resident.page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
  expect(outline).not.toBe("none");
  await resident.keepsPicture("desk-focus");
  await resident.page.keyboard.press("Enter");
  await resident.sees("已核实");
});
