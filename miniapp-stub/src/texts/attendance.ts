/** What is said of who was taken down at the door of an event. */
export const attendance = {
  title: "登记到场（每个人的结果在签到台里看）",
  unknown: "没有登记成。请在有信号时再试一次。",
};
