import { expect, test } from "vitest";
import { PICTURE } from "../cases";
import { eventHeldNow, gaveBack, newDriver, signedUp } from "../communityEvents";
import { someName } from "../names";
import { plateAt } from "../server";
import { Visitor } from "../visitor";

const DOOR = await plateAt("滨河花园 3栋 2单元");
const MINUTES = 60_000;

/** So many minutes from now, as staff type it: 2026-12-10 08:30. */
const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * MINUTES + 8 * 60 * MINUTES).toISOString().slice(0, 16).replace("T", " ");

/** The event whose page somebody has before them. */
function eventBefore(visitor: Visitor): string {
  const id = /event\/event\?id=([^&]+)/.exec(visitor.page.url())?.[1];
  if (!id) throw new Error(`${visitor.page.url()} is no page of an event`);
  return decodeURIComponent(id);
}

/** As others read it: 李*兰. */
const masked = (name: string): string => `${name.charAt(0)}*${name.charAt(2)}`;

/** A check in forty minutes, with two places for drivers and one for residents; two may wait. */
async function writesCheckUp(staff: Visitor, title: string): Promise<void> {
  await staff.opens("/staff/home/home");
  await staff.presses(/^活动/);
  await staff.presses("办一场活动");
  await staff.presses("类别");
  await staff.chooses("义诊体检");
  await staff.writes("活动名称", title);
  await staff.writes("内容", "空腹来，带身份证。\n查血压、血糖、心电图，当场拿结果。");
  await staff.writes("主办单位", "县人民医院");
  await staff.writes("咨询电话（可不填）", "0851-24621234 张医生");
  await staff.writes("地点", "社区服务中心二楼");
  await staff.writes("开始时间", inMinutes(40));
  await staff.writes("结束时间", inMinutes(160));
  await staff.writes("一共多少个名额", "3");
  await staff.ticks(/^所有人/);
  await staff.ticks(/^居民/);
  await staff.presses("加一组");
  await staff.writes("第 1 组的名称", "网约车司机");
  await staff.writes("第 1 组多少个名额", "2");
  await staff.ticks(/^骑手和司机/, "第 1 组");
  await staff.chooses("可以候补，限人数");
  await staff.writes("最多多少人候补", "2");
  await staff.writes("空出名额给下一位保留多少分钟", "30");
  await staff.presses("加一个问题");
  await staff.writes("第 1 个问题问什么", "有没有药物过敏");
  await staff.writes("第 1 个问题的用途", "供医生参考");
  await staff.presses("第 1 个问题怎么答");
  await staff.chooses("是或否");
  await staff.keepsPicture("health-check-form");
  await staff.presses(/^保存$/);
}

/** Answers what is asked of who signs up for themselves. */
async function fillsIn(visitor: Visitor): Promise<void> {
  await visitor.sees("为谁报名");
  await visitor.presses("下一步");
  await visitor.sees("有没有药物过敏", "收集目的：供医生参考");
  await visitor.chooses("否");
  await visitor.presses("下一步");
  await visitor.sees("请看一遍");
}

/** Somebody who was never here says their name, and that they drive in the county. */
async function newDriverComes(name: string): Promise<Visitor> {
  const driver = await (await Visitor.comes()).isNew();
  await driver.opens("/pages/me/profile");
  await driver.writes("姓名", name);
  await driver.presses("保存姓名");
  await driver.sees("已保存");
  await driver.opens("/pages/me/roles");
  await driver.writes("在哪个县、区跑单", "余庆县");
  await driver.presses("查找");
  await driver.presses("在余庆县登记");
  await driver.sees("已登记为骑手");
  return driver;
}

/** Finds it among what is recommended to them. */
async function opensRecommended(visitor: Visitor, title: string): Promise<void> {
  await visitor.opens("/pages/events/events?tab=forMe");
  await visitor.presses(title);
}

async function opensOwn(visitor: Visitor, title: string): Promise<void> {
  await visitor.opens("/pages/events/events?tab=mine");
  await visitor.presses(title);
}

/** Chooses it in the list of the community's events. */
async function turnsToIt(staff: Visitor, title: string): Promise<void> {
  await staff.opens("/staff/home/home");
  await staff.presses(/^活动/);
  await staff.presses(title);
}

