import { describe, expect, it } from "vitest";
import { faultOf, withoutForeignFiles } from "../tools/own-server";

describe("the styles", () => {
  it("load nothing from somebody else's server, and keep what is ours", () => {
    const css = `@keyframes a{0%{background-image:url(https://cdn.example/a.png)}to{background: url("//cdn.example/b.png") ;color:red}}
.b{mask-image:url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E")}.c{background:url(/own.png)}`;
    expect(withoutForeignFiles(css)).toBe(`@keyframes a{0%{}to{color:red}}
.b{mask-image:url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E")}.c{background:url(/own.png)}`);
  });
});

describe("the server of a WeChat package", () => {
  it("has to be named, and the refusal says how", () => {
    for (const nothing of [undefined, ""]) expect(faultOf(nothing)).toContain("VITE_API_BASE=https://");
  });

  it("is asked over https, and on the developer's own machine over http", () => {
    for (const good of ["https://doorplate.example", "https://doorplate.example:8443", "http://127.0.0.1:8080", "http://localhost"]) {
      expect(faultOf(good)).toBeUndefined();
    }
    const bad = ["http://doorplate.example", "doorplate.example", "wss://doorplate.example", "https://doorplate.example/", "http://localhost.example"];
    for (const wrong of bad) expect(faultOf(wrong)).toContain(wrong);
  });
});
