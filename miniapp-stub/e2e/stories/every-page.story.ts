import { describe, expect, test } from "vitest";
import { drilled } from "../alarms";
import { faultsOf } from "../audit";
import { answered, doneByProperty, filed } from "../cases";
import { eventDrafted, eventPublished, signedUp } from "../communityEvents";
import { askedForHelp, demoStation, hasAnUmbrella } from "../communityStations";
import { appliedFor, booked, errandAsked, materialsAsked, serviceMade, windowMade } from "../communityHall";
import { publishedByCommunity, waitingForReview } from "../communityNotices";
import { someName } from "../names";
import { published, thereIsFraud } from "../notices";
import { Person, plateAt } from "../server";
import { DEVICES, Visitor, type Device } from "../visitor";

/** A page as somebody has it before them: its path, what they choose and press there, and words that are there once it is whole. */
interface Seen {
  name: string;
  path: string;
  turnsTo?: string;
  chooses?: string;
  presses?: string[];
  sign: string;
}

const DOOR = await plateAt("滨河花园 3栋 2单元");
const { doorplate } = await (await Person.of("grid-worker")).ask<{
  doorplate: { building: { id: string; gridPath: Array<{ id: string; name: string }> } };
}>(
  "query ($code: String!) { doorplate(code: $code) { building { id gridPath { id name } } } }",
  { code: DOOR.code },
);
const BUILDING = doorplate.building.id;
const REGION = "520329";
const FRAUD = someName();
await thereIsFraud(FRAUD, REGION);
const { id: CASE } = await filed({ kind: "report", category: "street-lamp", plate: DOOR.code, text: "三楼楼道的灯不亮了" });
const { id: CASE_DONE } = await filed({ kind: "report", category: "facility", plate: DOOR.code, text: "单元门关不上" });
await doneByProperty(CASE_DONE);
const ASKED = "居住证明要带什么";
await answered(ASKED, "带身份证和租房合同，到社区服务大厅，当场就办。");
const CHECK_UP = await eventPublished("居民免费体检", 72);
const TAKEN = await eventPublished("居民免费量血压", 48);
const SIGN_UP = await signedUp("resident", TAKEN);
const FULL = await eventPublished("用电安全课", 96, { capacity: 1, waitingLimit: 0, groups: [] });
await signedUp("resident", FULL);
const NOTICE = await published({ title: "最近有人冒充公检法", region: "520329001005" });
const STATION = await demoStation();
const CALL = await askedForHelp("resident", STATION, "有人中暑了，有没有藿香正气水");
await hasAnUmbrella("resident", STATION);
const SERVICE = await serviceMade("独居老人送餐");
const ASKED_FOR = await serviceMade("独居老人洗衣");
const AT_COMMUNITY = "region.520329001005";
const SERVICE_WINDOW = await windowMade(SERVICE, "社区服务大厅 1 号窗口");
const APPLICATION = await appliedFor(ASKED_FOR);
await materialsAsked(APPLICATION);
const BOOKING = await booked(SERVICE_WINDOW, SERVICE);
const ERRAND = await errandAsked(ASKED_FOR);
const ALARM = await drilled(DOOR.code);

