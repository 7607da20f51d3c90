import type { StationKind } from "@/gen/graphql";
import type { IconName } from "@/components/icons";

export type { StationKind };

export const KIND_ICONS: Record<StationKind, IconName> = {
  REST_STATION: "station",
  PARTY_SERVICE_CENTRE: "office",
  HANDLING_HALL: "cases",
  ACTIVITY_ROOM: "music",
  MEDIATION_ROOM: "scales",
  JOB_STATION: "briefcase",
  ELDER_DAY_CARE: "family",
  CHILD_CARE: "child",
  CLINIC: "health",
  OTHER: "pin",
};

/** A newer server may tell of what this version does not know. */
export const kindIcon = (kind: StationKind): IconName => KIND_ICONS[kind] ?? "pin";
