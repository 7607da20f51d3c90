/** The few words by which every page leads to the alarm. */
export const alarmEntry = {
  short: "报警",
  label: "一键报警",
  open: "您的报警还在处理",
  see: "看进展",
  unsent: "报警还没有发出去",
  refused: "报警没有发出去",
  look: "看",
  tooOld: "一个小时里一直没有连上，已经不再重试。还需要帮助请重新报警，或马上打电话。",
  cancel: "取消",
};
/** By which one comes to the wristbands. */
export const bandEntry = { row: "安康手环", rowNote: "我和家人戴的手环" };
