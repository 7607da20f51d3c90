import { Trouble } from "@/server/trouble";
import { filing as texts } from "@/texts/filing";

/** Degrees, GCJ-02 (火星坐标), as China's maps and our server speak. */
export interface Point {
  longitude: number;
  latitude: number;
}

/** With how many metres it may be off; undefined where the phone does not say. */
export interface Spot extends Point {
  accuracy?: number;
}

/**
 * Where the phone is.
 *
 * @throws Trouble where the person, or the phone, does not tell
 */
export async function whereAmI(): Promise<Point> {
  const { longitude, latitude } = await locate(false);
  return { longitude, latitude };
}

/** The same, as exactly as the phone can, which takes it longer. */
export function whereExactly(): Promise<Spot> {
  return locate(true);
}

function locate(exactly: boolean): Promise<Spot> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(new Trouble("REFUSED", texts.where.noPoint));
    // #ifdef MP-WEIXIN
    uni.getLocation({ type: "gcj02", isHighAccuracy: exactly, success: ({ longitude, latitude, accuracy }) => resolve({ longitude, latitude, accuracy }), fail });
    // #endif
    // #ifdef H5
    if (!navigator.geolocation) return fail();
    navigator.geolocation.getCurrentPosition(({ coords }) => resolve({ ...onChinasMaps(coords), accuracy: coords.accuracy }), fail, { enableHighAccuracy: true, timeout: 10_000 });
    // #endif
  });
}

/** The ellipsoid of Krasovsky, by which GCJ-02 shifts what WGS-84 measures. */
const AXIS = 6_378_245;
const ECCENTRICITY = 0.006_693_421_622_965_943;

const inChina = ({ longitude, latitude }: Point): boolean => longitude > 73.66 && longitude < 135.05 && latitude > 3.86 && latitude < 53.55;

function waves(of: number, ...parts: ReadonlyArray<readonly [size: number, length: number]>): number {
  return parts.reduce((sum, [size, length]) => sum + size * Math.sin((of / length) * Math.PI), 0) * (2 / 3);
}

function shift(x: number, y: number): Point {
  const common = waves(6 * x, [20, 1]) + waves(2 * x, [20, 1]);
  return {
    latitude: -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + common + waves(y, [20, 1], [40, 3], [160, 12], [320, 30]),
    longitude: 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + common + waves(x, [20, 1], [40, 3], [150, 12], [300, 30]),
  };
}

/** What satellites measure (WGS-84), as maps in China draw it; exact to a metre or two. */
export function onChinasMaps(measured: Point): Point {
  const { longitude, latitude } = measured;
  if (!inChina(measured)) return { longitude, latitude };
  const moved = shift(longitude - 105, latitude - 35);
  const radians = (latitude / 180) * Math.PI;
  const magic = 1 - ECCENTRICITY * Math.sin(radians) ** 2;
  const root = Math.sqrt(magic);
  return {
    latitude: latitude + (moved.latitude * 180) / (((AXIS * (1 - ECCENTRICITY)) / (magic * root)) * Math.PI),
    longitude: longitude + (moved.longitude * 180) / ((AXIS / root) * Math.cos(radians) * Math.PI),
  };
}
