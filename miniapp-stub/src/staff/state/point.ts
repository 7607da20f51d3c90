interface Point {
  longitude: number;
  latitude: number;
}

/** A point as maps write it: 107.885103,27.223456. */
export function writtenPoint(point: Point | null | undefined): string {
  return point ? `${point.longitude},${point.latitude}` : "";
}

/** What was written: null for nothing, undefined for what is no point. */
export function pointOf(text: string | undefined): Point | null | undefined {
  const plain = (text ?? "").trim();
  if (!plain) return null;
  const match = /^(\d{2,3}(?:\.\d+)?)\s*[,\uff0c\s]\s*(\d{1,2}(?:\.\d+)?)$/.exec(plain);
  return match ? { longitude: Number(match[1]), latitude: Number(match[2]) } : undefined;
}
