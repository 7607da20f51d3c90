/** The server that the stories are played against: one that was started as the README's first command starts it. */
export const SERVER = (process.env.DOORPLATE_URL ?? "http://127.0.0.1:8080").replace(/\/$/, "");

/** Where what was seen is kept. */
export const SCREENSHOTS = process.env.SCREENSHOTS ?? "target/screenshots";

/** A plate of the demo: its door, and the code beneath it. */
export interface Plate {
  door: string;
  code: string;
}

async function page(path: string): Promise<string> {
  const answer = await fetch(SERVER + path);
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
  return answer.text();
}

/** The plate at a door, as the start page names it: 滨河花园 3栋 2单元. */
export async function plateAt(door: string): Promise<Plate> {
  const cards = (await page("/")).matchAll(/href="\/d\/([0-9A-Z]{13})"[\s\S]*?<\/a>/g);
  for (const [card, code] of cards) if (code && card.includes(door)) return { door, code };
  throw new Error(`The start page shows no plate at ${door}`);
}

/** Somebody who does by the API what is not the story: puts things in place, or looks at what has come of it. */
export class Person {
  private constructor(private readonly token: string) {}

  /** Who logs in for each step is taken for somebody who tries out codes. */
  private static readonly here = new Map<string, Promise<Person>>();

  /** @param key as /dev/people names them; `new:…` is somebody who was never here */
  static of(key: string): Promise<Person> {
    const known = Person.here.get(key) ?? Person.logsIn(key);
    Person.here.set(key, known);
    return known;
  }

  private static async logsIn(key: string): Promise<Person> {
    const code = await page(`/dev/code?as=${encodeURIComponent(key)}`);
    const answer = await asked<{ sessionStart: { session: { token: string } } }>(
      "mutation ($code: String!) { sessionStart(input: {code: $code}) { session { token } userErrors { message } } }",
      { code },
    );
    return new Person(answer.sessionStart.session.token);
  }

  ask<T>(query: string, variables: object = {}): Promise<T> {
    return asked<T>(query, variables, this.token);
  }
}

async function asked<T>(query: string, variables: object, token?: string): Promise<T> {
  const answer = await fetch(`${SERVER}/graphql`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data?: T; errors?: unknown };
  if (!data || errors) throw new Error(`${query} answers ${JSON.stringify(errors)}`);
  return data;
}
