import { describe, expect, it, vi } from "vitest";
import { Trouble } from "@/server/trouble";
import { slip } from "@/state/drafts";
import { acting } from "@/staff/state/acting";
import { differing, edit, type Read, type Subject } from "@/staff/state/editing";
import type { Outcome, Payload } from "@/server/outbox";
import { thePhone } from "../fakes/phone";

const DONE: Outcome<Payload> = { state: "done", payload: { userErrors: [] } };
const CONFLICT: Outcome<Payload> = { state: "refused", code: "CONFLICT", message: "别人已经改过" };

function building(...reads: Array<Read | undefined>) {
  const save = vi.fn<Subject["save"]>();
  const left = [...reads];
  const form = edit({ draft: "building:b3", blank: {}, read: async () => (left.length > 1 ? left.shift() : left[0]), save, remove: save as never });
  return { form, save };
}

const read = (address: string, version: number): Read => ({ fields: { name: "3栋", address }, version });

describe("A form", () => {
  it("keeps what was typed when somebody else was faster, and shows what they wrote", async () => {
    const { form, save } = building(read("积善路 18 号", 4), read("积善路 16 号", 5));
    await form.open();
    form.type("address", "积善路 20 号");
    save.mockResolvedValueOnce(CONFLICT);

    expect(await form.save()).toBe(false);

    expect(form.view.value.typed.address).toBe("积善路 20 号");
    expect(form.view.value.newest?.address).toBe("积善路 16 号");
    expect(differing(form.view.value)).toEqual(["address"]);
    expect(form.view.value.step).toBe("open");
  });

  it("makes the next change from the newest version after a conflict", async () => {
    const { form, save } = building(read("积善路 18 号", 4), read("积善路 16 号", 5));
    await form.open();
    save.mockResolvedValueOnce(CONFLICT).mockResolvedValueOnce(DONE);
    await form.save();
    await form.save();

    expect(save.mock.calls.map(([, version]) => version)).toEqual([4, 5]);
    expect(form.view.value.step).toBe("done");
    expect(form.view.value.newest).toBeUndefined();
  });

  it("says that the thing is gone when somebody else has removed it", async () => {
    const { form, save } = building(read("积善路 18 号", 4), undefined);
    await form.open();
    save.mockResolvedValueOnce(CONFLICT);
    await form.save();
    expect(form.view.value.step).toBe("gone");
  });

  it("can be changed twice: the second change names the version that the first has made", async () => {
    const { form, save } = building(read("积善路 18 号", 4), read("积善路 20 号", 5));
    await form.open();
    save.mockResolvedValue(DONE);
    await form.save();
    form.type("address", "积善路 22 号");
    await form.save();
    expect(save.mock.calls.map(([, version]) => version)).toEqual([4, 5]);
  });

  it("can be removed after it was changed, from the version that the change has made", async () => {
    const { form, save } = building(read("积善路 18 号", 4), read("积善路 20 号", 5));
    await form.open();
    save.mockResolvedValue(DONE);
    await form.save();
    expect(await form.remove()).toBe(true);
    expect(save.mock.calls.map((call) => call.at(-1))).toEqual([4, 5]);
  });

  it("of something new is saved once, also where its button is pressed again", async () => {
    const save = vi.fn(() => Promise.resolve(DONE));
    const form = edit({ draft: "building:at:c1", blank: { name: "" }, save });
    await form.open();
    form.type("name", "3栋");
    await form.save();
    await form.save();
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("shows the server's sentence at the field that it is about", async () => {
    const { form, save } = building(read("积善路 18 号", 4));
    await form.open();
    save.mockResolvedValueOnce({ state: "refused", code: "DUPLICATE", field: "name", message: "已有同名的楼栋" });
    await form.save();
    expect(form.view.value).toMatchObject({ step: "open", field: "name", refusal: "已有同名的楼栋" });
  });

  it("is sent once, however often the button is pressed", async () => {
    const { form, save } = building(read("积善路 18 号", 4));
    await form.open();
    let answer: (outcome: Outcome<Payload>) => void = () => {};
    save.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const first = form.save();
    await form.save();
    answer(DONE);
    await first;
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("rests while the change waits for the signal", async () => {
    const { form, save } = building(read("积善路 18 号", 4));
    await form.open();
    save.mockResolvedValueOnce({ state: "waiting", message: "已保存在手机上。" });
    await form.save();
    form.type("address", "别处");
    await form.save();
    expect(form.view.value).toMatchObject({ step: "waiting", typed: { address: "积善路 18 号" } });
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("says why it could not be read, and can be opened again", async () => {
    let works = false;
    const form = edit({
      draft: "building:b3",
      blank: {},
      read: async () => {
        if (!works) throw Trouble.offline();
        return read("积善路 18 号", 4);
      },
      save: async () => DONE,
    });
    await form.open();
    expect(form.view.value.trouble?.kind).toBe("OFFLINE");
    works = true;
    await form.open();
    expect(form.view.value).toMatchObject({ step: "open", trouble: undefined, version: 4 });
  });
});

describe("A form that was left half filled", () => {
  const card = (): Subject => ({ draft: "card:at:g3", blank: { name: "", phone: "" }, save: async () => DONE });

  it("is found as it was left, and says so", () => {
    edit(card()).type("name", "王英");
    const again = edit(card());
    expect(again.view.value).toMatchObject({ step: "open", typed: { name: "王英", phone: "" }, left: true });
  });

  it("is not found once it was sent", async () => {
    const form = edit(card());
    form.type("name", "王英");
    await form.save();
    expect(edit(card()).view.value.left).toBeUndefined();
    expect([...thePhone().storage.keys()]).toEqual([]);
  });

  it("is not found once it was not wanted", async () => {
    edit(card()).type("name", "王英");
    const again = edit(card());
    await again.discard();
    expect(again.view.value).toMatchObject({ typed: { name: "", phone: "" } });
    expect(edit(card()).view.value.left).toBeUndefined();
  });

  it("is not kept where nothing of it differs from what stands there", async () => {
    const { form } = building(read("积善路 18 号", 4));
    await form.open();
    form.type("address", "积善路 20 号");
    form.type("address", "积善路 18 号");
    expect([...thePhone().storage.keys()]).toEqual([]);
  });

  it("goes on from the newest version of the thing", async () => {
    const first = building(read("积善路 18 号", 4)).form;
    await first.open();
    first.type("address", "积善路 20 号");
    const { form, save } = building(read("积善路 18 号", 4));
    await form.open();
    expect(form.view.value).toMatchObject({ left: true, typed: { name: "3栋", address: "积善路 20 号" }, newest: undefined });
    save.mockResolvedValueOnce(DONE);
    await form.save();
    expect(save).toHaveBeenCalledWith({ name: "3栋", address: "积善路 20 号" }, 4);
  });

  it("shows what somebody else has written meanwhile", async () => {
    const first = building(read("积善路 18 号", 4)).form;
    await first.open();
    first.type("address", "积善路 20 号");
    const { form } = building(read("积善路 16 号", 5));
    await form.open();
    expect(form.view.value).toMatchObject({ left: true, version: 5, typed: { address: "积善路 20 号" } });
    expect(differing(form.view.value)).toEqual(["address"]);
  });
});

describe("A reason that was half written", () => {
  it("is dropped once it was given, and kept where it was refused", async () => {
    const { act } = acting();
    slip("refuse:m1").keep({ reason: "请带租房" });
    await act(() => Promise.resolve(CONFLICT), "", { draft: "refuse:m1" });
    expect(slip("refuse:m1").read()).toEqual({ reason: "请带租房" });
    await act(() => Promise.resolve(DONE), "", { draft: "refuse:m1" });
    expect(slip("refuse:m1").read()).toBeUndefined();
  });

  it("can be given again where giving it broke, and is not given twice at once", async () => {
    const { act, busy } = acting();
    const broken = act(() => Promise.reject(new Error("broken")), "");
    expect(await act(() => Promise.resolve(DONE), "")).toBe(false);
    await expect(broken).rejects.toThrow("broken");
    expect(busy.value).toBe(false);
    expect(await act(() => Promise.resolve(DONE), "")).toBe(true);
  });
});
