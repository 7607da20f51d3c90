import {
  AcceptEventOfferDocument,
  CancelEventSignUpDocument,
  ScoreEventDocument,
  SignUpForEventDocument,
  type AcceptEventOfferMutation,
  type CancelEventSignUpMutation,
  type EventAnswerInput,
  type EventForInput,
  type EventSignUpErrorCode,
  type ScoreEventMutation,
  type SignUpForEventMutation,
} from "@/gen/graphql";
import { send, waiting, type Outcome } from "@/server/outbox";
import { documentId } from "@/server/request";
import type { IconName } from "@/components/icons";
import { mySignUp as texts, signUp as form } from "@/texts/event";
import { readDate } from "./dependants";
import type { EventFacts, SignUp } from "./events";

/* What one has at an event, and how one comes to have it. */

export type SignUpState = SignUp["state"];
export type Question = EventFacts["questions"][number];

export const STATE_ICONS: Record<SignUpState, IconName> = {
  PLACED: "check",
  OFFERED: "bell",
  WAITING: "clock",
  CANCELLED: "none",
  LAPSED: "none",
  UNMET: "none",
};

/** Whether somebody has a place, is kept one, or waits for one. */
export const holds = ({ state }: Pick<SignUp, "state">): boolean => state === "PLACED" || state === "OFFERED" || state === "WAITING";

/** Those that hold something first. */
export const inOrder = (signUps: readonly SignUp[]): SignUp[] => [...signUps.filter(holds), ...signUps.filter((one) => !holds(one))];

/** For whom it is: 本人, 本户, or the name as one may see it. */
export function whoOf({ forWhom, own }: Pick<SignUp, "forWhom" | "own">, perHousehold = false): string {
  if (own) return perHousehold ? texts.household : texts.me;
  return forWhom ?? texts.somebody;
}

export const FAMILY = "family";

/** What was answered to one question: words, or of SOME_OF what was chosen. */
export interface Answer {
  text: string;
  options: string[];
}

/** What stands in the form so far. */
export interface SignUpForm {
  step: string;
  /** Empty: for oneself; the id of one's dependant; or `FAMILY`. */
  forWhom: string;
  familyName: string;
  /** By the numbers of the questions. */
  answers: Record<string, Answer>;
  birth: string;
  /** Whether the server asked for the date of birth. */
  asksBirth: boolean;
}

export const nothingAnswered = (): SignUpForm => ({ step: "", forWhom: "", familyName: "", answers: {}, birth: "", asksBirth: false });

/** One thing a page: for whom, each question, the date of birth where it is asked for, and all once more. */
export type Step = "who" | "birth" | "check" | `question${number}`;

export const stepOf = ({ number }: Pick<Question, "number">): Step => `question${number}`;

export function stepsOf({ perHousehold, questions }: Pick<EventFacts, "perHousehold" | "questions">, { asksBirth }: SignUpForm): Step[] {
  return [...(perHousehold ? [] : (["who"] as const)), ...questions.map(stepOf), ...(asksBirth ? (["birth"] as const) : []), "check"];
}

export const answerTo = ({ number }: Pick<Question, "number">, { answers }: SignUpForm): Answer => answers[number] ?? { text: "", options: [] };

const isAnswered = (question: Question, { text, options }: Answer): boolean => (question.type === "SOME_OF" ? options.length > 0 : text.trim() !== "");

const isWhole = (text: string): boolean => /^\d{1,6}$/.test(text.trim());

/** What is wrong with what stands in a step; empty where one may go on. */
export function faultOf(step: Step, event: Pick<EventFacts, "questions">, values: SignUpForm): string {
  if (step === "who") return values.forWhom === FAMILY && !values.familyName.trim() ? form.faults.family : "";
  if (step === "birth") return readDate(values.birth) ? "" : form.faults.birth;
  const question = event.questions.find((one) => stepOf(one) === step);
  return question ? faultOfAnswer(question, answerTo(question, values)) : "";
}

function faultOfAnswer(question: Question, answer: Answer): string {
  if (!isAnswered(question, answer)) {
    if (!question.required) return "";
    return question.type === "TEXT" || question.type === "NUMBER" ? form.faults.answer : form.faults.choose;
  }
  return question.type === "NUMBER" && !isWhole(answer.text) ? form.faults.number : "";
}

