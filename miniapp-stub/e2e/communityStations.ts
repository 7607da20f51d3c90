import { someName } from "./names";
import { Person } from "./server";

/** 银华社区 in 兴庆区, whose staff keep its rest stations. */
const COMMUNITY = "640104007006";
const KEEPER = { key: "keeper", name: "马晓兰", phone: "14000001014" };
const HOUR = 3_600_000;

/** Degrees: on the map of who measures by satellite (WGS-84), and on China's maps (GCJ-02). */
export interface Spot {
  measured: { longitude: number; latitude: number };
  drawn: { longitude: number; latitude: number };
}

/** About where the two of one point lie in 银华社区. */
const MIDDLE = { measured: { longitude: 106.274, latitude: 38.472 }, drawn: { longitude: 106.278_415, latitude: 38.472_462 } };
/** Degrees: so little that what lies between the two maps is the same to a metre or two. */
const APART = 0.01;

/** Somewhere in 银华社区, where no other story has put anything. */
export function somewhere(): Spot {
  const east = APART * (2 * Math.random() - 1);
  const north = APART * (2 * Math.random() - 1);
  const moved = ({ longitude, latitude }: { longitude: number; latitude: number }) => ({ longitude: longitude + east, latitude: latitude + north });
  return { measured: moved(MIDDLE.measured), drawn: moved(MIDDLE.drawn) };
}

export interface StationMade {
  id: string;
  name: string;
  /** What hangs on its wall. */
  code: string;
}

/** A change that the keeper makes by the API; what it answers with. @throws Error with what was declined */
async function does<T>(mutation: string, type: string, fields: string, input: object): Promise<T> {
  const keeper = await Person.of(KEEPER.key);
  const answer = await keeper.ask<Record<string, T & { userErrors: unknown[] }>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { field message code } } }`,
    { input },
  );
  const payload = answer[mutation];
  if (!payload || payload.userErrors.length) throw new Error(`${mutation} was declined: ${JSON.stringify(payload?.userErrors)}`);
  return payload;
}

const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: "00:00", until: "24:00" }));

/** A rest station, open round the clock, so many metres north of a spot. */
export async function stationMade(spot: Spot, metresNorth: number): Promise<StationMade> {
  const name = `${someName()}骑手驿站`;
  const { longitude, latitude } = spot.drawn;
  const content = {
    ...{ kind: "REST_STATION", name, address: "民族北街 12 号一楼", seats: 12, phones: ["0951-6012345"] },
    ...{ location: { longitude, latitude: latitude + metresNorth / 111_000 }, hours: { weekly: everyDay }, features: ["RAMP"] },
  };
  const input = { idempotencyKey: crypto.randomUUID(), region: COMMUNITY, content };
  const { file } = await does<{ file: { id: string; code: string } }>("stationCreate", "StationCreateInput", "file { id code }", input);
  return { id: file.id, name, code: file.code };
}

export async function has({ id }: StationMade, kind: string, state: "WORKS" | "OUT_OF_ORDER"): Promise<void> {
  await does("stationAmenitySet", "StationAmenitySetInput", "file { id }", { station: id, kind, state });
}

export async function lends({ id }: StationMade, thing: string, stock: number): Promise<void> {
  await does("lendingSet", "LendingSetInput", "lending { stock }", { station: id, thing, stock, hours: 48, version: 0 });
}

/** The keeper is on duty there, from an hour ago until in six. */
export async function keeperIsOnDuty({ id }: StationMade): Promise<void> {
  await does("dutyShiftAdd", "DutyShiftAddInput", "shifts { id }", {
    ...{ post: { station: id }, person: { phone: KEEPER.phone }, name: KEEPER.name, phone: KEEPER.phone, published: true },
    ...{ from: inHours(-1), until: inHours(6), idempotencyKey: crypto.randomUUID() },
  });
}

const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();

/** The rest station of the demo's 积善社区, which lends umbrellas. */
export async function demoStation(): Promise<StationMade> {
  const { stationFiles } = await (await Person.of("community")).ask<{ stationFiles: { nodes: Array<{ id: string; code: string; station: { name: string; kind: string } }> } }>(
    'query { stationFiles(within: "520329001005") { nodes { id code station { name kind } } } }',
  );
  const found = stationFiles.nodes.find(({ station }) => station.kind === "REST_STATION");
  if (!found) throw new Error("The demo's community has no rest station");
  return { id: found.id, code: found.code, name: found.station.name };
}

/** Somebody asks for help there; the call's id. */
export async function askedForHelp(who: string, { id }: StationMade, words: string): Promise<string> {
  const { helpAsk } = await (await Person.of(who)).ask<{ helpAsk: { call: { id: string } | null; userErrors: unknown[] } }>(
    "mutation ($input: HelpAskInput!) { helpAsk(input: $input) { call { id } userErrors { field message code } } }",
    { input: { idempotencyKey: crypto.randomUUID(), station: id, need: "MEDICINE", words } },
  );
  if (!helpAsk.call) throw new Error(`Not asked: ${JSON.stringify(helpAsk.userErrors)}`);
  return helpAsk.call.id;
}

/** Somebody has an umbrella of there, from now or from before. */
export async function hasAnUmbrella(who: string, { code }: StationMade): Promise<void> {
  const { loanTake } = await (await Person.of(who)).ask<{ loanTake: { loan: object | null; userErrors: Array<{ code: string }> } }>(
    "mutation ($input: LoanTakeInput!) { loanTake(input: $input) { loan { id } userErrors { code } } }",
    { input: { idempotencyKey: crypto.randomUUID(), code, thing: "UMBRELLA" } },
  );
  if (!loanTake.loan && !loanTake.userErrors.every((error) => error.code === "ALREADY_TAKEN")) throw new Error(`Not taken: ${JSON.stringify(loanTake.userErrors)}`);
}
