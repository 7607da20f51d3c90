import { test } from "vitest";
import { publishedByCommunity } from "../communityNotices";
import { plateAt } from "../server";
import { Visitor } from "../visitor";

const DOOR = await plateAt("滨河花园 3栋 2单元");

test("an officer drafts a notice against fraud, another reviews it, residents read it and are counted, the rest are reminded, and once withdrawn it is gone from the plate", async () => {
  const title = `谨防刷单返利 ${Date.now() % 1_000_000}`;

  const passerBy = await Visitor.comes();
  await passerBy.scans(DOOR);
  await passerBy.sees("门牌有效");

  const officer = await (await Visitor.comes("desk")).logsInAs("田文军");
  await officer.opens("/staff/home/home");
  await officer.presses("通知公告");
  await officer.presses("写一篇通知");
  await officer.presses("类别");
  await officer.chooses("反诈");
  await officer.writes("标题", title);
  await officer.writes("推送摘要", "接到刷单兼职的电话，请马上挂断，打 96110 问一问");
  await officer.writes("正文", "凡是要您先垫钱的兼职，都是诈骗。");
  await officer.presses("列表");
  await officer.ticks(/^必读/);
  // The plate shows the first few: what other stories have left there stands behind it.
  await officer.ticks(/^置顶/);
  await officer.sees("子营街道");
  await officer.presses("保存并预览");
  await officer.sees("居民看到的样子", "凡是要您先垫钱的兼职，都是诈骗。", "一项");
  await officer.keepsPicture("publish-preview");
  await officer.presses("提交审核");
  await officer.sees("已提交，等另一位工作人员审核");
  await officer.presses("回到通知列表");
  await officer.presses(title);
  await officer.sees("要由另一位工作人员审核");

  const reviewer = await (await Visitor.comes("desk")).logsInAs("苏建平");
  await reviewer.opens("/staff/home/home");
  await reviewer.presses("通知公告");
  await reviewer.turnsTo("待审核");
  await reviewer.presses(title);
  await reviewer.sees("凡是要您先垫钱的兼职，都是诈骗。", "微信内容检查");
  await reviewer.presses(/^通过$/);
  await reviewer.sees("通过后马上发布");
  await reviewer.keepsPicture("publish-review");
  await reviewer.presses(/^通过$/);
  await reviewer.sees("已通过");

  await passerBy.sees(title);
  await passerBy.keepsPicture("publish-on-the-plate");

  await officer.opens("/staff/home/home");
  await officer.presses("通知公告");
  await officer.turnsTo("已发布");
  await officer.presses(title);
  await officer.sees(/应读 [1-9]\d* 人，已读 0 人/);

  const resident = await (await Visitor.comes()).logsInAs("李桂兰");
  await resident.scans(DOOR);
  await resident.sees(title);
  await resident.text(title).click();
  await resident.sees("凡是要您先垫钱的兼职，都是诈骗。");
  await resident.presses("我已阅读");

  await officer.sees(/应读 [1-9]\d* 人，已读 1 人/);
  await officer.keepsPicture("publish-counted");
  await officer.presses("催读");
  await officer.sees(/给还没读到的 \d+ 人再发一条提醒/);
  await officer.presses("催读");
  await officer.sees(/正在提醒|已开始提醒/);

  await officer.presses("撤回这篇通知");
  await officer.writes("为什么撤回", "电话号码写错了，新的通知会重新发布");
  await officer.presses("撤回这篇通知");
  await officer.sees("已撤回，读过的人会收到原因");
  await passerBy.seesNoMore(title);
  await passerBy.keepsPicture("publish-withdrawn");
}, 180_000);

test("a grid worker records at the door who was told, also where there is no signal", async () => {
  const title = `上门讲防骗 ${Date.now() % 1_000_000}`;
  await publishedByCommunity(`story:${title}`, title);

  const gridWorker = await (await Visitor.comes()).logsInAs("王英");
  await gridWorker.opens("/staff/home/home");
  await gridWorker.presses("网格、楼栋、门牌和表格");
  await gridWorker.presses("上门告知");
  await gridWorker.presses(title);
  await gridWorker.presses("李*兰");
  await gridWorker.losesTheSignal();
  await gridWorker.chooses("已装");
  await gridWorker.chooses("已开");
  await gridWorker.presses("记下：已当面告知");
  await gridWorker.sees("已记在手机上，有信号后会自动发出");
  await gridWorker.keepsPicture("publish-at-the-door");
  await gridWorker.hasSignalAgain();
  await gridWorker.sees("已办好：上门告知");

  const staff = await (await Visitor.comes("desk")).logsInAs("张晓燕");
  await staff.opens("/staff/home/home");
  await staff.presses("通知公告");
  await staff.presses(title);
  await staff.sees("已装国家反诈中心", "已开来电预警");
});
