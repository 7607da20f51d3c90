/** The words of cases, for who raises them. */
export const clock = {
  urgent: "紧急",
  paused: "暂停计时",
  overdue: "已逾期",
  now: "马上到期",
  left: (amount: string) => `还剩 ${amount}`,
  late: (amount: string) => `已逾期 ${amount}`,
  minutes: (n: number) => `${n} 分钟`,
  hours: (n: number) => `${n} 小时`,
  days: (n: number) => `${n} 天`,
  workMinutes: (n: number) => `${n} 分钟工作时间`,
  workHours: (n: number) => `${n} 个工作时`,
  workDays: (n: number) => `${n} 个工作日`,
};

const scores = ["很不满意", "不满意", "一般", "满意", "很满意"];

export const score = {
  label: "您满意吗",
  words: (step: number) => scores[step - 1] ?? "",
};

export const track = {
  label: "进展",
  mine: "您办的",
  internal: "只有工作人员能看到",
  late: "这一步逾期了",
  checks: {
    CHECKING: "文字正在检查，通过后别人才能看到。",
    TO_BE_LOOKED_AT: "文字等工作人员查看。",
    FIT: "",
    UNFIT: "文字没有通过检查，别人看不到。",
    GONE: "文字已清除。",
  },
};

export const photos = {
  label: "照片",
  hint: (most: number) => `最多 ${most} 张。拍清楚，办得快。`,
  add: "拍照或选照片",
  more: "再加照片",
  number: (n: number) => `照片 ${n}`,
  again: "再传一次",
  remove: (n: number) => `删掉照片 ${n}`,
  states: { sending: "正在上传", sent: "已上传", kept: "等信号", refused: "没有上传" },
  kept: "现在没有信号，会和内容一起送出。",
  notAllowed: "没有打开相机或相册。请在微信里允许后再点一次。",
};

const kinds = { DISPUTE: "纠纷", REPORT: "随手拍", QUESTION: "随时问", ORDER: "点单" };

export const cases = {
  title: "我的事项",
  row: "我的事项",
  rowNote: "报的纠纷、随手拍、提问和点单",
  open: (n: number) => `${n >= 100 ? "99 件以上" : `${n} 件`}没办完`,
  tabs: "看哪些事项",
  tab: { open: "进行中", over: "已办结", filed: "我代办的", against: "与我有关" },
  none: { open: "现在没有进行中的事项", over: "还没有办结的事项", filed: "您还没有替别人登记过事项", against: "没有与您有关的纠纷" },
  noneHelp: {
    open: "扫门牌，就能报纠纷、随手拍、问一问、点单。",
    over: "办完的事项会放在这里。",
    filed: "替老人、邻居登记的事会放在这里，可以催办、补充，也可以按本人的意思撤销。",
    against: "邻居提出、请您说明情况的事，会放在这里，也会发到您的“消息”里。",
  },
  more: "显示更多",
  kinds,
  states: {
    WAITING: "待接收",
    OFFERED: "待接单",
    IN_HAND: "办理中",
    PAUSED: "暂停计时",
    RULING: "待裁定",
    DONE: "待您确认",
    CLOSED: "已办结",
    WITHDRAWN: "已撤回",
  },
  stateForOthers: { DONE: "待确认" },
  urged: "已催办",
  filed: (when: string) => `${when}登记`,
  gone: "没有找到这件事项",
  goneHelp: "它可能不在您能看的范围内。请核对编号，或联系社区。",
  overForYou: "这件事已经不在您这里了，不用再做什么。",
  number: "编号",
  copy: "复制编号",
  deadline: "期限",
  until: (when: string) => `${when}前`,
  who: "谁在办",
  handler: (title: string, name: string) => (name.includes(title) ? name : `${title} ${name}`.trim()),
  where: "地点",
  category: "类别",
  raisedFor: "为谁",
  filedBy: "登记人",
  anonymous: "不公开您的姓名",
  wished: "希望",
  pause: {
    APPOINTMENT: (until: string) => `已和您约好${until}，期限暂停计算。没有这回事，可以点“继续计时”。`,
    TEXT_REFUSED: (until: string) => `文字没有通过内容检查，等待改写，最晚到${until}，期限暂停计算。`,
    WAITING_FOR_RESIDENT: (until: string) => `正在等您补充，最晚到${until}，期限暂停计算。补充了，可以点“继续计时”。`,
  },
  extension: (until: string) => `期限已经批准延长到${until}。`,
  text: "说的是什么",
  noText: "文字看不到",
  textStates: {
    CHECKING: "文字和照片正在检查，通过后别人才能看到；不耽误办理。",
    TO_BE_LOOKED_AT: "文字等工作人员查看；不耽误办理。",
    FIT: "",
    UNFIT: "文字没有通过检查，请点“修改内容”改一改，7 天内不改就不再受理。",
    GONE: "时间久了，文字已清除。",
  },
  sidesUnfit: "写的对方姓名、门号也一起检查；要改的是这些，请撤回后重新登记。",
  placeUnfit: "地点的说明没有通过检查，请点“修改内容”改一改，7 天内不改就不再受理。",
  showing: {
    SHOWN: "办好后的照片和说明在“晒单”里给大家看，不写姓名和门号。不想公开，随时可以撤下。",
    HIDDEN: "社区撤下了这一单，“晒单”里看不到了。",
    UNWANTED: "您说了不要公开，“晒单”里看不到了。您同意之前，社区不能再晒。",
  },
  showingText: (words: string) => `社区写的说明：${words}`,
  hide: "不要公开",
  allow: "改主意了，可以公开",
  photosHead: "照片",
  photo: (n: number, role: string) => `第 ${n} 张，${role}`,
  roles: { RAISED: "提出时", ANSWERED: "后来拍的", BEFORE: "办理之前", AFTER: "办理之后" },
  photoWaits: "检查中",
  photoFailed: "照片没有打开，请到信号好的地方再点一次。",
  finish: "办得怎样",
  outcomes: { SOLVED: "已解决", EXPLAINED: "已说明", NOT_POSSIBLE: "无法办到", NOT_OURS: "不归这里办", DUPLICATE: "和另一件重复" },
  silent: (when: string) => `${when}前您没有意见，就按无异议办结。`,
  answer: "答复",
  toFaq: "看大家问过",
  sides: "对方",
  side: (n: number) => `对方 ${n}`,
  me: "您",
  told: (when: string) => `${when}已告知`,
  noAnswer: "还没有说明情况",
  sideSays: "对方说",
  iSaid: "您说",
  ended: {
    CONFIRMED: "您已确认",
    CALLED_BACK: "电话回访时确认",
    REJECTED: "重办后您仍不认可，已记录",
    SILENT: "7 天内没有意见，按无异议办结",
    WITHDRAWN: "已撤回",
    UNFIT: "内容不予受理",
    LEFT: "本人已注销账号",
  },
  scored: (words: string) => `评价：${words}`,
  history: "进展",
  toStaff: "到工作台办理",
  asOther: "邻居提了一件事，请您说明情况。工作人员会听两边说。",
  slip: "打印代办单",
  slipHelp: "给没有账号的人：上面有编号，凭它能看进展、能撤销。短信不能带去网址的，会发消息请您打印。",
  copied: "编号已复制",
};

