import { StaffAnswerEditDocument, StaffAnswersDocument, StaffAnswerWithdrawDocument, StaffOneAnswerDocument, type StaffAnswerFragment } from "@/gen/graphql";
import { send } from "@/server/outbox";
import { ask } from "@/server/request";
import { casework } from "@/texts/casework";
import type { Subject } from "./editing";
import type { FieldSpec } from "./fields";
import { inputOf, type Ground } from "./ground";
import { paged } from "./paged";

/** A published answer. */
export type Answer = StaffAnswerFragment;

const t = casework.answers;

/** Those of a region and of all above it, which are kept there. */
export function answersAt(ground: Ground, query: () => string) {
  return paged<Answer>(async (after) => (await ask(StaffAnswersDocument, { at: inputOf(ground), query: query().trim(), after })).faqSearch);
}

export const answerFields: readonly FieldSpec[] = [
  { key: "question", label: t.question, hint: t.questionHint, most: 100, lines: true },
  { key: "answer", label: t.answer, hint: t.answerHint, most: 1_000, lines: true },
];

/** How an answer is read, corrected and taken back. */
export function answerSubject(id: string): Subject {
  return {
    draft: `answer:${id}`,
    blank: { question: "", answer: "" },
    read: async () => {
      const { node } = await ask(StaffOneAnswerDocument, { id });
      if (node?.__typename !== "FaqAnswer" || node.withdrawn) return undefined;
      return { version: node.version, fields: { question: node.question, answer: node.answer } };
    },
    save: ({ question = "", answer = "" }, version) =>
      send(StaffAnswerEditDocument, { faqAnswer: id, version, question: question.trim(), answer: answer.trim() }, casework.titles.answer),
    remove: (version) => send(StaffAnswerWithdrawDocument, { faqAnswer: id, version }, t.withdraw),
  };
}
