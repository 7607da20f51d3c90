import { expect, test } from "vitest";
import { PICTURE } from "../cases";
import { someName } from "../names";
import { plateAt } from "../server";
import { Visitor } from "../visitor";

const DOOR = await plateAt("滨河花园 3栋 2单元");

test("a street lamp that a rider reports is fixed by the property company in its promised minutes, and he says how well", async () => {
  const lamp = `${someName()}巷口第三盏路灯`;
  const rider = await (await Visitor.comes()).logsInAs("马国强");
  await rider.scans(DOOR);
  await rider.presses("随手拍");
  await rider.sees("30分钟内接收");
  await rider.chooses("路灯不亮");
  await rider.presses("下一步");
  await rider.chooses("在路边、空地，不在楼里");
  await rider.writes("具体在哪里", lamp);
  await rider.writes("小区、楼栋或地址", "滨河花园 3栋");
  await rider.presses("滨河花园 3栋");
  await rider.presses("下一步");
  await rider.writes("是什么情况", "晚上一片黑，骑车看不见路。");
  await rider.brings("拍照或选照片", "lamp.png", PICTURE);
  await rider.sees("已上传");
  await rider.presses("下一步");
  await rider.presses("下一步");
  await rider.sees("请看一遍", lamp);
  await rider.presses("提交");
  const number = await rider.reads(/已登记，编号 (\d{3} \d{3} \d{4})/);
  await rider.presses("看进展");
  await rider.sees("待接收");

  const property = await (await Visitor.comes("desk")).logsInAs("何军");
  await property.opens("/staff/home/home");
  await property.presses("待办事项");
  await property.presses(lamp);
  await property.sees(number, "晚上一片黑", /还剩/);
  await property.keepsPicture("lamp-waits");
  await property.presses(/^接收$/);
  await property.sees("已接收，由您办理");
  await rider.sees("办理中");

  await property.presses(/^办结$/);
  await property.presses(/办得怎么样/);
  await property.chooses("已解决");
  await property.writes("告诉提出人办理情况", "灯泡换好了，已经亮了。");
  await property.brings("拍照或选照片", "bright.png", PICTURE);
  await property.sees("已上传");
  await property.presses(/^办结$/);
  await property.sees("已办结，提出人 7 天内可以认可或不认可");

  await rider.sees("待您确认", "灯泡换好了");
  await rider.presses("办好了，我来评价");
  await rider.chooses("很满意");
  await rider.presses("确认办好");
  await rider.sees("谢谢，已办结");
  await rider.keepsPicture("lamp-is-bright");
  expect(await rider.page.getByText("这一步逾期了").count()).toBe(0);
});