const NOBODY: Seen[] = [
  { name: "home", path: "/pages/home/home", sign: "找我的楼" },
  { name: "plate", path: `/pages/plate/plate?code=${DOOR.code}`, sign: "报警" },
  { name: "plate-mistyped", path: "/pages/plate/plate?code=C05V9V8N515N7", sign: "门牌码不对" },
  { name: "plate-foreign", path: "/pages/plate/plate?code=https%3A%2F%2Fexample.com%2Fmenu", sign: "这不是门牌的二维码" },
  { name: "responsible", path: `/pages/responsible/responsible?plate=${DOOR.code}`, sign: "积善社区" },
  { name: "building", path: `/pages/building/building?id=${BUILDING}`, sign: "登记住处" },
  { name: "login", path: "/pages/login/login", sign: "王英" },
  { name: "me-out", path: "/pages/me/me", sign: "您还没有登录" },
  { name: "alarm", path: `/pages/alarm/alarm?plate=${DOOR.code}`, sign: "按住 1 秒报警" },
  { name: "alarm-nowhere", path: "/pages/alarm/alarm", sign: "还不知道您在哪里|按住 1 秒报警" },
  { name: "alarm-over", path: `/pages/alarm/stand?ticket=${ALARM.ticket}`, sign: "还需要帮助" },
  { name: "alarm-none", path: "/pages/alarm/stand?ticket=none", sign: "结束很久" },
  { name: "policy", path: "/pages/privacy/policy", sign: "版本" },
  { name: "notice", path: `/pages/notice/notice?id=${NOTICE}`, sign: "文中的链接" },
  { name: "notice-none", path: "/pages/notice/notice?id=none", sign: "请先登录" },
  { name: "fraud", path: `/pages/fraud/fraud?region=${REGION}`, sign: "96110" },
  { name: "fraud-entry", path: `/pages/fraud/fraud?region=${REGION}`, presses: [FRAUD], sign: "怎么办" },
  { name: "faq", path: "/pages/faq/faq?region=520329001005", sign: "找一找" },
  { name: "faq-answer", path: "/pages/faq/faq?region=520329001005", presses: [ASKED], sign: "当场就办" },
  { name: "orders-shown", path: "/pages/orders/shown?region=520329001005", sign: "做成什么样" },
  { name: "events-out", path: `/pages/events/events?plate=${DOOR.code}`, sign: "居民免费体检" },
  { name: "event-out", path: `/pages/event/event?id=${CHECK_UP}`, sign: "空腹来" },
  { name: "event-full", path: `/pages/event/event?id=${FULL}`, sign: "名额和候补都满了" },
  { name: "event-none", path: "/pages/event/event?id=none", sign: "没有找到这个活动" },
  { name: "sign-up-out", path: `/pages/signup/signup?event=${CHECK_UP}`, sign: "请先登录" },
  { name: "stations-out", path: "/pages/stations/stations", sign: "要找哪里的站点|约 .* 米" },
  { name: "stations", path: `/pages/stations/stations?plate=${DOOR.code}`, presses: ["更多条件"], sign: "约 .* 米" },
  { name: "stations-map", path: `/pages/stations/stations?plate=${DOOR.code}`, presses: ["地图"], sign: "示意图" },
  { name: "station", path: `/pages/station/station?id=${STATION.id}`, sign: "站里有什么" },
  { name: "station-typing", path: `/pages/station/station?id=${STATION.id}`, presses: ["扫码到站"], sign: "墙上二维码下面的编码" },
  { name: "station-here-out", path: `/pages/station/station?code=${STATION.code}`, sign: "您在这里" },
  { name: "station-none", path: "/pages/station/station?id=none", sign: "没有找到这个站点" },
  { name: "station-code-old", path: "/pages/station/station?code=0000000000000", sign: "没有找到这个站点码" },
  { name: "help-ask-out", path: `/pages/help/ask?station=${STATION.id}`, sign: "请先登录" },
  { name: "hazard-out", path: `/pages/hazard/hazard?plate=${DOOR.code}`, sign: "请先登录" },
  { name: "services", path: `/hall/services/services?plate=${DOOR.code}`, sign: "按人生大事找" },
  { name: "services-life", path: `/hall/services/services?plate=${DOOR.code}`, chooses: "养老", sign: "独居老人送餐" },
  { name: "services-place", path: `/hall/services/services?plate=${DOOR.code}`, presses: ["换地方"], sign: "按社区、街道找" },
  { name: "service", path: `/hall/service/service?key=${SERVICE.key}&at=${AT_COMMUNITY}`, sign: "备好 0 样，共 2 样" },
  { name: "service-none", path: `/hall/service/service?key=none&at=${AT_COMMUNITY}`, sign: "这里不办这件事" },
  { name: "windows", path: `/hall/windows/windows?at=${AT_COMMUNITY}`, sign: "1 号窗口" },
  { name: "window-out", path: `/hall/windows/window?id=${SERVICE_WINDOW}`, sign: "请先登录" },
  { name: "apply-out", path: `/hall/apply/apply?key=${SERVICE.key}&at=${AT_COMMUNITY}`, sign: "请先登录" },
  { name: "file-out", path: `/pages/case/file?kind=REPORT&plate=${DOOR.code}`, sign: "请先登录" },
];

const NEWCOMER: Seen[] = [
  { name: "consent", path: "/pages/login/consent", sign: "您的年龄" },
  { name: "me-newcomer", path: "/pages/me/me", sign: "还没有同意隐私政策" },
];