interface ActWords {
  title: string;
  intro: string;
  label: string;
  missing: string;
  send: string;
  done: string;
}

export const acts: Record<"CONFIRM" | "OBJECT" | "MEND" | "RESUME" | "SIDE_ANSWER" | "URGE" | "COMMENT" | "REVOKE" | "WITHDRAW", ActWords> = {
  CONFIRM: { title: "办好了，我来评价", intro: "确认后，这件事就办结了。", label: "还想说的（可以不填）", missing: "", send: "确认办好", done: "谢谢，已办结。" },
  OBJECT: { title: "没办好，不认可", intro: "会交给上一级重新办，只能提一次。", label: "哪里没办好", missing: "请写一下哪里没办好。", send: "提交不认可", done: "已交给上一级重新办。" },
  MEND: { title: "修改内容", intro: "把没通过的话改一改，再提交检查。", label: "改成这样", missing: "请写上内容。", send: "提交修改", done: "已提交，正在检查。" },
  RESUME: { title: "继续计时", intro: "没有约过，或已经补充了，就让期限继续算。", label: "补充说明（可以不填）", missing: "", send: "继续计时", done: "期限继续计算了。" },
  SIDE_ANSWER: { title: "我来说明", intro: "最多说明三次。工作人员会看到，检查通过后对方也会看到。", label: "您这边的情况", missing: "请写一下您这边的情况。", send: "提交说明", done: "已收到您的说明。" },
  URGE: { title: "催一催", intro: "一天可以催一次。催了会排到前面，经办的人都看得到。", label: "", missing: "", send: "现在催", done: "已催办。" },
  COMMENT: { title: "补充说明", intro: "有新情况，写下来，也可以加照片。", label: "新情况", missing: "请写一下新情况。", send: "提交补充", done: "已补充。" },
  REVOKE: { title: "撤销代办", intro: "撤销后，这件事就不再办了。", label: "本人是怎么说的，如“本人来电要求撤销”", missing: "请写一下本人是怎么说的。", send: "确认撤销", done: "已撤销。" },
  WITHDRAW: { title: "撤回", intro: "撤回后，这件事就不再办了。", label: "为什么撤回（可以不填）", missing: "", send: "确认撤回", done: "已撤回。" },
};

export const actForm = {
  scoreMissing: "请选一个评价。",
  place: "地点改成这样",
  placeMissing: "地点的说明没有通过检查，请重新写一下在哪里。",
  close: "先不",
  kept: "已存在手机里，有信号就会送出。",
};
