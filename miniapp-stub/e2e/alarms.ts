import { Person } from "./server";

interface Raised {
  alarmRaise: { ticket: string; alarm: { id: string } };
}

/** An alarm at a door, raised by a resident and ended by the community as the drill that it is: its ticket, and its id. */
export async function drilled(plate: string): Promise<{ ticket: string; id: string }> {
  const { alarmRaise } = await (await Person.of("resident")).ask<Raised>(
    `mutation ($input: AlarmRaiseInput!) { alarmRaise(input: $input) { ticket alarm { id } userErrors { message } } }`,
    { input: { idempotencyKey: crypto.randomUUID(), kind: "MEDICAL", place: { plate }, words: "每一页的演练" } },
  );
  await (await Person.of("community")).ask(
    `mutation ($input: AlarmEndInput!) { alarmEnd(input: $input) { userErrors { message } } }`,
    { input: { alarm: alarmRaise.alarm.id, outcome: "DRILL", words: "演练" } },
  );
  return { ticket: alarmRaise.ticket, id: alarmRaise.alarm.id };
}