const RESIDENT: Seen[] = [
  { name: "me", path: "/pages/me/me", sign: "退出登录" },
  { name: "alarms-to-answer", path: "/pages/alarm/alarms", sign: "没有要您应答的报警|摔倒" },
  { name: "alarm-not-mine", path: "/pages/alarm/answer?id=none", sign: "没有这条报警" },
  { name: "bands", path: "/band/bands/bands", sign: "登记一个手环" },
  { name: "band-wear", path: "/band/wear/wear", sign: "卡片上的号码" },
  { name: "band-none", path: "/band/band/band?id=none", sign: "没有这个手环" },
  { name: "profile", path: "/pages/me/profile", sign: "姓名" },
  { name: "roles", path: "/pages/me/roles", sign: "骑手" },
  { name: "homes", path: "/pages/homes/homes", sign: "已核实" },
  { name: "join", path: "/pages/homes/join", sign: "先找到您住的楼" },
  { name: "join-form", path: `/pages/homes/join?building=${BUILDING}`, sign: "门号" },
  { name: "family", path: "/pages/family/family", sign: "李小禾" },
  { name: "family-add", path: "/pages/family/add", sign: "姓名" },
  { name: "privacy", path: "/pages/privacy/privacy", sign: "我的同意记录" },
  { name: "accesses", path: "/pages/privacy/accesses", sign: "看过|没有工作人员" },
  { name: "exports", path: "/pages/privacy/exports", sign: "申请信息副本" },
  { name: "close", path: "/pages/privacy/close", sign: "注销" },
  { name: "me-leaving", path: "/pages/me/me", presses: ["退出登录"], sign: "在所有设备上退出" },
  { name: "homes-leaving", path: "/pages/homes/homes", presses: ["我搬走了"], sign: "确认搬离" },
  { name: "desktop", path: "/pages/desktop/desktop?code=AAAAAAAAAAAAAAAAAAAAAA", sign: "电脑" },
  { name: "duty", path: "/pages/duty/duty", sign: "近期没有安排您值班" },
  { name: "station-here", path: `/pages/station/station?code=${STATION.code}`, sign: "归还雨伞" },
  { name: "loans", path: "/pages/loans/loans", presses: ["归还"], sign: "请扫归还站点墙上的二维码" },
  { name: "help-ask", path: `/pages/help/ask?station=${STATION.id}`, presses: ["发出求助"], sign: "请选一项" },
  { name: "help-call", path: `/pages/help/call?id=${CALL}`, sign: "藿香正气水" },
  { name: "help-calls", path: "/pages/help/calls", sign: "要药品" },
  { name: "rider-none", path: "/pages/rider/rider", sign: "还没有登记为骑手" },
  { name: "hazard", path: "/pages/hazard/hazard", sign: "井盖缺失" },
  { name: "hazard-form", path: `/pages/hazard/hazard?plate=${DOOR.code}`, chooses: "井盖缺失", sign: "在滨河花园" },
  { name: "messages", path: "/pages/messages/messages", sign: "提醒设置" },
  { name: "reminding", path: "/pages/messages/reminding", sign: "免打扰时段" },
  { name: "notices", path: "/pages/notice/notices", sign: "最近有人冒充公检法" },
  { name: "cases", path: "/pages/case/cases", sign: "进行中" },
  { name: "case", path: `/pages/case/case?id=${CASE}`, sign: "三楼楼道的灯不亮了" },
  { name: "case-comment", path: `/pages/case/case?id=${CASE}`, presses: ["补充说明"], sign: "新情况" },
  { name: "case-done", path: `/pages/case/case?id=${CASE_DONE}`, sign: "待您确认" },
  { name: "case-scoring", path: `/pages/case/case?id=${CASE_DONE}`, presses: ["办好了"], sign: "很不满意" },
  { name: "file-category", path: `/pages/case/file?kind=DISPUTE&plate=${DOOR.code}`, sign: "漏水渗水" },
  { name: "file-where", path: `/pages/case/file?kind=REPORT&plate=${DOOR.code}`, chooses: "路灯不亮", presses: ["下一步"], sign: "门号" },
  { name: "file-asked", path: `/pages/case/file?kind=QUESTION&plate=${DOOR.code}`, chooses: "社保医保", presses: ["下一步", "下一步"], sign: "有人问过" },
  { name: "file-what", path: `/pages/case/file?kind=ORDER&plate=${DOOR.code}`, chooses: "家庭小修", presses: ["下一步", "下一步"], sign: "要做什么" },
  { name: "file-anywhere", path: "/pages/case/file?kind=REPORT", sign: "在一栋楼里" },
  { name: "events", path: `/pages/events/events?plate=${DOOR.code}`, sign: "居民免费体检" },
  { name: "events-mine", path: "/pages/events/events?tab=mine", sign: "出示凭证" },
  { name: "event", path: `/pages/event/event?id=${CHECK_UP}`, presses: ["分享图"], sign: "下载图片" },
  { name: "event-mine", path: `/pages/event/event?id=${TAKEN}`, presses: ["取消报名"], sign: "确认取消" },
  { name: "sign-up", path: `/pages/signup/signup?event=${CHECK_UP}`, sign: "同住的家人" },
  { name: "sign-up-question", path: `/pages/signup/signup?event=${CHECK_UP}`, presses: ["下一步"], sign: "收集目的" },
  { name: "sign-up-fault", path: `/pages/signup/signup?event=${CHECK_UP}`, presses: ["下一步"], sign: "请选一项" },
  { name: "pass", path: `/pages/pass/pass?id=${SIGN_UP}`, sign: "给门口的工作人员扫" },
  { name: "check-in", path: `/pages/checkin/checkin?event=${TAKEN}`, presses: ["签到"], sign: "请输入屏幕上的 6 位数字" },
  { name: "apply", path: `/hall/apply/apply?key=${SERVICE.key}&at=${AT_COMMUNITY}`, sign: "替谁办" },
  { name: "apply-fault", path: `/hall/apply/apply?key=${SERVICE.key}&at=${AT_COMMUNITY}`, presses: ["下一步", "下一步"], sign: "有几处要改" },
  { name: "applications", path: "/hall/applications/applications", sign: "独居老人洗衣" },
  { name: "application", path: `/hall/applications/application?id=${APPLICATION}`, presses: ["撤回申请"], sign: "确认撤回" },
  { name: "application-fault", path: `/hall/applications/application?id=${APPLICATION}`, presses: ["补交"], sign: "请先改一项" },
  { name: "application-none", path: "/hall/applications/application?id=none", sign: "没有找到这个申请" },
  { name: "window", path: `/hall/windows/window?id=${SERVICE_WINDOW}&at=${AT_COMMUNITY}&service=${SERVICE.key}`, presses: ["预约这个时间"], sign: "请选哪一天" },
  { name: "window-change", path: `/hall/windows/window?id=${SERVICE_WINDOW}&booking=${BOOKING}`, sign: "改到这个时间" },
  { name: "bookings", path: "/hall/bookings/bookings", sign: "独居老人送餐" },
  { name: "booking", path: `/hall/bookings/booking?id=${BOOKING}`, presses: ["取消预约"], sign: "确认取消" },
  { name: "errand-ask", path: `/hall/errands/ask?key=${SERVICE.key}&at=${AT_COMMUNITY}`, presses: ["请人代办"], sign: "请先看同意书" },
  { name: "errands", path: "/hall/errands/errands", sign: "独居老人洗衣" },
  { name: "errand", path: `/hall/errands/errand?id=${ERRAND}`, presses: ["撤回同意"], sign: "确认撤回" },
  { name: "errand-jobs-none", path: "/hall/errands/jobs", sign: "这一页给能接代办的人" },
  { name: "notice-to-confirm", path: `/pages/notice/notice?id=${NOTICE}`, sign: "我已阅读" },
];

