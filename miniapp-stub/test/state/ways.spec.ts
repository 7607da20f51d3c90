import { describe, expect, it, vi } from "vitest";
import { links } from "@/texts/home";
import { follow, go, pages } from "@/state/ways";
import { thePhone } from "../fakes/phone";

const stack = (count: number): void => {
  thePhone().pages = Array.from({ length: count }, () => ({ route: "staff/place/place", options: {} }));
};

describe("the way to a page", () => {
  it("leads over this one, and in its place where WeChat has as many open as it opens", () => {
    stack(9);
    go(pages.me);
    stack(10);
    go(pages.homes);
    expect(thePhone().went).toEqual([`navigateTo ${pages.me}`, `redirectTo ${pages.homes}`]);
  });

  it("says so where the page does not open, for it could not be fetched", () => {
    vi.stubGlobal("uni", { ...uni, navigateTo: ({ fail }: { fail: () => void }) => fail() });
    go(pages.staff);
    expect(thePhone().went).toEqual([`showToast ${links.notOpened}`]);
  });

  it("stays in the app where a link leads to a page of the server that is ours too", () => {
    follow("/events/0H4XQ2K7M9B1C");
    follow("/faq/520329001005");
    expect(thePhone().went).toEqual([`navigateTo ${pages.event("0H4XQ2K7M9B1C")}`, `navigateTo ${pages.faq("520329001005")}`]);
  });
});
