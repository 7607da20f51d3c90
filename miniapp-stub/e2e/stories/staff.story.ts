import { expect, test } from "vitest";
import { somePhone } from "../names";
import { Visitor } from "../visitor";
import { filled, wordsOf } from "../workbook";

test("the community's staff appoint by phone whom they know, and the appointed finds their work", async () => {
  const phone = somePhone();
  const head = await (await Visitor.comes()).isNew();
  await head.opens("/pages/me/profile");
  await head.writes("要绑定的手机号", phone);
  await head.presses("绑定手机号");
  await head.sees("已绑定");

  const staff = await (await Visitor.comes("desk")).logsInAs("张晓燕");
  await staff.opens("/staff/home/home");
  await staff.presses("进入");
  await staff.presses("任命");
  await staff.presses("任命一个人");
  await staff.writes("对方的手机号", phone);
  await staff.presses("担任什么");
  await staff.chooses("调解员");
  await staff.keepsPicture("staff-appointing");
  await staff.presses(/^任命$/);
  await staff.sees("已任命");

  await head.opens("/pages/me/roles");
  await head.sees("调解员", "积善社区");
});

test("a workbook with a mistake comes back with the row marked, and goes in when it is mended", async () => {
  const staff = await (await Visitor.comes("desk")).logsInAs("张晓燕");
  await staff.opens("/staff/home/home");
  await staff.presses("进入");
  await staff.presses("导入表格");
  const template = await staff.downloads("下载模板");
  const compound = `新苑${Date.now() % 100000}`;

  await staff.brings("选择表格", "门牌资料.xlsx", filled(template, { 楼栋: [[compound, "1栋"]] }));
  await staff.sees("有内容要改，一行都没有录入");
  await staff.keepsPicture("staff-import-refused");
  expect(wordsOf(await staff.downloads("下载要改的表格"))).toContain(compound);

  await staff.presses("重新选择表格");
  await staff.brings("选择表格", "门牌资料.xlsx", filled(template, { 小区: [[compound, "积善路 9 号"]], 楼栋: [[compound, "1栋"]] }));
  await staff.sees("全部录入了");
  await staff.keepsPicture("staff-import-done");

  await staff.opens("/pages/home/home");
  await staff.writes("小区、楼栋或地址", compound);
  await staff.sees(`${compound} 1栋`);
});

test("a grid worker replaces a worn plate; the old one says so to who scans it, the new one opens", async () => {
  const gridWorker = await (await Visitor.comes()).logsInAs("王英");
  await gridWorker.opens("/staff/home/home");
  await gridWorker.presses("网格、楼栋、门牌和表格");
  await gridWorker.turnsTo("楼栋");
  await gridWorker.presses("1栋");
  await gridWorker.presses("发放、更换、停用");
  await gridWorker.presses("发放一块新门牌");
  await gridWorker.sees(/已发放，编号/);
  const code = await gridWorker.reads(/编号 ([0-9A-Z-]{15})/);
  await gridWorker.presses(code);
  await gridWorker.presses("更换这块门牌");
  await gridWorker.writes("为什么更换", "二维码磨损");
  await gridWorker.presses("更换这块门牌");
  await gridWorker.sees(/已更换，新门牌编号/);
  const next = await gridWorker.reads(/新门牌编号 ([0-9A-Z-]{15})/);
  await gridWorker.keepsPicture("staff-plate-replaced");

  const resident = await Visitor.comes();
  await resident.scans({ code });
  await resident.sees("这块门牌已换新");
  await resident.scans({ code: next });
  await resident.sees("门牌有效");
});