const COMMUNITY = `kind=region&id=520329001005&name=${encodeURIComponent("积善社区")}&size=COMMUNITY&role=COMMUNITY_STAFF&community=520329001005`;
const HOUSE = `kind=building&id=${BUILDING}&name=${encodeURIComponent("3栋")}&size=BUILDING&role=COMMUNITY_STAFF&community=520329001005`;

const [WIDEST] = doorplate.building.gridPath;
const GRID = `kind=grid&id=${WIDEST?.id ?? ""}&name=${encodeURIComponent(WIDEST?.name ?? "")}&size=GRID&role=COMMUNITY_STAFF&community=520329001005`;

const MUST_READ = await publishedByCommunity("every-page:published", "这一页上的通知");
await waitingForReview("every-page:waiting", "等人审核的通知");
const { number: NUMBER } = await filed({ kind: "question", category: "certificates", text: "居住证明在哪里开" });

/** In half an hour: its code is shown, and people are checked in. */
const EVENT_SOON = await eventPublished("司机免费体检", 0.5);
await eventDrafted("一场在写的讲座", 72);

/** What the community alone offers: applied for, asked of volunteers, and had at a window. */
const MEALS = `送餐上门（${someName()}）`;
const MEALS_WINDOW = `送餐窗口（${someName()}）`;
const MEALS_MADE = await serviceMade(MEALS);
await appliedFor(MEALS_MADE);
await errandAsked(MEALS_MADE);
const WINDOW = await windowMade(MEALS_MADE, MEALS_WINDOW);

