import { Trouble } from "@/server/trouble";
import { texts } from "@/texts/zh";
import { me, refresh, type Me } from "./account";
import { askedOfMe, ofMe, type Asked } from "./asked";

/** Asks who it is, for a page that is theirs; `agreed`: one that is only for whoever has agreed to the privacy policy. */
export function whoIsIt(agreed = false): Asked<Me> {
  return askedOfMe(async () => {
    await refresh();
    const known = ofMe(me.value);
    if (agreed && !known.consented) throw new Trouble("CONSENT", texts.trouble.consent, "CONSENT_REQUIRED");
    return known;
  }, "me");
}
