import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StaffBandRegisterDocument, StaffBandRekeyDocument, StaffBandRetireDocument, StaffBandsDocument } from "@/gen/graphql";
import BandsPage from "@/staff/bands/bands.vue";
import { banding as t } from "@/texts/banding";
import { answers, logIn } from "../pages/answers";
import { page } from "./hallData";
import { button, COMMUNITY, press, sent, show, STREET, tidy, write } from "./noticePages";

const band = { id: "w1", serial: "SN-0001", status: "WORN", heardAt: null, version: 4 };
const sees = (place: HTMLElement, ...words: string[]): Promise<void> => vi.waitFor(() => words.forEach((one) => expect(place.textContent).toContain(one)));

beforeEach(logIn);
afterEach(tidy);

describe("the wristbands of a community", () => {
  it("are registered, with a secret and a code that are shown once", async () => {
    answers(
      [StaffBandsDocument, { bands: page() }],
      [StaffBandRegisterDocument, { bandRegister: { band: { ...band, status: "STOCK" }, secret: "00ff", code: "ABCD-1234", userErrors: [] } }],
    );
    const place = show(BandsPage, COMMUNITY);
    await press(place, t.list.add);
    await write(place, t.form.serial, " SN-0001 ");
    await press(place, t.form.send);
    await sees(place, "00ff", "ABCD-1234", t.form.once);
    expect(sent(StaffBandRegisterDocument)).toEqual([{ community: COMMUNITY.id, serial: "SN-0001" }]);
    await press(place, t.form.written);
    expect(place.textContent).not.toContain("00ff");
  });

  it("say at the field what is wrong with a number", async () => {
    answers(
      [StaffBandsDocument, { bands: page() }],
      [StaffBandRegisterDocument, { bandRegister: { band: null, secret: null, code: null, userErrors: [{ field: "serial", message: "已登记过", code: "X" }] } }],
    );
    const place = show(BandsPage, COMMUNITY);
    await press(place, t.list.add);
    await write(place, t.form.serial, "SN-0001");
    await press(place, t.form.send);
    await sees(place, "已登记过");
  });

  it("get a new key, and are retired, each after having been asked", async () => {
    answers(
      [StaffBandsDocument, { bands: page(band) }],
      [StaffBandRekeyDocument, { bandRekey: { band, secret: "11ee", userErrors: [] } }],
      [StaffBandRetireDocument, { bandRetire: { band: { ...band, status: "RETIRED" }, userErrors: [] } }],
    );
    const place = show(BandsPage, COMMUNITY);
    await press(place, "SN-0001");
    await press(place, t.one.rekey);
    expect(sent(StaffBandRekeyDocument)).toEqual([]);
    await press(place, t.one.rekeyConfirm);
    await sees(place, "11ee");
    expect(sent(StaffBandRekeyDocument)).toEqual([{ band: "w1", version: 4 }]);
    await press(place, t.form.written);

    await press(place, "SN-0001");
    await press(place, t.one.retire);
    await press(place, t.one.retireConfirm);
    await sees(place, t.one.retired);
    expect(sent(StaffBandRetireDocument)).toMatchObject([{ band: "w1", version: 4 }]);
  });

  it("are registered in communities only", async () => {
    answers([StaffBandsDocument, { bands: page() }]);
    const place = show(BandsPage, STREET);
    await sees(place, t.form.community);
    expect(() => button(place, t.list.add)).toThrow();
  });
});