const COUNTY = `kind=region&id=${REGION}&name=${encodeURIComponent("余庆县")}&size=COUNTY&role=COUNTY_STAFF`;
const UNIT = COMMUNITY.replace("COMMUNITY_STAFF", "MEMBER_UNIT");

const STAFF: Seen[] = [
  { name: "staff-home", path: "/staff/home/home", sign: "积善社区" },
  { name: "staff-alarms", path: `/staff/alarms/alarms?${COMMUNITY}`, turnsTo: "全部", sign: "声音提醒" },
  { name: "staff-alarm", path: `/staff/alarms/alarms?${COMMUNITY}`, turnsTo: "全部", presses: ["急病"], sign: "谁在应答" },
  { name: "staff-alarm-told", path: `/pages/alarm/answer?id=${ALARM.id}`, sign: "谁在应答" },
  { name: "staff-alarm-figures", path: `/staff/alarm-figures/alarm-figures?${COMMUNITY}`, sign: "5 分钟内有人应答" },
  { name: "staff-alarm-times", path: `/staff/alarm-times/alarm-times?${COMMUNITY}`, sign: "秒后通知社区" },
  { name: "staff-bands", path: `/staff/bands/bands?${COMMUNITY}`, sign: "登记手环" },
  { name: "staff-band-form", path: `/staff/bands/bands?${COMMUNITY}`, presses: ["登记手环"], sign: "手环编号" },
  { name: "staff-place", path: `/staff/place/place?${COMMUNITY}`, sign: "第一网格" },
  { name: "staff-building", path: `/staff/place/place?${HOUSE}`, sign: "2单元" },
  { name: "staff-requests", path: `/staff/requests/requests?${COMMUNITY}`, sign: "502" },
  { name: "staff-request", path: `/staff/requests/requests?${COMMUNITY}`, presses: ["502", "不予核实"], sign: "为什么不予核实" },
  { name: "staff-residents", path: `/staff/residents/residents?${COMMUNITY}`, sign: "501" },
  { name: "staff-resident", path: `/staff/residents/residents?${COMMUNITY}`, presses: ["李*兰", "查看完整姓名和电话"], sign: "为什么要看" },
  { name: "staff-cards", path: `/staff/cards/cards?${COMMUNITY}`, sign: "社区居委会" },
  { name: "staff-card-form", path: `/staff/cards/cards?${COMMUNITY}`, presses: ["发布一张"], sign: "姓名或单位" },
  { name: "staff-gaps", path: `/staff/gaps/gaps?${COMMUNITY}`, sign: "没有楼栋" },
  { name: "staff-duty", path: `/staff/duty/duty?${GRID}`, sign: "没有人值班" },
  { name: "staff-shift-form", path: `/staff/duty/duty?${GRID}`, presses: ["排一班"], sign: "本人绑定的手机号" },
  { name: "staff-leave", path: `/staff/cards/cards?${COMMUNITY}`, presses: ["社区居委会", "登记请假"], sign: "代班人姓名" },
  { name: "staff-stations", path: `/staff/stations/stations?${COMMUNITY}`, sign: STATION.name },
  { name: "staff-station-sheets", path: `/staff/station-sheets/station-sheets?${COMMUNITY}`, sign: "第二步" },
  { name: "staff-stations-unconfirmed", path: `/staff/stations/stations?${COMMUNITY}`, turnsTo: "待核对", sign: "都核对过了" },
  { name: "staff-station", path: `/staff/stations/stations?${COMMUNITY}`, presses: [STATION.name, "临时关闭"], sign: "原因会显示给所有人" },
  { name: "staff-station-form", path: `/staff/station-form/station-form?${COMMUNITY}`, presses: ["保存"], sign: "还有几处要改" },
  { name: "staff-station-desk", path: `/staff/station-desk/station-desk?station=${STATION.id}`, sign: "要药品" },
  { name: "staff-station-loans", path: `/staff/station-desk/station-desk?station=${STATION.id}`, turnsTo: "外借", sign: "外借设置" },
  { name: "staff-station-amenities", path: `/staff/station-desk/station-desk?station=${STATION.id}`, turnsTo: "设施", sign: "饮水" },
  { name: "staff-station-rider", path: `/staff/station-desk/station-desk?station=${STATION.id}`, turnsTo: "核验骑手", sign: "骑手码" },
  { name: "staff-station-figures", path: `/staff/station-desk/station-desk?station=${STATION.id}`, turnsTo: "服务人次", sign: "合计" },
  { name: "staff-plates", path: `/staff/plates/plates?${HOUSE}`, sign: "使用中" },
  { name: "staff-plate", path: `/staff/plates/plates?${HOUSE}`, presses: ["C05V-9V8N-515NR", "停用这块门牌"], sign: "为什么停用" },
  { name: "staff-printing", path: `/staff/printing/printing?${COMMUNITY}`, sign: "打开打印页" },
  { name: "staff-importing", path: `/staff/importing/importing?${COMMUNITY}`, sign: "选择表格" },
  { name: "staff-roles", path: `/staff/roles/roles?${COMMUNITY}`, sign: "楼栋长" },
  { name: "staff-appoint-form", path: `/staff/roles/roles?${COMMUNITY}`, presses: ["任命一个人"], sign: "对方的手机号" },
  { name: "staff-notices", path: `/staff/notices/notices?${COMMUNITY}`, sign: "等人审核的通知" },
  { name: "staff-notice", path: `/staff/notices/notices?${COMMUNITY}`, presses: ["这一页上的通知"], sign: "阅读名单" },
  { name: "staff-notice-own", path: `/staff/notices/notices?${COMMUNITY}`, presses: ["等人审核的通知"], sign: "另一位工作人员" },
  { name: "staff-writing", path: `/staff/writing/writing?${COMMUNITY}`, presses: ["再加一个地方", "保存并预览"], sign: "还有几处要改" },
  { name: "staff-telling", path: `/staff/telling/telling?${COMMUNITY}`, sign: "这一页上的通知" },
  { name: "staff-receipts", path: `/staff/receipts/receipts?${COMMUNITY}&notice=${MUST_READ}&about=ANTI_FRAUD`, sign: "李\\*兰" },
  { name: "staff-tell", path: `/staff/receipts/receipts?${COMMUNITY}&notice=${MUST_READ}&about=ANTI_FRAUD`, presses: ["李*兰"], sign: "国家反诈中心" },
  { name: "staff-deliveries", path: `/staff/deliveries/deliveries?${COMMUNITY}`, sign: "没有送不到|试过" },
  { name: "staff-frauds", path: `/staff/frauds/frauds?${COMMUNITY}`, sign: "新增一种骗术" },
  { name: "staff-fraud-form", path: `/staff/frauds/frauds?${COMMUNITY}`, presses: ["新增一种骗术"], sign: "怎么识破" },
  { name: "staff-queue", path: `/staff/queue/queue?${COMMUNITY}`, sign: "证明与办事" },
  { name: "staff-case", path: `/staff/queue/queue?${COMMUNITY}`, presses: [NUMBER, "其他办理"], sign: "居住证明在哪里开" },
  { name: "staff-case-dispatch", path: `/staff/queue/queue?${COMMUNITY}`, presses: [NUMBER, "派单"], sign: "派给哪个岗位" },
  { name: "staff-filing", path: `/staff/filing/filing?${COMMUNITY}`, presses: ["登记"], sign: "还有几处要改" },
  { name: "staff-ledger", path: `/staff/ledger/ledger?${COMMUNITY}`, sign: "证明与办事" },
  { name: "staff-ledger-filter", path: `/staff/ledger/ledger?${COMMUNITY}`, presses: ["筛选", "导出台账"], sign: "只看逾期的" },
  { name: "staff-figures", path: `/staff/figures/figures?${COMMUNITY}`, sign: "按时响应|没有登记" },
  { name: "staff-answers", path: `/staff/answers/answers?${COMMUNITY}`, sign: "查一查" },
  { name: "staff-answer", path: `/staff/answers/answers?${COMMUNITY}`, presses: [ASKED], sign: "撤回这个问答" },
  { name: "staff-events", path: `/staff/events/events?${COMMUNITY}`, sign: "一场在写的讲座" },
  { name: "staff-event", path: `/staff/events/events?${COMMUNITY}`, presses: ["司机免费体检", "取消这场活动"], sign: "为什么取消" },
  { name: "staff-event-draft", path: `/staff/events/events?${COMMUNITY}`, presses: ["一场在写的讲座"], sign: "删掉草稿" },
  { name: "staff-event-form", path: `/staff/event-form/event-form?${COMMUNITY}`, chooses: "每月办一场", presses: ["加一组", "加一个问题", "保存"], sign: "还有几处要改" },
  { name: "staff-event-change", path: `/staff/event-form/event-form?${COMMUNITY}&event=${EVENT_SOON}`, sign: "发布后不能改" },
  { name: "staff-roster", path: `/staff/roster/roster?${COMMUNITY}&event=${EVENT_SOON}`, sign: "还没有人报名" },
  { name: "staff-door", path: `/staff/door/door?${COMMUNITY}&event=${EVENT_SOON}`, sign: "秒后更换" },
  { name: "staff-door-scan", path: `/staff/door/door?${COMMUNITY}&event=${EVENT_SOON}`, turnsTo: "扫凭证", presses: ["载入名单"], sign: "刚刚载入" },
  { name: "staff-door-hand", path: `/staff/door/door?${COMMUNITY}&event=${EVENT_SOON}`, turnsTo: "手工", sign: "后 4 位|还没有载入名单" },
  { name: "staff-event-rule", path: `/staff/event-rule/event-rule?${COMMUNITY}`, sign: "由县级工作人员设定" },
  { name: "staff-applications", path: `/staff/applications/applications?${COMMUNITY}`, sign: "还没有人领取" },
  { name: "staff-application", path: `/staff/applications/applications?${COMMUNITY}`, presses: [MEALS, "给申请人留言"], sign: "13900001002" },
  { name: "staff-services", path: `/staff/services/services?${COMMUNITY}`, sign: "沿用余庆县" },
  { name: "staff-service", path: `/staff/services/services?${COMMUNITY}`, presses: ["高龄津贴申领"], sign: "本地另写，代替" },
  { name: "staff-service-entries", path: `/staff/services/services?${COMMUNITY}`, turnsTo: "各地写的", sign: "高龄津贴申领" },
  { name: "staff-service-change", path: `/staff/service-form/service-form?${COMMUNITY}&key=elderly-allowance`, sign: "没有勾选的，沿用" },
  { name: "staff-service-form", path: `/staff/service-form/service-form?${COMMUNITY}`, presses: ["加一种材料", "加一个地点", "加一个问题", "存为草稿"], sign: "还有几处要改" },
  { name: "staff-windows", path: `/staff/windows/windows?${COMMUNITY}`, sign: "送餐窗口" },
  { name: "staff-window", path: `/staff/windows/windows?${COMMUNITY}`, presses: [MEALS_WINDOW, "停办一天"], sign: "为什么停办" },
  { name: "staff-window-form", path: `/staff/window-form/window-form?${COMMUNITY}`, presses: ["再加一种时间", "保存"], sign: "还有几处要改" },
  { name: "staff-bookings", path: `/staff/bookings/bookings?${COMMUNITY}&window=${WINDOW}`, sign: "这一天没有预约" },
  { name: "staff-errands", path: `/staff/errands/errands?${COMMUNITY}`, turnsTo: "全部", sign: "送餐上门" },
  { name: "staff-units", path: `/staff/units/units?${COMMUNITY}`, presses: ["新增一个单位"], sign: "单位名称" },
];

