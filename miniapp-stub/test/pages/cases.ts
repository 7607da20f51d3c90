import type { OneCaseQuery } from "@/gen/graphql";
import type { CaseEvent, CaseFacts } from "@/state/cases";

/** A report that is being dealt with, as who raised it sees it. */
export function aCase(more: Partial<CaseFacts> = {}): CaseFacts {
  return {
    __typename: "Report",
    id: "c1",
    number: "482 196 3755",
    kind: "REPORT",
    state: "IN_HAND",
    standing: "御景苑物业正在处理，今天17:30前答复。",
    placeName: "御景苑3栋2单元",
    minutesLeft: 120,
    overdue: false,
    urgent: false,
    urged: false,
    ending: null,
    filedAt: "2026-11-20T09:00:00+08:00",
    closedAt: null,
    category: { id: "k1", name: "楼道灯不亮" },
    pause: null,
    text: "三楼的灯不亮了",
    textState: "FIT",
    placeWords: null,
    placeWordsState: null,
    anonymous: false,
    level: "COMPOUND",
    dueAt: "2026-11-21T17:30:00+08:00",
    levelDueAt: "2026-11-21T17:30:00+08:00",
    score: null,
    reopened: false,
    returns: 0,
    actions: [],
    cursor: "c1",
    version: 1,
    photos: [],
    raisedBy: { name: "王芳", isMe: true },
    raisedFor: null,
    filedBy: null,
    desk: { title: "御景苑物业" },
    handler: null,
    extension: null,
    finish: null,
    region: { code: "520329001005", shortName: "积善社区" },
    ...more,
  } as CaseFacts;
}

export function anEvent(seq: number, more: Partial<CaseEvent> = {}): CaseEvent {
  return { seq, action: "COMMENT", line: `第${seq}步`, text: null, textState: null, bySide: "STAFF", at: "2026-11-21T09:00:00+08:00", late: false, internal: false, by: null, ...more };
}

/** What the server answers to who asks for it; `next`: there is a further page of its history, behind this. */
export function told(facts: CaseFacts, events: readonly CaseEvent[] = [anEvent(1)], next?: string): OneCaseQuery {
  return { node: { ...facts, history: { nodes: [...events], pageInfo: { hasNextPage: next !== undefined, endCursor: next ?? null } } } } as OneCaseQuery;
}
