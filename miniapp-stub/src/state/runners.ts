import type { Role } from "./account";

/** Who may run errands for others, by their role. */
const RUNS: ReadonlySet<Role["role"]> = new Set(["BUILDING_HEAD", "TEN_HOUSEHOLD_HEAD", "GRID_WORKER", "COMMUNITY_STAFF"] as const);

export const runsErrands = (roles: readonly Role[]): boolean => roles.some(({ role }) => RUNS.has(role));

/** Who is told of what is applied for at their desk. */
const HANDLES: ReadonlySet<Role["role"]> = new Set(["COMMUNITY_STAFF", "STREET_STAFF", "COUNTY_STAFF"] as const);

export const handlesApplications = (roles: readonly Role[]): boolean => roles.some(({ role }) => HANDLES.has(role));
