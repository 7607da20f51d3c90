import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AgreeToBandDocument, MyBandsDocument, MyFamilyDocument, OneBandDocument, ReturnBandDocument, SetBandCareDocument, WearBandDocument } from "@/gen/graphql";
import BandPage from "@/band/band/band.vue";
import BandsPage from "@/band/bands/bands.vue";
import CarePage from "@/band/care/care.vue";
import WearPage from "@/band/wear/wear.vue";
import { careSaid, consentsFor, curve, readNumber } from "@/band/state/bands";
import type { Dependant } from "@/state/dependants";
import { band as t, caring, wearing } from "@/texts/band";
import { happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { button, press, sent, show, tidy, write } from "../staff/noticePages";
import { answers, logIn, settled } from "./answers";

const line = { id: "w1", serialEnd: "0001", status: "WORN", mine: false, wearer: "钱老太", heardAt: null, version: 3, heartRate: { beats: 71, at: new Date().toISOString() } };
const care = { heartLow: 45, heartHigh: 130, fence: { centre: { longitude: 107.5, latitude: 27.8 }, radius: 300, from: "22:00", until: "06:00" } };
const aBand = (change: object = {}) => ({
  ...line,
  consent: "IN_PERSON",
  position: { location: { longitude: 107.5, latitude: 27.8 }, accuracy: 20, at: new Date().toISOString() },
  care,
  heartRates: [60, 80].map((beats) => ({ beats, at: new Date().toISOString() })),
  ...change,
});
const sees = (place: HTMLElement, ...words: string[]): Promise<void> => vi.waitFor(() => words.forEach((one) => expect(place.textContent).toContain(one)));

beforeEach(logIn);
afterEach(tidy);

describe("wristbands", () => {
  it("stand in a list with who wears them, and whether they were heard", async () => {
    answers([MyBandsDocument, { me: { bands: [line] } }]);
    const place = show(BandsPage, {});
    await sees(place, t.of("钱老太", "0001"), t.unheard);
    await press(place, t.of("钱老太", "0001"));
    expect(thePhone().went).toContain("navigateTo /band/band/band?id=w1");
  });

  it("show what they told, and what is watched", async () => {
    answers([OneBandDocument, { band: aBand() }]);
    const place = show(BandPage, { id: "w1" });
    await sees(place, t.beats(71), t.span(60, 80, 2), t.low(45), t.fence(300, t.when("22:00", "06:00")), t.logged);
  });

  it("record nothing before their wearer has agreed", async () => {
    answers([OneBandDocument, { band: aBand({ status: "WAITING", mine: true }) }], [AgreeToBandDocument, { bandAgree: { band: aBand({ mine: true }), userErrors: [] } }]);
    const place = show(BandPage, { id: "w1" });
    await sees(place, t.agree);
    expect(place.textContent).not.toContain(t.heart);
    await press(place, t.agree);
    expect(sent(AgreeToBandDocument)).toEqual([]);
    await press(place, t.agreeConfirm);
    await vi.waitFor(() => expect(sent(AgreeToBandDocument)).toMatchObject([{ band: "w1", version: 3 }]));
    await sees(place, t.agreed);
  });

  it("are given back after having been asked", async () => {
    answers([OneBandDocument, { band: aBand() }], [ReturnBandDocument, { bandReturn: { done: true, userErrors: [] } }]);
    const place = show(BandPage, { id: "w1" });
    await press(place, t.giveBack);
    await press(place, t.giveBackConfirm);
    await vi.waitFor(() => expect(sent(ReturnBandDocument)).toMatchObject([{ band: "w1", version: 3 }]));
  });

  it("of others are none of one's own", async () => {
    answers([OneBandDocument, { band: null }]);
    await sees(show(BandPage, { id: "w9" }), t.gone);
  });
});

describe("putting a wristband on", () => {
  const mother = { id: "d1", name: "钱老太", kind: "ELDER", status: "ACTIVE", age: 78 } as unknown as Dependant;

  it("says how the wearer agreed: oneself, a child by its guardian, everybody else in their own way", () => {
    expect(consentsFor(undefined)).toEqual(["OWN"]);
    expect(consentsFor({ ...mother, kind: "CHILD", age: 9 } as Dependant)).toEqual(["AS_GUARDIAN"]);
    expect(consentsFor({ ...mother, kind: "CHILD", age: 15 } as Dependant)).not.toContain("AS_GUARDIAN");
    expect(consentsFor(mother)).toEqual(["IN_PERSON", "BY_PHONE", "IN_WRITING", "OWN"]);
  });

  it("is done with the code of its card, for oneself or for whom one acts", async () => {
    answers([MyFamilyDocument, { me: { dependants: [mother], guardians: [] } }], [WearBandDocument, { bandWear: { band: aBand(), userErrors: [] } }]);
    const place = show(WearPage, {});
    await write(place, wearing.code, " ABCD-1234 ");
    await press(place, "钱老太");
    await press(place, wearing.consents.BY_PHONE.title);
    await press(place, wearing.send);
    await vi.waitFor(() => expect(sent(WearBandDocument)).toMatchObject([{ code: "ABCD-1234", dependant: "d1", consent: "BY_PHONE" }]));
    await vi.waitFor(() => expect(thePhone().went).toContain("redirectTo /band/band/band?id=w1"));
  });

  it("keeps how somebody agreed as it was chosen, and chooses it for nobody", async () => {
    answers([MyFamilyDocument, { me: { dependants: [mother], guardians: [] } }], [WearBandDocument, { bandWear: { band: aBand(), userErrors: [] } }]);
    const place = show(WearPage, {});
    await write(place, wearing.code, "ABCD");
    await press(place, "钱老太");
    await press(place, wearing.send);
    await sees(place, wearing.consentMissing);
    expect(sent(WearBandDocument)).toEqual([]);
    await press(place, wearing.consents.IN_PERSON.title);
    happens("onShow");
    await settled();
    await press(place, wearing.send);
    await vi.waitFor(() => expect(sent(WearBandDocument)).toMatchObject([{ dependant: "d1", consent: "IN_PERSON" }]));
  });

  it("is never one's own because the family changed meanwhile", async () => {
    answers([MyFamilyDocument, { me: { dependants: [mother], guardians: [] } }]);
    const place = show(WearPage, {});
    await write(place, wearing.code, "ABCD");
    await press(place, "钱老太");
    answers([MyFamilyDocument, { me: { dependants: [], guardians: [] } }]);
    happens("onShow");
    await settled();
    await press(place, wearing.send);
    await sees(place, wearing.whoGone);
    expect(sent(WearBandDocument)).toEqual([]);
  });

  it("says that the family could not be read, and reads it again", async () => {
    thePhone().server = (request) => request.lose();
    const place = show(WearPage, {});
    await sees(place, wearing.noFamily);
    answers([MyFamilyDocument, { me: { dependants: [mother], guardians: [] } }]);
    await press(place, "再试一次");
    await sees(place, "钱老太");
    expect(place.textContent).not.toContain(wearing.noFamily);
  });

  it("says at the code that it is wrong", async () => {
    answers([WearBandDocument, { bandWear: { band: null, userErrors: [{ field: "code", message: "没有这个号码", code: "X" }] } }]);
    const place = show(WearPage, {});
    await write(place, wearing.code, "ABCD");
    await press(place, wearing.send);
    await sees(place, "没有这个号码");
  });
});

describe("what is watched of a wearer", () => {
  it("opens as it is, and is sent as it was typed", async () => {
    answers([OneBandDocument, { band: aBand() }], [SetBandCareDocument, { bandCareSet: { band: aBand(), userErrors: [] } }]);
    const place = show(CarePage, { id: "w1" });
    await write(place, caring.low, "慢");
    await press(place, caring.send);
    await sees(place, caring.number);
    await write(place, caring.low, "");
    await write(place, caring.radius, "500");
    await press(place, caring.send);
    await vi.waitFor(() =>
      expect(sent(SetBandCareDocument)).toMatchObject([
        { band: "w1", version: 3, heartLow: null, heartHigh: 130, fence: { centre: { longitude: 107.5 }, radius: 500, from: "22:00", until: "06:00" } },
      ]),
    );
  });

  it("has at least one limit where the heart is watched", async () => {
    answers([OneBandDocument, { band: aBand() }]);
    const place = show(CarePage, { id: "w1" });
    await write(place, caring.low, "");
    await write(place, caring.high, " ");
    await press(place, caring.send);
    await sees(place, caring.oneOfThem);
    expect(sent(SetBandCareDocument)).toEqual([]);
  });

  it("is nothing where both are switched off", async () => {
    answers([OneBandDocument, { band: aBand() }], [SetBandCareDocument, { bandCareSet: { band: aBand(), userErrors: [] } }]);
    const place = show(CarePage, { id: "w1" });
    await vi.waitFor(() => button(place, caring.send));
    for (const one of Array.from(place.querySelectorAll<HTMLElement>("[role=switch]")).slice(0, 2)) one.click();
    await press(place, caring.send);
    await vi.waitFor(() => expect(sent(SetBandCareDocument)).toMatchObject([{ heartLow: null, heartHigh: null, fence: null }]));
  });

  it("is said a line each", () => {
    expect(careSaid(care as never)).toEqual([t.low(45), t.high(130), t.fence(300, t.when("22:00", "06:00"))]);
    expect(careSaid({ heartLow: null, heartHigh: null, fence: null } as never)).toEqual([t.noHearts, t.noFence]);
  });

  it("reads numbers, and draws them between the lowest and the highest", () => {
    expect([readNumber(" 45 "), readNumber("4.5"), readNumber("")]).toEqual([45, undefined, undefined]);
    expect(curve([60, 75, 90].map((beats) => ({ beats, at: "" })))).toEqual([10, 55, 100]);
    expect(curve([70, 70].map((beats) => ({ beats, at: "" })))).toEqual([50, 50]);
    expect(curve(Array.from({ length: 500 }, (_, at) => ({ beats: at, at: "" })))).toHaveLength(56);
  });
});
