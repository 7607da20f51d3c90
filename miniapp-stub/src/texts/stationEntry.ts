/** The words by which a plate's page, and others, lead to stations: few, for it is not to wait for all of those. */
export const stationEntry = {
  row: "驿站和服务站",
  rowNote: "歇脚、充电、喝水、借伞、微波炉、药箱",
  near: "附近的站点",
  all: "看全部站点",
};
