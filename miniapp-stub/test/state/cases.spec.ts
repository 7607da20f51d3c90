import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { OneCaseDocument } from "@/gen/graphql";
import { endSession } from "@/server/session";
import { actsOn, formOf } from "@/state/caseActs";
import { openCase, together, type CaseFacts } from "@/state/cases";
import { documentId } from "@/server/request";
import { thePhone } from "../fakes/phone";
import { aCase, anEvent, told } from "../pages/cases";
import { answers, logIn, settled } from "../pages/answers";

describe("what is known of a case", () => {
  it("is the newer of two, with each event once and in order", () => {
    const known = { facts: aCase({ version: 3 }), events: [anEvent(1), anEvent(2)] };
    const after = together(known, aCase({ version: 4, state: "DONE" }), [anEvent(4), anEvent(3), anEvent(2)]);
    expect(after.facts.state).toBe("DONE");
    expect(after.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(together(known, aCase({ version: 2, state: "WAITING" }), []).facts).toBe(known.facts);
  });
});

describe("what one can do", () => {
  it("is what the server allows, in the order to show it, and nothing of the staff's", () => {
    expect(actsOn(aCase({ actions: ["TAKE", "WITHDRAW", "URGE", "CONFIRM"] }))).toEqual(["CONFIRM", "URGE", "WITHDRAW"]);
  });

  it("at another's word needs what they said; for oneself it does not", () => {
    const person = (isMe: boolean) => ({ name: "周奶奶", isMe });
    // As the server gives it: who was filed for is who raised it; only a guardian's case is for yet another.
    expect(formOf("REVOKE", aCase({ raisedBy: person(true), raisedFor: null, filedBy: person(false) })).text).toBe("none");
    expect(formOf("REVOKE", aCase({ raisedBy: person(false), raisedFor: null, filedBy: person(true) })).text).toBe("must");
  });
});

describe("a case that is open", () => {
  beforeEach(logIn);
  afterEach(endSession);

  const socket = async () => {
    await vi.waitFor(() => expect(thePhone().sockets.length).toBeGreaterThan(0));
    const one = thePhone().sockets[thePhone().sockets.length - 1]!;
    one.accept();
    await vi.waitFor(() => expect(one.subscriptions()).toHaveLength(1));
    return one;
  };
  const says = (facts: CaseFacts, seq: number, cursor: string) => ({ caseChanged: { cursor, event: anEvent(seq), case: facts } });

  it("tells what is done to it as it happens, and after the line was cut goes on behind what it heard", async () => {
    answers([OneCaseDocument, told(aCase({ version: 2, cursor: "c2" }), [anEvent(1), anEvent(2)])]);
    const { view, again, listen } = openCase("c1");
    await again();
    const deaf = listen();
    const first = await socket();
    const asked = first.subscriptions()[0]!;
    expect(asked.payload).toMatchObject({ variables: { case: "c1", after: "c2" } });
    first.say({ type: "next", id: asked.id, payload: { data: says(aCase({ version: 3, state: "IN_HAND", cursor: "c3" }), 3, "c3") } });
    expect(view.value.data?.facts.state).toBe("IN_HAND");
    expect(view.value.data?.events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    first.end(1006);
    await vi.waitFor(() => expect(thePhone().sockets).toHaveLength(2), 5_000);
    const second = await socket();
    expect(second.subscriptions()[0]?.payload).toMatchObject({ variables: { case: "c1", after: "c3" } });
    deaf();
  });

  it("reads its whole history, however many pages it has", async () => {
    const asked: unknown[] = [];
    thePhone().server = (request) => {
      if (request.body.documentId !== documentId(OneCaseDocument)) return;
      const { after } = request.body.variables;
      asked.push(after);
      request.answer({ data: after ? told(aCase(), [anEvent(2)]) : told(aCase(), [anEvent(1)], "p1") });
    };
    const { view, again } = openCase("c1");
    await again();
    expect(asked).toEqual([undefined, "p1"]);
    expect(view.value.data?.events.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it("that is not for whoever asks is none", async () => {
    answers([OneCaseDocument, { node: null }]);
    const { view, again } = openCase("c1");
    await again();
    await settled();
    expect(view.value).toMatchObject({ data: null, loading: false });
  });
});
