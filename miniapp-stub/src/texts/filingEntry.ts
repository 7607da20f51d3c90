/** The few words by which a plate leads to filing a case, and those of what others asked and had done. */
export const filingEntry = { DISPUTE: "报纠纷", REPORT: "随手拍", QUESTION: "问一问", ORDER: "点单" };

export const faq = {
  title: "大家问过",
  all: "全部问答",
  search: "找一找",
  hint: "用一两个词，如：医保 缴费",
  none: "没有找到",
  noneHelp: "换个词试试，或者直接问社区。",
  empty: "这里还没有公布的问答",
  emptyHelp: "社区答得好的问题，会不写姓名地放在这里。",
  more: "显示更多",
  ask: "我来问",
  open: "看答复",
  close: "收起",
  by: (region: string, day: string) => [region, day].filter(Boolean).join(" · "),
};

export const shown = {
  title: "晒单",
  head: "大家点的单，做成什么样",
  none: "还没有晒单",
  noneHelp: "点单做完，得到允许的会放在这里。",
  more: "显示更多",
  by: (unit: string, day: string) => [unit, day].filter(Boolean).join(" · "),
  before: "之前",
  after: "之后",
  score: (words: string) => `点单的人说：${words}`,
  order: "我也要点单",
};
