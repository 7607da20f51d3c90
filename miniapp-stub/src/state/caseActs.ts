import {
  AnswerDisputeDocument,
  CommentCaseDocument,
  ConfirmCaseDocument,
  ContinueCaseDocument,
  MendCaseDocument,
  ObjectToCaseDocument,
  RevokeCaseDocument,
  UrgeCaseDocument,
  WithdrawCaseDocument,
} from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { acts as texts } from "@/texts/cases";
import type { CaseFacts } from "./cases";
import { forSending, type Picked } from "./photos";

/** What whoever raised a case, for whom it was, and the other side can do, in the order to show it. */
export const ACTS = ["CONFIRM", "OBJECT", "MEND", "RESUME", "SIDE_ANSWER", "URGE", "COMMENT", "REVOKE", "WITHDRAW"] as const;
export type Act = (typeof ACTS)[number];

/** What an act asks for. */
export interface ActForm {
  /** Whether words go with it, and how many there may be. */
  text: "none" | "maybe" | "must";
  most: number;
  photos?: number;
  score?: boolean;
  /** Whether what was said of the place is to be written anew too. */
  place?: boolean;
}

const FORMS: Record<Act, ActForm> = {
  CONFIRM: { text: "maybe", most: 500, score: true },
  OBJECT: { text: "must", most: 500 },
  MEND: { text: "must", most: 1000, photos: 9 },
  RESUME: { text: "maybe", most: 500 },
  SIDE_ANSWER: { text: "must", most: 1000, photos: 9 },
  URGE: { text: "none", most: 0 },
  COMMENT: { text: "must", most: 500, photos: 9 },
  REVOKE: { text: "none", most: 200 },
  WITHDRAW: { text: "maybe", most: 200 },
};

/** What stands in the form of an act. */
export interface Written {
  text: string;
  place: string;
  score: number;
  photos: Picked[];
}

/** As the act is done to this case. Who takes back at another's word says how that was given. */
export function formOf(act: Act, facts: CaseFacts): ActForm {
  if (act === "MEND") return { ...FORMS.MEND, place: facts.placeWordsState === "UNFIT" };
  return act === "REVOKE" && !concerns(facts) ? { ...FORMS.REVOKE, text: "must" } : FORMS[act];
}

/** Whether it is one's own, whoever wrote it down. */
const concerns = (facts: CaseFacts): boolean => facts.raisedBy?.isMe === true;

/** Those of the acts that the server lets one do now. */
export function actsOn(facts: CaseFacts): Act[] {
  return ACTS.filter((act) => facts.actions.includes(act));
}

const OF_STAFF: ReadonlySet<CaseFacts["actions"][number]> = new Set(
  ["TAKE", "RELEASE", "DISPATCH", "OFFER", "RETURN", "RULE", "EXTENSION_ASK", "EXTENSION_DECIDE", "PAUSE", "ANSWER", "FINISH", "CALL_BACK"] as const,
);

/** Whether one can do more with it as staff, which the staff's part has pages for. */
export const handles = (facts: CaseFacts): boolean => facts.actions.some((action) => OF_STAFF.has(action));

type Answer = Payload & { case?: CaseFacts | null; dispute?: CaseFacts | null };

export function doAct(act: Act, facts: CaseFacts, { text, place, score, photos }: Written): Promise<Outcome<Answer>> {
  const { id, version } = facts;
  const title = texts[act].title;
  const words = text.trim();
  const enclosed = forSending(photos);
  const from = { case: id, version };
  switch (act) {
    case "CONFIRM":
      return send(ConfirmCaseDocument, { ...from, score, text: words || undefined }, title);
    case "OBJECT":
      return send(ObjectToCaseDocument, { ...from, reason: words }, title);
    case "MEND":
      return send(MendCaseDocument, { ...from, text: words, place: place.trim() || undefined, photos: enclosed.photos }, title, false, undefined, enclosed.files);
    case "RESUME":
      return send(ContinueCaseDocument, { ...from, text: words || undefined }, title);
    case "SIDE_ANSWER":
      return send(AnswerDisputeDocument, { dispute: id, text: words, photos: enclosed.photos }, title, false, undefined, enclosed.files);
    case "URGE":
      return send(UrgeCaseDocument, { case: id }, title);
    case "COMMENT":
      return send(CommentCaseDocument, { case: id, text: words, photos: enclosed.photos, internal: false }, title, false, undefined, enclosed.files);
    case "REVOKE":
      return send(RevokeCaseDocument, { ...from, said: words || undefined }, title);
    case "WITHDRAW":
      return send(WithdrawCaseDocument, { ...from, reason: words || undefined }, title);
  }
}
