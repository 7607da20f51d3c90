/** The words of the first page, and of finding a building. */
export const home = {
  tab: "首页",
  meTab: "我的",
  tabs: "底部导航",
  title: "扫一扫，就到这栋楼",
  intro: "扫墙上的蓝色门牌，看这里谁管事、有什么通知、出事找谁。",
  scan: "扫门牌",
  byCode: "输入门牌码",
  codeLabel: "门牌码",
  /** The invisible joiners hold the code on one line. */
  codeHint: "门牌下方的编码，如 C05V-\u20609V8N-\u2060515NR",
  codeWrong: "门牌码是 13 位字母和数字。请对照门牌再看一遍。",
  open: "打开这块门牌",
  foreign: "这不是门牌的二维码。请扫墙上蓝色门牌里的二维码。",
  noCamera: "没有扫到。请允许使用相机，或输入门牌下方的编码。",
  last: "最近看过",
  forget: "清除记录",
};

export const find = {
  title: "找我的楼",
  label: "小区、楼栋或地址",
  hint: "如：御景苑 3栋",
  none: "没有找到这栋楼",
  noneHelp: "换个说法试试，如只写小区名，或写门口的路名和号码。还是没有，请联系社区登记。",
  failed: "没有查到",
  again: "再试一次",
  more: "显示更多",
  found: (n: number) => `找到 ${n} 栋楼`,
};

export const building = {
  title: "这栋楼",
  address: "地址",
  community: "社区",
  units: "单元",
  noUnits: "不分单元",
  plateHelp: "想知道这里谁管事、有什么通知，请扫楼门口的蓝色门牌。",
  join: "我住这栋楼，登记住处",
  other: "找别的楼",
};

export const links = {
  copied: "链接已复制，请在浏览器里打开",
  notCopied: "没有复制成功，请再点一次，并选“同意”",
  notOpened: "没有打开，请到信号好的地方再试",
};

/** What stands for an answer that did not come. */
export const answer = {
  loading: "正在打开",
  failed: "没有打开",
  again: "再试一次",
  ended: "请先登录",
  endedHelp: "登录后才能看到这一页。",
  login: "登录",
  consent: "请先同意隐私政策",
  consentHelp: "看过隐私政策并同意后，就能用这一页。",
  toConsent: "去看隐私政策",
  gone: "没有找到",
  old: (ago: string) => `没有连上服务器，这是 ${ago}的内容`,
};

export const form = {
  cancel: "先不",
};
