/** The words of events wherever one is named: on a plate, in a list, in a message. */
export const minutesSaid = (minutes: number): string => {
  if (minutes % 1440 === 0) return `${minutes / 1440} 天`;
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`;
};

export const event = {
  title: "活动",
  short: "活动",
  row: "我的报名",
  rowNote: "报了名的活动、候补和凭证",
  kinds: {
    HEALTH_CHECK: "义诊体检",
    LAW_TALK: "法治讲座",
    DRILL: "应急演练",
    TUTORING: "课业辅导",
    JOB_FAIR: "招聘会",
    VOLUNTEERING: "志愿服务",
    CULTURE: "文体活动",
    COUNCIL: "议事协商",
    OTHER: "其他活动",
  },
  states: { DRAFT: "草稿", PUBLISHED: "已发布", RUNNING: "正在进行", ENDED: "已结束", CANCELLED: "已取消" },
  signUpStates: { PLACED: "有名额", OFFERED: "待您确认", WAITING: "候补中", CANCELLED: "已取消", LAPSED: "已过期", UNMET: "未轮到" },
  minutesSaid,
};

/** How many places there are, in a word or two. */
export const offer = {
  left: (places: number) => `还有 ${places} 个名额`,
  open: "报名中",
  waitlist: "已满，可候补",
  full: "已满",
  later: "未开始报名",
  closed: "报名已结束",
};

/** When something is, as people say it. */
export const when = {
  today: "今天",
  tomorrow: "明天",
  yesterday: "昨天",
  weekdays: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  day: (month: number, day: number) => `${month}月${day}日`,
  year: (year: number, day: string) => `${year}年${day}`,
  at: (day: string, clock: string) => `${day} ${clock}`,
  fixed: (day: string, weekday: string, clock: string) => `${day}（${weekday}）${clock}`,
  span: (from: string, to: string) => `${from}–${to}`,
  days: (from: string, to: string) => `${from} 至 ${to}`,
};

/** How far, for who walks. */
export const distance = {
  near: (metres: number) => `约 ${metres} 米`,
  far: (kilometres: string) => `约 ${kilometres} 公里`,
};
