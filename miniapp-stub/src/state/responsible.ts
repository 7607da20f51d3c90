import { ResponsibleHereDocument, type ResponsibleHereQuery } from "@/gen/graphql";
import { ask } from "@/server/request";
import { asked, type Asked } from "./asked";

export type Here = NonNullable<ResponsibleHereQuery["responsibleHere"]>;
export type Level = Here["levels"][number];

/** Above the county nobody is called for a door. */
const TOO_HIGH: ReadonlySet<Level["kind"]> = new Set(["CITY", "PROVINCE"] as const);

/** Who answers for the door of a plate, level by level, and who is on duty; empty where the plate leads nowhere. */
export function responsibleAt(plate: string): Asked<readonly Level[]> {
  return asked(async () => {
    const { responsibleHere } = await ask(ResponsibleHereDocument, { at: { doorplate: plate } });
    return (responsibleHere?.levels ?? []).filter((level) => !TOO_HIGH.has(level.kind) || level.contacts.length > 0);
  }, `responsible:${plate}`);
}
