import { expect, test } from "vitest";
import { plateAt } from "../server";
import { Visitor } from "../visitor";

const DOOR = "滨河花园 3栋 2单元";
const COMMUNITY = `kind=region&id=520329001005&name=${encodeURIComponent("积善社区")}&size=COMMUNITY&role=COMMUNITY_STAFF&community=520329001005`;

/** A finger on the button for longer than a second. */
async function holds(person: Visitor): Promise<void> {
  const box = await person.button(/按住 1 秒报警/).boundingBox();
  if (!box) throw new Error("No button to hold");
  await person.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await person.page.mouse.down();
  await person.sees(/秒后发出/);
  await person.page.mouse.up();
}

test("a 78-year-old who fell holds the button at her door; her neighbour is told at once, after half a minute the community, which comes and ends it", async () => {
  const head = await Visitor.comes();
  await head.logsInAs("杨秀珍");
  await head.opens("/pages/me/me");
  await head.sees("要我应答的报警");

  const old = await Visitor.comes("phone");
  await old.scans(await plateAt(DOOR));
  await old.presses("一键报警");
  await old.sees("110", "119", "120", DOOR);
  await old.switchesToLargePrint();
  await old.chooses("摔倒、老人求助");
  await holds(old);
  await old.presses("取消，不报警");
  await old.sees("已取消，没有发出。");
  await holds(old);
  await old.presses("马上发出");
  await old.sees("谁在帮您", "还没有人应答");
  await old.keepsPicture("alarm-calling");

  // Her neighbour's phone says so on whatever page is open; opened, it says that it was seen.
  await head.sees(/一键报警：摔倒/);
  await head.presses("去看看");
  await head.sees("我马上去", "没有登录，不知道是谁");
  await head.keepsPicture("alarm-answer");
  await old.sees("看到了");
  await head.presses("我去不了");
  await head.sees("您去不了");

  await old.writes("怎么了", "摔倒在卫生间，起不来");
  await old.presses("发送");
  await old.sees("已发出，应答的人能看到。");

  // Nobody has said to come for half a minute.
  await old.sees(/已通知社区，共 \d+ 人/);
  const community = await Visitor.comes("desk");
  await community.logsInAs("张晓燕");
  await community.opens(`/staff/alarms/alarms?${COMMUNITY}`);
  await community.page.getByRole("switch", { name: /声音提醒/ }).click();
  await community.presses(/摔倒/);
  await community.sees("摔倒在卫生间，起不来");
  await community.keepsPicture("alarm-desk");
  await community.ticks(/10 分钟/);
  await community.presses("我马上去");
  await community.sees("已告诉报警的人。");
  await old.sees("正在赶来，约 10 分钟到");
  await old.keepsPicture("alarm-coming");
  await community.presses("我到了");
  await old.sees("已到场");
  await community.chooses("帮到了");
  await community.writes("看到什么、做了什么", "扶起来了，没有受伤");
  await community.presses("处置完毕");
  await community.presses("确定结束");
  await community.sees("已结束，大家都会收到通知。");
  await old.sees("还需要帮助，重新报警");
  await old.opens("/pages/home/home");
  await old.sees("找我的楼");
  expect(await old.text("您的报警还在处理").isVisible()).toBe(false);
});
