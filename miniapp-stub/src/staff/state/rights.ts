import type { Role as RoleName } from "@/gen/graphql";
import type { Size } from "./ground";

/** What roles entitle to at their place. The server decides; this is for showing nobody a door that stays shut. */
export type Right =
  | "KEEP_PLACES"
  | "KEEP_COMPOUNDS"
  | "KEEP_CARDS"
  | "KEEP_DUTY"
  | "KEEP_PLATES"
  | "CONFIRM"
  | "READ_RESIDENTS"
  | "APPOINT"
  | "PUBLISH"
  | "WATCH_DELIVERIES"
  | "HANDLE_CASES"
  | "READ_LEDGER"
  | "EXPORT_LEDGER"
  | "TAKE_ORDERS"
  | "KEEP_CATALOGUE"
  | "KEEP_UNITS"
  | "PUBLISH_ANSWERS"
  | "ORGANISE_EVENTS"
  | "CHECK_IN_EVENTS"
  | "KEEP_STATIONS"
  | "WORK_AT_STATIONS"
  | "KEEP_SERVICES"
  | "HANDLE_APPLICATIONS"
  | "READ_ALARMS"
  | "KEEP_ALARM_TIMES"
  | "KEEP_BANDS"
  /** For who lives in one's place. */
  | "FILE_FOR_NEIGHBOURS"
  | "FILE_FOR_CALLERS";

const KEEPER: readonly Right[] = ["KEEP_PLACES", "KEEP_COMPOUNDS", "KEEP_CARDS", "KEEP_PLATES", "APPOINT", "WATCH_DELIVERIES"];
const OFFICE: readonly Right[] = [
  ...KEEPER,
  "KEEP_DUTY",
  "PUBLISH",
  "HANDLE_CASES",
  "READ_LEDGER",
  "EXPORT_LEDGER",
  "KEEP_UNITS",
  "PUBLISH_ANSWERS",
  "ORGANISE_EVENTS",
  "CHECK_IN_EVENTS",
  "KEEP_STATIONS",
  "WORK_AT_STATIONS",
  "KEEP_SERVICES",
  "HANDLE_APPLICATIONS",
  "READ_ALARMS",
  "KEEP_ALARM_TIMES",
  "KEEP_BANDS",
  "FILE_FOR_CALLERS",
];

/** `isStaff` (state/account) names the same roles: the staff's part is not read where it is not entered. */
const RIGHTS: Partial<Record<RoleName, readonly Right[]>> = {
  GRID_WORKER: ["KEEP_PLACES", "KEEP_DUTY", "KEEP_PLATES", "CONFIRM", "READ_RESIDENTS", "HANDLE_CASES", "CHECK_IN_EVENTS", "WORK_AT_STATIONS", "FILE_FOR_NEIGHBOURS"],
  MEDIATOR: ["HANDLE_CASES"],
  PROPERTY_STAFF: ["HANDLE_CASES", "FILE_FOR_CALLERS"],
  MEMBER_UNIT: ["HANDLE_CASES", "TAKE_ORDERS"],
  COMMUNITY_STAFF: [...OFFICE, "CONFIRM", "READ_RESIDENTS"],
  STREET_STAFF: OFFICE,
  COUNTY_STAFF: [...OFFICE, "KEEP_CATALOGUE"],
  OPERATOR: [...KEEPER, "KEEP_CATALOGUE"],
};

export function has(role: RoleName | undefined, right: Right): boolean {
  return !!role && (RIGHTS[role]?.includes(right) ?? false);
}

/** Whether a role has anything to do in the staff's part. */
export function isOfStaff(role: RoleName): boolean {
  return role in RIGHTS;
}

const RANK: Record<RoleName, number> = {
  RESIDENT: 0,
  RIDER: 0,
  TEN_HOUSEHOLD_HEAD: 1,
  BUILDING_HEAD: 1,
  GRID_WORKER: 2,
  MEDIATOR: 2,
  PROPERTY_STAFF: 2,
  MEMBER_UNIT: 2,
  COMMUNITY_STAFF: 3,
  STREET_STAFF: 4,
  COUNTY_STAFF: 5,
  OPERATOR: 6,
};

const GROUNDS: Partial<Record<RoleName, readonly Size[]>> = {
  TEN_HOUSEHOLD_HEAD: ["TEN_HOUSEHOLD_UNIT"],
  BUILDING_HEAD: ["BUILDING", "UNIT"],
  GRID_WORKER: ["GRID"],
  MEDIATOR: ["COMMUNITY", "STREET", "COUNTY"],
  PROPERTY_STAFF: ["COMPOUND"],
  MEMBER_UNIT: ["COMMUNITY", "STREET", "COUNTY"],
  COMMUNITY_STAFF: ["COMMUNITY"],
  STREET_STAFF: ["STREET"],
  COUNTY_STAFF: ["COUNTY"],
};

/** Which roles somebody may give at a place of this size: below their own, and such as hold there. */
export function appointable(own: RoleName, size: Size): RoleName[] {
  if (!has(own, "APPOINT")) return [];
  return (Object.keys(GROUNDS) as RoleName[]).filter(
    (role) => RANK[role] < RANK[own] && GROUNDS[role]?.includes(size),
  );
}