const COUNTY_STAFF: Seen[] = [
  { name: "staff-categories", path: `/staff/categories/categories?${COUNTY}`, sign: "系统自带" },
  { name: "staff-event-rule-form", path: `/staff/event-rule/event-rule?${COUNTY}`, sign: "暂停多少天" },
  { name: "staff-category", path: `/staff/categories/categories?${COUNTY}`, presses: ["路灯不亮"], sign: "多久内办结" },
];

const RIDER: Seen[] = [{ name: "rider", path: "/pages/rider/rider", sign: "为哪个平台跑|骑手码" }];

const MEMBER_UNIT: Seen[] = [{ name: "staff-orders", path: `/staff/orders/orders?${UNIT}`, sign: "抢单池" }];

const BUILDING_HEAD: Seen[] = [{ name: "errand-jobs", path: "/hall/errands/jobs", presses: ["我来办"], sign: "确认接单" }];

const PEOPLE: Array<{ who: string; is: (visitor: Visitor) => Promise<unknown>; sees: Seen[] }> = [
  { who: "nobody", is: (visitor) => visitor.opens("/pages/home/home"), sees: NOBODY },
  { who: "a newcomer", is: (visitor) => visitor.logsInAs("周小满"), sees: NEWCOMER },
  { who: "a resident", is: (visitor) => visitor.logsInAs("李桂兰"), sees: RESIDENT },
  { who: "the community's staff", is: (visitor) => visitor.logsInAs("张晓燕"), sees: STAFF },
  { who: "the county's staff", is: (visitor) => visitor.logsInAs("苏建平"), sees: COUNTY_STAFF },
  { who: "a rider", is: (visitor) => visitor.logsInAs("马国强"), sees: RIDER },
  { who: "a building's head", is: (visitor) => visitor.logsInAs("陈永福"), sees: BUILDING_HEAD },
  { who: "a unit", is: (visitor) => visitor.logsInAs("郑丽华"), sees: MEMBER_UNIT },
];

