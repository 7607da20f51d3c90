import { test } from "vitest";
import { plateAt } from "../server";
import { Visitor } from "../visitor";

const DOOR = await plateAt("滨河花园 3栋 2单元");

/*
 * The pictures of the README, taken of the pages as they are: `npm run pictures` beside a server of the README that was just started: what waits there is not late yet.
 */

test("the plate's page", async () => {
  const resident = await Visitor.comes();
  await resident.scans(DOOR);
  await resident.sees("门牌有效");
  await resident.showsOnScreen("plate");
});

test("the same in large print", async () => {
  const resident = await Visitor.comes();
  await resident.scans(DOOR);
  await resident.sees("门牌有效");
  await resident.switchesToLargePrint();
  await resident.showsOnScreen("plate-large");
});

test("what waits for the signal", async () => {
  const resident = await (await Visitor.comes()).isNew();
  await resident.scans(DOOR);
  await resident.presses("我住这里");
  await resident.sees("门号");
  await resident.losesTheSignal();
  await resident.writes("门号", "402");
  await resident.presses("提交，请网格员核实");
  await resident.sees("1 项等待发送");
  await resident.showsOnScreen("waiting");
});

test("a desk of the community's staff", async () => {
  const staff = await (await Visitor.comes("desk")).logsInAs("张晓燕");
  await staff.opens("/staff/home/home");
  await staff.presses("网格、楼栋、门牌和表格");
  await staff.presses("联系服务卡");
  await staff.presses("社区居委会");
  await staff.sees("姓名或单位");
  await staff.settles();
  await staff.showsOnScreen("staff");
});

test("a case, as who raised it follows it", async () => {
  const resident = await (await Visitor.comes()).logsInAs("李桂兰");
  await resident.opens("/pages/case/cases");
  await resident.presses("电动车飞线充电");
  await resident.sees("办理中", "进展");
  await resident.showsOnScreen("case");
});

test("the queue of the property company", async () => {
  const property = await (await Visitor.comes("desk")).logsInAs("何军");
  await property.opens("/staff/home/home");
  await property.presses("待办事项");
  await property.presses("路灯不亮");
  await property.sees("办理经过");
  await property.showsOnScreen("queue");
});
