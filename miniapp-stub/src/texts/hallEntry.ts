/** The words by which the service hall is entered from elsewhere: few, for the plate's page is not to wait for those of the hall. */
export const hallEntry = {
  short: "办事",
  hall: "办事大厅",
  hallNote: "要带什么、去哪里办、能不能网上办",
  applications: "我的办件",
  applicationsNote: "网上申请的事办到哪一步",
  bookings: "我的预约",
  bookingsNote: "约好的窗口、时间和预约号",
  errands: "请人代办",
  errandsNote: "请附近的志愿者帮您跑一趟",
  jobs: "代办任务",
  jobsNote: "附近的人请您帮忙跑一趟",
};
