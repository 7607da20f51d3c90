/* Cases as the server tells staff of them. */

const SOON = "2026-11-23T17:30:00+08:00";
export const REGION = { __typename: "Region", code: "520329001005", name: "积善社区居民委员会", shortName: "积善社区", level: "COMMUNITY" };

export const desk = (role = "COMMUNITY_STAFF", title = "积善社区", place: object | null = REGION) => ({ role, title, placeName: "积善社区", level: "COMMUNITY", place });

export const deskCount = (waiting: number, overdue = 0, mine = 0, at = desk()) => ({ waiting, overdue, mine, desk: at });

/** As a list shows it. */
export const row = (id: string, change: object = {}) => ({
  __typename: "Report",
  ...{ id, number: "482 196 3755", kind: "REPORT", placeName: "府前街南侧路灯", state: "WAITING", level: "COMMUNITY" },
  ...{ minutesLeft: 120, overdue: false, urgent: false, urged: false, reopened: false, filedAt: "2026-11-21T09:00:00+08:00" },
  ...{ category: { name: "路灯不亮" }, desk: { title: "积善社区" }, handler: null, pause: null },
  ...change,
});

/** With all that staff may know of it. */
export const aCase = (change: object = {}) => ({
  __typename: "Report",
  ...{ id: "c1", number: "482 196 3755", kind: "REPORT", text: "晚上一片黑", textState: "FIT", textRef: null, placeWords: null, placeWordsState: null, placeWordsRef: null, placeName: "府前街南侧路灯", doorplate: null },
  ...{ anonymous: false, state: "WAITING", standing: "等积善社区接收，今天17:30前。", level: "COMMUNITY", dueAt: SOON, levelDueAt: SOON, minutesLeft: 120 },
  ...{ overdue: false, urgent: false, urged: false, returns: 0, bound: false, reopened: false, ending: null, score: null },
  ...{ filedAt: "2026-11-21T09:00:00+08:00", closedAt: null, actions: ["TAKE", "DISPATCH", "COMMENT"], cursor: "k1", version: 3 },
  ...{ category: { code: "street-lamp", name: "路灯不亮" }, photos: [], building: { id: "b1" }, region: { code: REGION.code, shortName: "积善社区" }, location: null },
  ...{ raisedBy: { name: "王*英", phone: "138****5678", ref: "p9" }, raisedFor: null, filedBy: null, desk: desk(), handler: null },
  ...{ pause: null, extension: null, finish: null },
  ...change,
});

export const event = (seq: number, action: string, line: string, change: object = {}) => ({
  ...{ seq, action, line, text: null, textState: null, textRef: null, by: null, bySide: "RAISER", at: "2026-11-21T09:00:00+08:00", late: false, internal: false },
  ...change,
});

export const FILED = event(1, "FILE", "已登记");

/** As `node(id)` answers. */
export const node = (one: object = aCase(), events: object[] = [FILED]) => ({ node: { ...one, history: { nodes: events, pageInfo: { hasNextPage: false, endCursor: null } } } });

export const page = <K extends string>(field: K, nodes: readonly object[]) => ({ [field]: { nodes, pageInfo: { hasNextPage: false, endCursor: null } } });
