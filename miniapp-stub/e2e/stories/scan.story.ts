import { expect, test } from "vitest";
import { plateAt } from "../server";
import { Visitor } from "../visitor";

test("a resident scans the plate and is at that building: where it is, who to call, nearest first", async () => {
  const plate = await plateAt("滨河花园 3栋 2单元");
  const resident = await Visitor.comes();
  await resident.scans(plate);
  await resident.sees("滨河花园", "有事找谁");
  await resident.keepsPicture("scan-plate");
  expect(await resident.page.getByText("联户长").first().isVisible()).toBe(true);
});
