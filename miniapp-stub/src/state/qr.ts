import encodeQR from "qr";
import { utf8 } from "./utf8";

/** What ISO/IEC 18004 wants left free around a code, in modules. */
const QUIET = 4;

/** The dark modules of one line, as steps of an SVG path: one a run. */
function lineOf(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x++) {
    const from = x;
    while (row[x]) x++;
    if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
  }
  return path;
}

/** The QR code of a text as the address of a picture, black on white with the quiet zone around it; drawn on the device. */
export function qrPicture(text: string): string {
  const rows = encodeQR(text, "raw", { border: QUIET, ecc: "medium", textEncoder: utf8 });
  const side = rows.length;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path d="${rows.map(lineOf).join("")}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
