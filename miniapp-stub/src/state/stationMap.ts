import { StationClustersDocument, type MapBoxInput, type StationClustersQuery, type StationKind } from "@/gen/graphql";
import { ask } from "@/server/request";
import { Trouble } from "@/server/trouble";
import { asked, type Asked } from "./asked";
import type { Point } from "./location";

export type Cluster = StationClustersQuery["stationClusters"]["nodes"][number];

/** Metres of a degree of latitude, and of longitude at the equator. */
const DEGREE = 111_320;
/** Metres of a pixel at scale 0 on the equator, as all web maps have it. */
const PIXEL = 156_543;
/** Half the side of the board, in pixels of a map. */
const HALF = 170;

export const LEAST_ZOOM = 9;
export const MOST_ZOOM = 18;

/** What a square board shows: its middle, and its scale. */
export interface Sight {
  centre: Point;
  zoom: number;
}

const eastward = ({ latitude }: Point): number => DEGREE * Math.cos((latitude / 180) * Math.PI);

/** From the middle to the edge of the board, in metres. */
export function reach({ centre, zoom }: Sight): number {
  return (HALF * PIXEL * Math.cos((centre.latitude / 180) * Math.PI)) / 2 ** zoom;
}

/** What the board shows. */
export function boxOf(sight: Sight): MapBoxInput {
  const { centre } = sight;
  const metres = reach(sight);
  const [high, wide] = [metres / DEGREE, metres / eastward(centre)];
  return { west: centre.longitude - wide, south: centre.latitude - high, east: centre.longitude + wide, north: centre.latitude + high };
}

/** Where a point lies on the board, in hundredths from the left and from the top; undefined where it is not on it. */
export function placeOn(sight: Sight, point: Point): { left: number; top: number } | undefined {
  const metres = reach(sight);
  const east = (point.longitude - sight.centre.longitude) * eastward(sight.centre);
  const north = (point.latitude - sight.centre.latitude) * DEGREE;
  if (Math.abs(east) > metres || Math.abs(north) > metres) return undefined;
  return { left: 50 + (east / metres) * 50, top: 50 - (north / metres) * 50 };
}

/** Round distances, so that at most three circles stand on the board; each with its radius in hundredths of the board's side. */
export function ringsOf(sight: Sight): Array<{ metres: number; radius: number }> {
  const metres = reach(sight);
  const step = roundDown(metres / 2.5);
  return [1, 2, 3].map((n) => ({ metres: n * step, radius: (n * step * 50) / metres })).filter(({ radius }) => radius < 50);
}

/** 1, 2 or 5 times a power of ten. */
function roundDown(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  return ([5, 2, 1].find((n) => n * power <= metres) ?? 1) * power;
}

export const nearer = ({ centre, zoom }: Sight, by = 1): Sight => ({ centre, zoom: Math.min(MOST_ZOOM, zoom + by) });
export const wider = ({ centre, zoom }: Sight, by = 1): Sight => ({ centre, zoom: Math.max(LEAST_ZOOM, zoom - by) });

export interface Clusters extends Pick<Asked<readonly Cluster[]>, "view" | "again"> {
  /** Asks what is in this box at this scale; only the answer to the last one counts. */
  look: (box: MapBoxInput, zoom: number, kinds: readonly StationKind[]) => Promise<void>;
}

/** What a map shows of stations. Reactive. */
export function stationClusters(): Clusters {
  let sought: { box: MapBoxInput; zoom: number; kinds?: StationKind[] } | undefined;

  const { view, again } = asked<readonly Cluster[]>(async () => {
    if (!sought) return [];
    const { nodes, userErrors } = (await ask(StationClustersDocument, sought)).stationClusters;
    const error = userErrors[0];
    if (error) throw new Trouble("REFUSED", error.message, error.code);
    return nodes;
  });

  return {
    view,
    again,
    look: (box, zoom, kinds) => {
      sought = { box, zoom: Math.round(Math.min(20, Math.max(3, zoom))), kinds: kinds.length ? [...kinds] : undefined };
      return again();
    },
  };
}
