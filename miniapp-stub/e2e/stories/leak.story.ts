import { expect, test } from "vitest";
import { does, PICTURE, standOf } from "../cases";
import { someName } from "../names";
import { Person, plateAt } from "../server";
import { Visitor } from "../visitor";

/** A house of eighteen floors. */
const DOOR = await plateAt("御景苑 3栋 2单元");
const DAY = 24 * 3_600_000;

/** Somebody new, by this name. */
async function named(name: string): Promise<Visitor> {
  const resident = await (await Visitor.comes()).isNew();
  await resident.opens("/pages/me/profile");
  await resident.writes("姓名", name);
  await resident.presses("保存姓名");
  await resident.sees("已保存");
  return resident;
}

/** They live at this door of the building, and the community has confirmed it. */
async function livesAt(resident: Visitor, name: string, door: string): Promise<void> {
  await resident.scans(DOOR);
  await resident.presses("我住这里");
  await resident.writes("门号", door);
  await resident.presses("提交，请网格员核实");
  await resident.sees("已提交");
  const staff = await (await Visitor.comes()).logsInAs("张晓燕");
  await staff.opens("/pages/me/me");
  await staff.presses("工作台");
  await staff.presses("待核实住户");
  await staff.presses(`${name.charAt(0)}*${name.charAt(2)}`);
  await staff.presses("确认住在这里");
  await staff.sees("已确认，本人会收到结果");
}

/** From the plate to the last page of the form, about a leak from the door above, where somebody of that name lives. */
async function fillsIn(resident: Visitor, text: string, above: { name: string; door: string }): Promise<void> {
  await resident.scans(DOOR);
  await resident.presses("报纠纷");
  await resident.chooses("漏水渗水");
  await resident.presses("下一步");
  await resident.sees("就在 御景苑 3栋 2单元");
  await resident.writes("门号", "602");
  await resident.presses("下一步");
  await resident.writes("发生了什么", text);
  await resident.brings("拍照或选照片", "leak.png", PICTURE);
  await resident.sees("已上传");
  await resident.presses("下一步");
  await resident.writes("姓名或单位", above.name);
  await resident.writes("门号", above.door);
  await resident.page.getByRole("switch", { name: /^可以告诉对方/ }).click();
  await resident.presses("下一步");
  await resident.sees("为谁登记");
  await resident.presses("下一步");
  await resident.sees("请看一遍", text, "1 张");
}

const caseOf = (visitor: Visitor): string => new URL(visitor.page.url().replace("#/", "")).searchParams.get("id") ?? "";

test("the leak from the 7th floor: from the scan, through the mediator's hands, to the score", async () => {
  const [below, above] = [someName(), someName()];
  const upstairs = await named(above);
  await livesAt(upstairs, above, "702");

  const downstairs = await named(below);
  await fillsIn(downstairs, "楼上702漏水，客厅的天花板都泡坏了", { name: above, door: "702" });
  await downstairs.keepsPicture("leak-check");
  await downstairs.presses("提交");
  const number = await downstairs.reads(/已登记，编号 (\d{3} \d{3} \d{4})/);
  await downstairs.presses("看进展");
  await downstairs.sees("待接收", number, "漏水渗水");
  const id = caseOf(downstairs);

  // Upstairs is told, and says how it looks to them.
  await upstairs.opens("/pages/case/cases");
  await upstairs.turnsTo("与我有关");
  await upstairs.presses("漏水渗水");
  await upstairs.sees("请您说明情况");
  await upstairs.presses("我来说明");
  await upstairs.writes("您这边的情况", "地漏堵了，周末请人来看。");
  await upstairs.presses("提交说明");
  await upstairs.sees("已收到您的说明");

  // What the mediator does is seen downstairs as it is done.
  const mediator = await Person.of("mediator");
  await does(mediator, "caseTake", { case: id, version: (await standOf(mediator, id)).version });
  await downstairs.sees("办理中");
  await downstairs.sees("地漏堵了，周末请人来看。");
  const until = new Date(Date.now() + DAY).toISOString();
  await does(mediator, "casePause", { case: id, version: (await standOf(mediator, id)).version, reason: "APPOINTMENT", until, text: "明天上门看一看" });
  await downstairs.sees("暂停计时", "已和您约好明天");
  await downstairs.keepsPicture("leak-paused");
  await downstairs.presses("继续计时");
  await downstairs.presses("继续计时");
  await downstairs.sees("期限继续计算了");
  await does(mediator, "caseFinish", { case: id, version: (await standOf(mediator, id)).version, outcome: "SOLVED", text: "702 换了地漏，602 的天花板由 702 刷好。" });
  await downstairs.sees("待您确认", "702 换了地漏");

  await downstairs.presses("办好了，我来评价");
  await downstairs.chooses(/^很满意/);
  await downstairs.presses("确认办好");
  await downstairs.sees("您已确认", "评价：很满意");
  await downstairs.keepsPicture("leak-scored");
  await downstairs.opens("/pages/case/cases");
  await downstairs.turnsTo("已办结");
  await downstairs.sees(number);
});

test("what is filed in a stairwell without signal waits on the phone, and is filed once when there is one", async () => {
  const resident = await named(someName());
  await fillsIn(resident, "楼上漏水，楼道里没信号", { name: someName(), door: "802" });
  await resident.losesTheSignal();
  await resident.presses("提交");
  await resident.sees("已存在手机里，有信号就会送出");
  await resident.keepsPicture("leak-waits");
  await resident.hasSignalAgain();
  await resident.sees("已办好：报纠纷");
  await resident.opens("/pages/case/cases");
  await resident.sees("漏水渗水");
  await resident.settles();
  expect(await resident.page.locator(".case-row").count()).toBe(1);
});
