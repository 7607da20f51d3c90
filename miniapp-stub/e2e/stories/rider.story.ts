import { expect, test } from "vitest";
import { has, keeperIsOnDuty, lends, somewhere, stationMade } from "../communityStations";
import { someName } from "../names";
import { Visitor } from "../visitor";

/** Somebody who was never here, and rides in 兴庆区; the phone knows where it is. */
async function riderComes(at: { longitude: number; latitude: number }): Promise<Visitor> {
  const rider = await Visitor.comes("phone", { geolocation: at, permissions: ["geolocation"] });
  await rider.isNew();
  await rider.opens("/pages/me/profile");
  await rider.writes("姓名", someName());
  await rider.presses("保存姓名");
  await rider.sees("已保存");
  await rider.opens("/pages/me/roles");
  await rider.writes("在哪个县、区跑单", "兴庆区");
  await rider.presses("查找");
  await rider.presses("在兴庆区登记");
  await rider.sees("已登记为骑手");
  return rider;
}

test("a rider finds the nearest open station with a working microwave, borrows an umbrella, asks for medicine, and reports a missing manhole cover", async () => {
  const spot = somewhere();
  const broken = await stationMade(spot, 40);
  await has(broken, "MICROWAVE", "OUT_OF_ORDER");
  const station = await stationMade(spot, 120);
  await has(station, "MICROWAVE", "WORKS");
  await has(station, "MEDICINE_BOX", "WORKS");
  await has(station, "UMBRELLA", "WORKS");
  await lends(station, "UMBRELLA", 1);
  await keeperIsOnDuty(station);

  const rider = await riderComes(spot.measured);
  await rider.opens("/pages/stations/stations");
  await rider.presses("我的位置");
  await rider.sees(broken.name, "微波炉待修");
  await rider.ticks(/开放中/);
  await rider.ticks(/微波炉/);
  await rider.seesNoMore(broken.name);
  await rider.sees(station.name);
  expect(await rider.page.locator(".station-card").first().innerText()).toContain(station.name);
  await rider.keepsPicture("rider-nearest");
  await rider.presses("地图");
  await rider.sees("示意图");
  await rider.keepsPicture("rider-map");
  await rider.presses("列表");
  await rider.presses(new RegExp(station.name));

  await rider.sees("有人值班", "全天开放");
  await rider.presses("扫码到站");
  await rider.writes("站点码", station.code);
  await rider.presses("到这个站点");
  await rider.presses("到站签到");
  await rider.sees(/已签到，到/);
  await rider.presses("借雨伞");
  await rider.sees("已借用：雨伞", "已借完", "归还雨伞");
  await rider.keepsPicture("rider-at-station");

  await rider.presses("求助");
  await rider.chooses(/要药品/);
  await rider.writes("再说一句", "同行发烧了，有退烧药吗");
  await rider.keepsPicture("rider-asks");
  await rider.presses("发出求助");
  await rider.sees("等人回应");

  const keeper = await (await Visitor.comes()).logsInAs("马晓兰");
  await keeper.opens("/pages/messages/messages");
  await keeper.presses(new RegExp(station.name));
  await keeper.sees("要药品", "同行发烧了，有退烧药吗");
  await keeper.writes("说一句", "有布洛芬，没拆封，在前台");
  await keeper.presses("发送");
  await rider.sees("有布洛芬，没拆封，在前台", "有人回应");
  await rider.keepsPicture("rider-answered");
  await rider.presses("结束求助");
  await rider.presses("确认结束");
  await rider.sees("已结束");
  await keeper.sees("已结束");

  await rider.opens("/pages/home/home");
  await rider.presses(/^报隐患/);
  await rider.chooses("井盖缺失");
  await rider.sees("就在您现在的位置");
  await rider.presses("发送");
  await rider.sees(/已登记，编号/);
  await rider.keepsPicture("rider-hazard");
  await rider.presses("看进展");
  await rider.sees("井盖缺失");

  await rider.opens("/pages/loans/loans");
  await rider.presses("归还");
  await rider.writes("站点码", station.code);
  await rider.presses("扫码归还");
  await rider.sees("已归还：雨伞");
});
