import { expect, test } from "vitest";
import { someName } from "../names";
import { published, thereIsFraud, withdrawn } from "../notices";
import { plateAt } from "../server";
import { PATIENCE, Visitor } from "../visitor";

const DOOR = await plateAt("滨河花园 3栋 2单元");
const STREET = "520329001";

/** Of titles, none is like another's. */
const titled = (about: string): string => `${about}（${someName()}）`;

/** How many messages are unread, as the bar says it to who hears the page. */
async function unread(resident: Visitor): Promise<number> {
  const name = await resident.page.getByRole("button", { name: /^我的/ }).filter({ visible: true }).first().getAttribute("aria-label");
  return Number(/(\d+) 条/.exec(name ?? "")?.[1] ?? 0);
}

test("an anti-fraud notice stands on the plate before the eyes of who looks at it; a resident confirms it, and has one unread message less", async () => {
  const passerBy = await Visitor.comes();
  await passerBy.scans(DOOR);
  await passerBy.sees("门牌有效");

  const resident = await (await Visitor.comes()).logsInAs("李桂兰");
  await resident.opens("/pages/home/home");
  await resident.settles();
  const before = await unread(resident);

  const title = titled("谨防冒充公检法");
  await published({ title, region: STREET });
  await passerBy.sees(title);
  await expect.poll(() => unread(resident), { timeout: PATIENCE }).toBeGreaterThan(before);
  await resident.presses(/^我的/);
  await resident.presses("消息");
  await resident.sees(title);
  await resident.opens("/pages/home/home");
  await resident.settles();
  const most = await unread(resident);

  await resident.scans(DOOR);
  await resident.presses(title);
  await resident.sees("子营街道", "没有这种账户", "文中的链接");
  await resident.keepsPicture("notice-to-confirm");
  await resident.presses("我已阅读");
  await resident.sees("您已阅读");

  await resident.opens("/pages/home/home");
  await expect.poll(() => unread(resident), { timeout: PATIENCE }).toBeLessThan(most);
});

test("a message leads to its notice, and all are read with one tap", async () => {
  const resident = await (await Visitor.comes()).logsInAs("李桂兰");
  const [first, second] = [titled("停水通知"), titled("防火提醒")];
  for (const title of [first, second]) await published({ title, region: STREET, mustRead: false });
  await resident.opens("/pages/messages/messages");
  await resident.sees(first, second);
  await resident.keepsPicture("messages");
  await resident.presses(first);
  await resident.sees("马上挂断电话");
  await resident.opens("/pages/messages/messages");
  await resident.presses("全部已读");
  await resident.seesNoMore("全部已读");
  await expect.poll(() => resident.page.locator(".message-new").count(), { timeout: PATIENCE }).toBe(0);
});

test("an urgent notice is told on whatever page is open, and leads to itself", async () => {
  const resident = await (await Visitor.comes()).logsInAs("李桂兰");
  await resident.opens("/pages/homes/homes");
  await resident.sees("已核实");
  const title = titled("燃气检修");
  const id = await published({ title, region: STREET, urgent: true });
  await resident.sees(`紧急消息：${title}`);
  await resident.keepsPicture("urgent");
  await resident.presses("去看看");
  await resident.sees("我已阅读");
  // It would stand above what the other stories look for.
  await withdrawn(id, "检修已结束");
});

test("a notice that is withdrawn leaves the plate at once; who read it is told why", async () => {
  const resident = await (await Visitor.comes()).logsInAs("李桂兰");
  const title = titled("写错了的通知");
  const id = await published({ title, region: STREET });
  await resident.opens(`/pages/notice/notice?id=${encodeURIComponent(id)}`);
  await resident.presses("我已阅读");
  await resident.sees("您已阅读");

  const passerBy = await Visitor.comes();
  await passerBy.scans(DOOR);
  await passerBy.sees(title);
  await withdrawn(id, "时间写错了");
  await passerBy.seesNoMore(title);

  await resident.opens(`/pages/notice/notice?id=${encodeURIComponent(id)}`);
  await resident.sees("这条通知已撤回", "时间写错了");
  await resident.opens("/pages/messages/messages");
  await resident.sees("时间写错了");
});

test("the messages that were seen last are there without signal, and gone when their owner has logged out", async () => {
  const resident = await (await Visitor.comes()).logsInAs("李桂兰");
  const title = titled("停电通知");
  await published({ title, region: STREET });
  await resident.opens("/pages/messages/messages");
  await resident.sees(title);
  await resident.opens("/pages/me/me");
  await resident.sees("退出登录");
  await resident.losesTheSignal();
  await resident.presses("消息");
  await resident.sees(title, "没有连上服务器");
  await resident.goesBack();
  await resident.presses("退出登录");
  await resident.presses("在这台手机上退出");
  await resident.sees("您还没有登录");
  expect(await resident.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(title);
});

test("how one is reminded is changed with a tap, and is still so when the page is opened again", async () => {
  const resident = await (await Visitor.comes()).isNew();
  await resident.opens("/pages/messages/reminding");
  const role = resident.page.getByRole("switch", { name: /^任职/ });
  expect(await role.getAttribute("aria-checked")).toBe("true");
  await role.click();
  await resident.sees("已保存");
  await resident.opens("/pages/messages/reminding");
  await resident.sees("免打扰时段");
  await resident.settles();
  expect(await role.getAttribute("aria-checked")).toBe("false");
});

test("the guide against fraud is a tap away from the plate, searched as one writes, and says what to do", async () => {
  const name = `${someName()}刷单`;
  await thereIsFraud(name, "520329");
  const passerBy = await Visitor.comes();
  await passerBy.scans(DOOR);
  await passerBy.presses("防骗指南");
  await passerBy.sees("找一种骗术", "96110");
  await passerBy.writes("找一种骗术", name.slice(0, 3));
  await passerBy.presses(name);
  await passerBy.sees("怎么骗", "怎么办", "先返小额佣金");
  await passerBy.writes("找一种骗术", "没有这种骗术的名字");
  await passerBy.sees("没有找到这种骗术");
});