/** In words, for who reads it once more. */
export function answerSaid(question: Question, values: SignUpForm): string {
  const { text, options } = answerTo(question, values);
  return question.type === "SOME_OF" ? options.join("、") : text.trim();
}

function answersOf(questions: readonly Question[], values: SignUpForm): EventAnswerInput[] {
  return questions
    .filter((question) => isAnswered(question, answerTo(question, values)))
    .map((question) => {
      const { text, options } = answerTo(question, values);
      return question.type === "SOME_OF" ? { number: question.number, options: [...options] } : { number: question.number, text: text.trim() };
    });
}

function forWhomOf({ forWhom, familyName }: SignUpForm): EventForInput | undefined {
  if (!forWhom) return undefined;
  return forWhom === FAMILY ? { familyMember: familyName.trim() } : { dependant: forWhom };
}

/** What is sent: as it stands in the form. */
export function inputOf(event: Pick<EventFacts, "id" | "perHousehold" | "questions">, values: SignUpForm) {
  return {
    event: event.id,
    forWhom: event.perHousehold ? undefined : forWhomOf(values),
    answers: answersOf(event.questions, values),
    birthDate: values.asksBirth ? readDate(values.birth) : undefined,
  };
}

export function signUpFor(event: EventFacts, values: SignUpForm): Promise<Outcome<SignUpForEventMutation["eventSignUp"]>> {
  return send(SignUpForEventDocument, inputOf(event, values), form.sendTitle(event.title));
}

/** Whether a sign-up for this event waits for the signal. Reactive. */
export function signUpWaits(event: string): boolean {
  const id = documentId(SignUpForEventDocument);
  return waiting.value.some((entry) => entry.documentId === id && (entry.variables.input as { event: string }).event === event);
}

const OF_WHOM: ReadonlySet<string> = new Set<EventSignUpErrorCode>(["ALREADY_SIGNED_UP", "WRONG_GROUP", "WRONG_AGE", "NOT_FAMILY"]);
const OF_BIRTH: ReadonlySet<string> = new Set<EventSignUpErrorCode>(["AGE_UNKNOWN", "BIRTH_DATE"]);

/** Where what the server found fault with is to be mended; undefined where nothing in the form is. */
export function stepOfRefusal(refusal: { code?: string; field?: string } | undefined, event: EventFacts, values: SignUpForm): Step | undefined {
  const { code = "", field = "" } = refusal ?? {};
  if (OF_BIRTH.has(code)) return "birth";
  if (OF_WHOM.has(code)) return event.perHousehold ? undefined : "who";
  const at = /^answers\[(\d+)\]/.exec(field)?.[1];
  const number = at === undefined ? undefined : answersOf(event.questions, values)[Number(at)]?.number;
  return number === undefined ? undefined : stepOf({ number });
}

/** What nothing in the form mends: what it is called, its sign, and the way on. */
export type Barred = keyof typeof form.refused;

export const barredBy = (code: string | undefined): Barred | undefined => (Object.keys(form.refused) as Barred[]).find((one) => one === code);

/** What came of it, in two or three words. */
export function doneSaid({ state, ahead }: Pick<SignUp, "state" | "ahead">): string {
  if (state === "WAITING") return form.done.WAITING((ahead ?? 0) + 1);
  return state === "PLACED" || state === "OFFERED" ? form.done[state] : form.done.other;
}

type Named = { title: string };

export function acceptOffer({ id }: SignUp, event: Named): Promise<Outcome<AcceptEventOfferMutation["eventOfferAccept"]>> {
  return send(AcceptEventOfferDocument, { signUp: id }, texts.acceptTitle(event.title));
}

export function cancelSignUp({ id }: SignUp, event: Named): Promise<Outcome<CancelEventSignUpMutation["eventSignUpCancel"]>> {
  return send(CancelEventSignUpDocument, { signUp: id }, texts.cancelTitle(event.title));
}

export function scoreEvent({ id }: SignUp, score: number, event: Named): Promise<Outcome<ScoreEventMutation["eventScore"]>> {
  return send(ScoreEventDocument, { signUp: id, score }, texts.scoreTitle(event.title));
}
