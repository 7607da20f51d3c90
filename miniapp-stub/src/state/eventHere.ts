import { MyHomePointsDocument, PlateDocument, type EventAtInput } from "@/gen/graphql";
import { ask } from "@/server/request";
import { person } from "@/server/session";
import { Trouble } from "@/server/trouble";
import { filing as texts } from "@/texts/filing";
import { me, mine } from "./account";
import { asked, type Asked } from "./asked";
import { nameOf } from "./buildings";
import type { Point } from "./location";
import { openedPlates } from "./openedPlates";

/** Around which door it is looked for what is on. */
export interface Here {
  at: EventAtInput;
  /** The building that it belongs to. */
  building: string;
  /** The code of its community; undefined where nobody has said. */
  region?: string;
  /** 御景苑 3栋 2单元. */
  name: string;
  point?: Point;
  /** By which what is on there is kept. It goes with the pages of the doors that were opened, or with the session. */
  copy: string;
}

/** The door of that plate; else of the one that was opened last; else where one lives. Null: none of them is known. */
export function here(plate?: string): Asked<Here | null> {
  const code = plate ?? openedPlates.value[0]?.code;
  if (code) return asked(() => atPlate(code), `plate:${code}:here`);
  return asked(atHome, mine("here"));
}

async function atPlate(code: string): Promise<Here> {
  const { status, advice, building, unit } = (await ask(PlateDocument, { code })).doorplate;
  if (status !== "ACTIVE" || !building) throw new Trouble("REFUSED", advice ?? texts.where.noPlate);
  const name = [nameOf(building), unit?.name].filter(Boolean).join(" ");
  const region = building.regionPath[building.regionPath.length - 1]?.code;
  return { at: { doorplate: code }, building: building.id, region, name, point: building.location ?? undefined, copy: `plate:${code}:events` };
}

async function atHome(): Promise<Here | null> {
  if (!person() || !me.value?.consented) return null;
  const homes = (await ask(MyHomePointsDocument, {})).me?.households ?? [];
  const { building, unit } = homes.find(({ status }) => status === "CONFIRMED") ?? {};
  if (!building) return null;
  const place = unit ? { unit: unit.id } : { building: building.id };
  return { at: { place }, building: building.id, name: nameOf(building), point: building.location ?? undefined, copy: mine("eventsAtHome") };
}
