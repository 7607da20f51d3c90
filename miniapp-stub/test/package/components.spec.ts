import { describe, expect, it } from "vitest";
import { settled, show, SLOT } from "./wechat";

describe("in WeChat", () => {
  it("the plate shows where one is, and its code as it is printed", async () => {
    const { dom } = await show("EnamelPlate", { street: "积善路", estate: "和园", number: "18号", code: "C05V9V8N515NR" });
    for (const words of ["积善路", "和园", "18号", "C05V-9V8N-515NR"]) expect(dom.textContent).toContain(words);
  });

  it("a long number on a plate is written smaller", async () => {
    const long = { street: "积善路", number: "和平里东区十二号楼三单元", code: "C05V9V8N515NR" };
    expect((await show("EnamelPlate", long)).dom.innerHTML).toMatch(/--n[34]/);
    expect((await show("EnamelPlate", { ...long, number: "18号" })).dom.innerHTML).toContain("--n1");
  });

  it("the frame shows what a page puts in it, and changes to large print with one tap", async () => {
    const frame = await show("PageFrame", {});
    expect(frame.dom.textContent).toContain(SLOT);
    expect(frame.dom.textContent).toContain("大字");
    frame.querySelector(".print")!.dispatchEvent("tap");
    await settled();
    expect(frame.dom.textContent).toContain("标准");
    expect(frame.dom.innerHTML).toMatch(/--large/);
  });

  it("a QR code is a picture", async () => {
    const { dom } = await show("QrPicture", { text: "https://doorplate.example/e/c0de", label: "签到码" });
    expect(dom.innerHTML).toMatch(/background-image:\s*url\(["&quot;]*data:image\/svg\+xml/);
  });

  it("a button shows its words, and an icon is a picture and not WeChat's own icon", async () => {
    const { dom } = await show("ActionButton", { label: "重新加载", icon: "check" });
    expect(dom.textContent).toBe("重新加载");
    expect(dom.innerHTML).toContain("data:image/svg+xml");
  });
});
