// @vitest-environment node
import path from "node:path";
import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { creations } from "../tools/creates";

const creates = creations(path.resolve(__dirname, "../../schema"));

describe("the build notes", () => {
  it("that a mutation is known again by its key where its input has one", () => {
    expect(creates(parse("mutation A($input: GridCreateInput!) { gridCreate(input: $input) { userErrors { code } } }"))).toBe(true);
  });

  it("that it is not where its input has a version", () => {
    expect(creates(parse("mutation B($input: GridUpdateInput!) { gridUpdate(input: $input) { userErrors { code } } }"))).toBe(false);
  });

  it("nothing of a question", () => {
    expect(creates(parse("query C($code: String!) { doorplate(code: $code) { code } }"))).toBe(false);
  });
});
