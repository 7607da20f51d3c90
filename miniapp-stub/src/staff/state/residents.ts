import { StaffRevealDocument, type RevealReason, type StaffResidentsQuery } from "@/gen/graphql";
import { ask } from "@/server/request";
import { troubleOf } from "@/state/asked";

/** Somebody who lives here, masked. */
export type Resident = StaffResidentsQuery["residents"]["nodes"][number];

/** What a stated reason shows, or why it shows nothing. */
export type Revealed = { name?: string | null; phone?: string | null } | { refusal: string };

/**
 * Shows a resident in full, this once. It is a reading, though it is logged: without a signal it is not kept to be done later,
 * when nobody looks any more.
 */
export async function reveal(resident: string, reason: RevealReason, text: string): Promise<Revealed> {
  try {
    const { residentReveal } = await ask(StaffRevealDocument, { input: { resident, reason, text } });
    const error = residentReveal.userErrors[0];
    return error ? { refusal: error.message } : { ...residentReveal.details };
  } catch (trouble) {
    return { refusal: troubleOf(trouble).message };
  }
}