/** Those that are looked at: all, unless somebody who is at work on a few says which. */
const WANTED = new RegExp(process.env.DOORPLATE_PAGES ?? "");
/** Milliseconds for the pages of one person. */
const PATIENCE = 300_000;
/** Milliseconds in which a page comes to rest. */
const REST = 5_000;

/** Looks at each page in turn; what is wrong with it, by its name. */
async function look(visitor: Visitor, pages: Seen[], kind: string): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  for (const { name, path, turnsTo, chooses, presses, sign } of pages.filter((page) => WANTED.test(page.name))) {
    await visitor.opens(path);
    if (turnsTo) await visitor.turnsTo(turnsTo);
    if (chooses) await visitor.chooses(chooses);
    for (const one of presses ?? []) await visitor.presses(one);
    await visitor.sees(new RegExp(sign));
    const found = await faultsAtRest(visitor, kind.includes("large"));
    if (found.length) faults[name] = found;
    await visitor.keepsPicture(`${name}-${kind}`);
  }
  return faults;
}

/** What is still wrong with the page when it has come to rest: what changes while it is looked at is looked at again. */
async function faultsAtRest(visitor: Visitor, large: boolean): Promise<string[]> {
  const until = Date.now() + REST;
  for (;;) {
    await visitor.settles();
    const found = await faultsOf(visitor.page, large);
    if (!found.length || Date.now() > until) return found;
  }
}