test("a health check for drivers is published, fills up, is waited for and moved up to, checked in to at its door, and scored", async () => {
  const title = `网约车司机免费体检 ${Date.now() % 1_000_000}`;
  const [late, absent] = [someName(), someName()];

  const staff = await (await Visitor.comes("desk")).logsInAs("张晓燕");
  await writesCheckUp(staff, title);
  await staff.sees("已保存，还没有发布", "1. 有没有药物过敏（供医生参考）", "最多 2 人，空出名额保留 30 分钟");
  await staff.presses(/^发布$/);
  await staff.sees("确定发布吗");
  await staff.presses(/^发布$/);
  await staff.sees("已发布。");

  // One place for residents, found from the plate.
  const resident = await (await Visitor.comes()).logsInAs("李桂兰");
  await resident.scans(DOOR);
  await resident.presses(/^活动$/);
  await resident.presses(title);
  await resident.sees("还有 3 个名额", "还有 2 个，共 2 个");
  const event = eventBefore(resident);
  await resident.presses(/^报名$/);
  await fillsIn(resident);
  await resident.presses("提交报名");
  await resident.sees("名额已留好");
  await resident.keepsPicture("health-check-signed-up");

  // Two for drivers, one of them taken by somebody who will not come.
  const driver = await (await Visitor.comes()).logsInAs("马国强");
  await opensRecommended(driver, title);
  await driver.presses(/^报名$/);
  await fillsIn(driver);
  await driver.presses("提交报名");
  await driver.sees("名额已留好");
  await signedUp(await newDriver(absent), event);

  // Then one waits, and another behind them; nobody else can.
  const waiting = await newDriver(someName());
  const waitingSignUp = await signedUp(waiting, event);
  const lateDriver = await newDriverComes(late);
  await opensRecommended(lateDriver, title);
  await lateDriver.sees("已满，可候补", "前面有 1 位在等");
  await lateDriver.presses("候补报名");
  await fillsIn(lateDriver);
  await lateDriver.presses("提交候补");
  await lateDriver.sees("候补第 2 位", "有名额会马上通知您");
  await lateDriver.keepsPicture("health-check-in-line");
  const passerBy = await Visitor.comes();
  await passerBy.opens(`/pages/event/event?id=${encodeURIComponent(event)}`);
  await passerBy.sees("名额和候补都满了");

  // Who waits in front goes; who has a place gives it back, and the next in line is told and takes it.
  await gaveBack(waiting, waitingSignUp);
  await opensOwn(lateDriver, title);
  await lateDriver.sees("您排在候补第 1 位");
  await opensOwn(driver, title);
  await driver.presses("取消报名");
  await driver.sees("您的名额会马上给下一位");
  await driver.presses("确认取消");
  await driver.sees("已取消报名");
  await lateDriver.opens("/pages/messages/messages");
  await lateDriver.presses("有名额了，请确认");
  await lateDriver.sees("待您确认", "网约车司机", /为您保留到.+，请在那之前确认/);
  await lateDriver.keepsPicture("health-check-offered");
  await lateDriver.presses("确认名额");
  await lateDriver.sees("名额已为您留好");
  await lateDriver.presses("出示凭证");
  await lateDriver.sees(masked(late), "请给门口的工作人员扫一扫");
  await lateDriver.keepsPicture("health-check-pass");

  // At the door a code that changes is scanned by who comes, and a pass by who stands there.
  await turnsToIt(staff, title);
  await staff.presses(/^签到/);
  const digits = await staff.reads(/^(\d{3} \d{3})$/);
  await staff.keepsPicture("health-check-door");
  await expect.poll(() => staff.reads(/^(\d{3} \d{3})$/), { timeout: 45_000 }).not.toBe(digits);
  await resident.opens(`/pages/checkin/checkin?q=${encodeURIComponent(await staff.holdsOut("签到码"))}`);
  await resident.sees("签到成功", `李桂兰，已签到：${title}`);
  await resident.keepsPicture("health-check-came");
  await staff.turnsTo("扫凭证");
  await staff.presses("载入名单");
  await staff.sees("5 人，刚刚载入", "名单上有名额 3 人，已到 1 人");
  await staff.writes("凭证", await lateDriver.holdsOut(/凭证二维码/));
  await staff.presses("登记到场");
  await staff.sees(`${masked(late)}，已签到。`, "名单上有名额 3 人，已到 2 人");
  await staff.keepsPicture("health-check-scanned");

  await eventHeldNow(event);

  // Afterwards staff say how it was, who came says how well, and staff see both.
  await turnsToIt(staff, title);
  await staff.presses("活动回顾");
  await staff.writes("办得怎么样", "来了 2 位，查出 1 位血压偏高，已请社区医生复查。");
  await staff.brings("拍照或选照片", "check-up.png", PICTURE);
  await staff.sees("已上传");
  await staff.presses("活动回顾");
  await staff.sees("已保存，会显示在活动页上。");
  await opensOwn(lateDriver, title);
  await lateDriver.sees("活动已在", "来了 2 人", "查出 1 位血压偏高");
  await lateDriver.presses("评分");
  await lateDriver.chooses("很满意");
  await lateDriver.presses("提交评分");
  await lateDriver.sees("您的评价：很满意", "1 人评分，平均 5.0 分");
  await lateDriver.keepsPicture("health-check-scored");
  await turnsToIt(staff, title);
  await staff.sees("5.0 分，1 人评过", "查出 1 位血压偏高", "1 人没有登记");
  await staff.keepsPicture("health-check-reported");
  await staff.presses(/^名单/);
  await staff.sees("李*兰", masked(late), masked(absent));
  expect(await staff.page.getByRole("button", { name: /到$/ }).filter({ visible: true }).count()).toBe(2);
  await staff.keepsPicture("health-check-roster");
}, 300_000);
