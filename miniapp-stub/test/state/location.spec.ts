import { describe, expect, it } from "vitest";
import { onChinasMaps } from "@/state/location";

describe("a point that satellites measured", () => {
  it.each([
    ["积善社区", { longitude: 107.8872, latitude: 27.2265 }, { longitude: 107.891258, latitude: 27.222938 }],
    ["天安门", { longitude: 116.391, latitude: 39.907 }, { longitude: 116.397241, latitude: 39.908401 }],
  ])("lies on China's maps where they draw it: %s", (_, measured, drawn) => {
    const point = onChinasMaps(measured);
    expect(point.longitude).toBeCloseTo(drawn.longitude, 5);
    expect(point.latitude).toBeCloseTo(drawn.latitude, 5);
  });

  it("outside of China stays where it is", () => {
    expect(onChinasMaps({ longitude: 2.35, latitude: 48.85 })).toEqual({ longitude: 2.35, latitude: 48.85 });
  });
});