/** Large print is for phones; at a desk it is looked at too where the stories are played by hand. */
const LOOKS = (Object.keys(DEVICES) as Device[]).flatMap((device) =>
  ["normal", "large"].filter((print) => print === "normal" || device === "phone" || process.env.DOORPLATE_STORIES !== "short").map((print) => ({ device, print })),
);

describe.each(LOOKS)("on a $device", ({ device, print }) => {
  describe(`in ${print} print,`, () => {
    test.each(PEOPLE)("$who finds nothing that is hard to read, to reach or to understand", async ({ is, sees }) => {
      const visitor = await Visitor.comes(device);
      await is(visitor);
      if (print === "large") await visitor.switchesToLargePrint();
      expect(await look(visitor, sees, `${device}-${print}`)).toEqual({});
    }, PATIENCE);
  });
});

test("in the dark nothing is harder to read", async () => {
  const visitor = await Visitor.comes("phone", { colorScheme: "dark" });
  expect(await look(visitor, NOBODY, "phone-dark")).toEqual({});
});

test("a page is looked at when nothing on it looks pressed any more, also where that shows late", async () => {
  const visitor = await Visitor.comes();
  await visitor.opens("/pages/home/home");
  await visitor.sees("找我的楼");
  await visitor.page.evaluate(() => {
    setTimeout(() => document.body.classList.add("pressed"), 50);
    setTimeout(() => document.body.classList.replace("pressed", "released"), 300);
  });
  await visitor.settles();
  expect(await visitor.page.evaluate(() => document.body.classList.contains("released"))).toBe(true);
});

test("a page that is hard to read, to reach or to understand is found out", async () => {
  const visitor = await Visitor.comes();
  await visitor.opens("/pages/home/home");
  await visitor.sees("找我的楼");
  await visitor.page.evaluate(() => {
    const faults = [
      '<div style="font-size: 11px">太小的字</div>',
      '<div style="color: #bbb; background: #fff">太淡的字</div>',
      '<div role="button" tabindex="0" style="width: 20px; height: 20px" aria-label="太小的按钮">×</div>',
      '<input style="height: 60px; width: 200px">',
      '<div style="width: 40px; overflow: hidden; white-space: nowrap">被切断的一长句话</div>',
      '<div style="width: 900px">伸到屏幕外面</div>',
    ];
    document.querySelector(".screen")?.insertAdjacentHTML("beforeend", faults.join(""));
  });
  const found = (await faultsOf(visitor.page, false)).join("\n");
  for (const fault of ["太小的字", "color-contrast", "太小的按钮", "label", "被切断", "px wide"]) expect(found).toContain(fault);
  expect((await faultsOf(visitor.page, true)).join("\n")).toContain("color-contrast-enhanced");
});
