import { expect, test } from "vitest";
import { plateAt } from "../server";
import { someName } from "../names";
import { Visitor } from "../visitor";

const DOOR = await plateAt("滨河花园 3栋 2单元");

test("a new resident says where they live, the grid worker confirms it, and the resident sees it", async () => {
  const name = someName();
  const resident = await (await Visitor.comes()).isNew();
  await resident.opens("/pages/me/profile");
  await resident.writes("姓名", name);
  await resident.presses("保存姓名");
  await resident.sees("已保存");
  await resident.scans(DOOR);
  await resident.presses("我住这里");
  await resident.writes("门号", "602");
  await resident.presses("提交，请网格员核实");
  await resident.sees("已提交");
  await resident.presses("我的住处");
  await resident.sees("待核实", "滨河花园 3栋 2单元 602");

  const gridWorker = await (await Visitor.comes()).logsInAs("王英");
  await gridWorker.opens("/pages/me/me");
  await gridWorker.presses("工作台");
  await gridWorker.presses("待核实住户");
  await gridWorker.presses(`${name.charAt(0)}*${name.charAt(2)}`);
  await gridWorker.presses("确认住在这里");
  await gridWorker.sees("已确认，本人会收到结果");

  await resident.opens("/pages/homes/homes");
  await resident.sees("已核实", "滨河花园 3栋 2单元 602");
});

test("who looks after an elder adds them with their consent, takes the copy of what is kept, and closes the account", async () => {
  const resident = await (await Visitor.comes()).isNew();
  await resident.opens("/pages/family/add");
  await resident.chooses("老人");
  await resident.writes("姓名", "周长庚");
  await resident.writes("出生日期", "19430518");
  await resident.chooses("本人当面同意");
  await resident.presses("添加");
  await resident.sees("已添加");
  await resident.presses("看家人和代办");
  await resident.sees("周长庚", "可以代办");

  await resident.opens("/pages/privacy/exports");
  await resident.presses("申请信息副本");
  await resident.sees("可以下载");
  const copy = (await resident.downloads("下载")).toString("utf8");
  expect(copy).toContain("周长庚");

  await resident.opens("/pages/privacy/close");
  await resident.presses("注销账号");
  await resident.presses("确认注销");
  await resident.sees(/账号将在 .*注销/);
  await resident.presses("撤销注销，保留账号");
  await resident.sees("账号已保留");
});

test("who is refused is told what to do, and what they wrote stays", async () => {
  const resident = await (await Visitor.comes()).isNew();
  await resident.scans(DOOR);
  await resident.presses("我住这里");
  await resident.presses("提交，请网格员核实");
  await resident.sees("请填写门号");
  await resident.writes("门号", "?");
  await resident.presses("提交，请网格员核实");
  await resident.sees(/门号/);
  expect(await resident.field("门号").inputValue()).toBe("?");
});

test("large print is one tap away on the plate's page, and remembered", async () => {
  const resident = await Visitor.comes();
  await resident.scans(DOOR);
  await resident.sees("门牌有效");
  await resident.switchesToLargePrint();
  await resident.closesTheApp();
  await resident.opensItAgain("/pages/home/home");
  await resident.button("切换到标准字号").waitFor();
});
