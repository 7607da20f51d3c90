import { mount } from "@vue/test-utils";
import { describe, expect, it } from "vitest";
import PhoneCode from "@/pages/me/PhoneCode.vue";
import { profile } from "@/texts/me";

/** What comes of the button when WeChat answers so. */
function answered(detail: object): Record<string, unknown[][]> {
  const card = mount(PhoneCode, { props: { label: "绑定", busy: false }, global: { stubs: { StandInPhone: true } } });
  card.find("button[open-type]").element.dispatchEvent(new CustomEvent("getphonenumber", { detail }));
  return card.emitted();
}

describe("WeChat's button for the phone", () => {
  it("gives the code", () => {
    expect(answered({ code: "c1", errMsg: "getPhoneNumber:ok" }).code).toEqual([["c1"]]);
  });

  it("asks again of whoever said no, on an iPhone, on Android, and to the privacy guide", () => {
    const noes = [{ errMsg: "getPhoneNumber:fail user deny" }, { errMsg: "getPhoneNumber:fail:user deny" }, { errMsg: "getPhoneNumber:fail privacy permission is not authorized", errno: 104 }];
    for (const no of noes) expect(answered(no).denied).toEqual([[profile.denied]]);
  });

  it("blames nobody where it is not the person who did not want", () => {
    expect(answered({ errMsg: "getPhoneNumber:fail no quota", errno: 1400001 }).denied).toEqual([[profile.noNumber]]);
  });
});
