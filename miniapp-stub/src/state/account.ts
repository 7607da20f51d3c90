import { computed, shallowRef, type ComputedRef, type ShallowRef } from "vue";
import { LogInDocument, LogOutDocument, MeDocument, MyRolesDocument, type MeQuery, type MyRolesQuery } from "@/gen/graphql";
import { forgetCopies, copyOf, keepCopy } from "@/server/copies";
import { work } from "@/server/outbox";
import { ask } from "@/server/request";
import { beginSession, endSession, onSessionEnd, person } from "@/server/session";
import { onOtherTab } from "@/server/tabs";
import { Trouble } from "@/server/trouble";
import { texts } from "@/texts/zh";
// What was half written goes with the session, and where somebody was, whichever page is open then.
import "./drafts";
import "./openedPlates";

export type Me = NonNullable<MeQuery["me"]>;
export type Role = NonNullable<MyRolesQuery["me"]>["roles"][number];

/** Copies of what is personal begin so: they go when the session does. */
export const MINE = "mine:";

/** What a copy of theirs is called: another's is not found under it, also where a tab has not heard yet who is logged in. */
export const mine = (name: string): string => `${MINE}${person() ?? ""}:${name}`;

/** Who is logged in, as far as is known; the last copy while the server has not answered. Reactive. */
export const me: ShallowRef<Me | undefined> = shallowRef(person() ? copyOf<Me>(mine("me"))?.data : undefined);

/** The roles that they hold. Empty for whoever has not agreed to the privacy policy. Reactive. */
export const roles: ShallowRef<readonly Role[]> = shallowRef(
  person() ? (copyOf<Role[]>(mine("roles"))?.data ?? []) : [],
);

const STAFF: ReadonlySet<Role["role"]> = new Set([
  "GRID_WORKER",
  "MEDIATOR",
  "PROPERTY_STAFF",
  "MEMBER_UNIT",
  "COMMUNITY_STAFF",
  "STREET_STAFF",
  "COUNTY_STAFF",
  "OPERATOR",
] as Role["role"][]);

/** Whether there is something in the staff's part for them. Reactive. */
export const isStaff: ComputedRef<boolean> = computed(() => roles.value.some((role) => STAFF.has(role.role)));

/** Asks anew who it is, and in which roles. */
export async function refresh(): Promise<void> {
  const asked = person();
  // One that ran out meanwhile ends here.
  if (!asked) return endSession();
  const who = (await ask(MeDocument, {})).me;
  if (!who || person() !== asked) return;
  me.value = who;
  // What needs consent is not kept here either once that is withdrawn.
  if (!who.consented) forgetCopies(MINE);
  keepCopy(mine("me"), who);
  const held = who.consented ? ((await ask(MyRolesDocument, {})).me?.roles ?? []) : [];
  if (person() !== asked) return;
  roles.value = held;
  keepCopy(mine("roles"), held);
  // Whoever has logged in, or agreed to the policy, may have something waiting from before.
  void work();
}

/**
 * Begins a session with the code that WeChat gave (in H5 with the stand-in's).
 *
 * @throws Trouble with a sentence if it did not work
 */
export async function logInWith(code: string): Promise<void> {
  const { sessionStart } = await ask(LogInDocument, { code });
  const error = sessionStart.userErrors[0];
  if (error || !sessionStart.session || !sessionStart.me) {
    throw new Trouble("REFUSED", error?.message ?? texts.logIn, error?.code);
  }
  beginSession({ ...sessionStart.session, person: sessionStart.me.id });
  void work();
  // Who is logged in is known; what else there is to know of them comes when the signal does.
  await refresh().catch(() => {});
}

/**
 * Ends the session: here at once, also without signal. Everywhere else only the server can end it.
 *
 * @throws Trouble if it was to end everywhere and the server did not hear; it goes on then
 */
export async function logOut(everywhere: boolean): Promise<void> {
  const told = ask(LogOutDocument, { everywhere });
  if (everywhere) {
    const { sessionEnd } = await told;
    const error = sessionEnd.userErrors[0];
    if (error) throw new Trouble("REFUSED", error.message, error.code);
  } else {
    told.catch(() => {});
  }
  endSession();
}

function forgetMe(): void {
  me.value = undefined;
  roles.value = [];
  forgetCopies(MINE);
}

// A session that ran out while the app was closed ends here too.
if (!person()) forgetMe();
onSessionEnd(forgetMe);
onOtherTab("session", () => void refresh().catch(() => {}));
