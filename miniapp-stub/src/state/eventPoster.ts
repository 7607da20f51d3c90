import { poster as texts } from "@/texts/event";
import type { EventFacts } from "./events";
import { fixedSpan } from "./eventTimes";

/* The picture of an event that is sent on: a blue plate with a white rim, what and when and where, and the code to scan. */

/** In pixels of the picture. */
export const WIDTH = 750;
export const HEIGHT = 1120;

const BLUE = "#0F4C9C";
const WHITE = "#FFFFFF";
const INK = "#1B2430";
const RIM = 24;
const EDGE = 64;
const ROOM = WIDTH - 2 * EDGE;
const CODE = 300;
const CARD = CODE + 60;

export interface Box {
  kind: "box";
  x: number;
  y: number;
  width: number;
  height: number;
  colour: string;
}

export interface Line {
  kind: "line";
  x: number;
  /** Of its middle. */
  y: number;
  text: string;
  size: number;
  bold: boolean;
  colour: string;
}

export interface Code {
  kind: "code";
  x: number;
  y: number;
  side: number;
}

export type Mark = Box | Line | Code;

/** How wide a text is at this size. */
export type Measure = (text: string, size: number, bold: boolean) => number;

interface Style {
  size: number;
  bold: boolean;
  most: number;
}

const KIND: Style = { size: 32, bold: false, most: 1 };
const TITLE: Style = { size: 60, bold: true, most: 3 };
const FACT: Style = { size: 38, bold: false, most: 2 };
const LEADING = 1.35;

/** A line that is full, and what goes over to the next: from the last space on, if that leaves no more than half of it empty. */
function ended(line: string): [full: string, over: string] {
  const space = line.lastIndexOf(" ");
  return space < line.length / 2 ? [line, ""] : [line.slice(0, space), line.slice(space + 1)];
}

/** The text in lines that fit; what is too long for them ends with dots. */
export function wrapped(text: string, width: number, { size, bold, most }: Style, measure: Measure): string[] {
  const lines: string[] = [];
  let line = "";
  for (const letter of text) {
    if (line && measure(line + letter, size, bold) > width) {
      const [full, over] = letter === " " ? [line, ""] : ended(line);
      lines.push(full);
      line = over;
    }
    if (line || letter !== " ") line += letter;
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  const last = lines[most - 1] ?? "";
  return [...lines.slice(0, most - 1), `${last.slice(0, -1)}…`];
}

/** What stands on it and where, from the top down. */
export function layout(event: Pick<EventFacts, "title" | "startsAt" | "endsAt" | "venue" | "host">, kind: string, measure: Measure, now = Date.now()): Mark[] {
  const marks: Mark[] = [
    { kind: "box", x: 0, y: 0, width: WIDTH, height: HEIGHT, colour: BLUE },
    ...frame(RIM, 4, WHITE),
  ];
  let y = EDGE + 24;
  const write = (text: string, style: Style, gap: number): void => {
    y += gap;
    for (const line of wrapped(text, ROOM, style, measure)) {
      y += (style.size * LEADING) / 2;
      marks.push({ kind: "line", x: EDGE, y, text: line, size: style.size, bold: style.bold, colour: WHITE });
      y += (style.size * LEADING) / 2;
    }
  };
  write(kind, KIND, 0);
  write(event.title, TITLE, 16);
  write(fixedSpan(event, now), FACT, 32);
  write(event.venue, FACT, 8);
  write(texts.host(event.host), { ...FACT, most: 1 }, 8);
  return [...marks, ...foot()];
}

function frame(inset: number, stroke: number, colour: string): Box[] {
  const [width, height] = [WIDTH - 2 * inset, HEIGHT - 2 * inset];
  const box = (x: number, y: number, w: number, h: number): Box => ({ kind: "box", x, y, width: w, height: h, colour });
  return [
    box(inset, inset, width, stroke),
    box(inset, inset + height - stroke, width, stroke),
    box(inset, inset, stroke, height),
    box(inset + width - stroke, inset, stroke, height),
  ];
}

/** A white card with the code, which cameras want dark on white. */
function foot(): Mark[] {
  const y = HEIGHT - EDGE - CARD;
  const pad = (CARD - CODE) / 2;
  return [
    { kind: "box", x: EDGE, y, width: ROOM, height: CARD, colour: WHITE },
    { kind: "code", x: EDGE + pad, y: y + pad, side: CODE },
    { kind: "line", x: EDGE + pad + CODE + 20, y: y + CARD / 2, text: texts.scan, size: 26, bold: true, colour: INK },
  ];
}

/** As much of a canvas as is drawn with. */
export type Pen = Pick<CanvasRenderingContext2D, "fillRect" | "fillText" | "drawImage" | "measureText" | "fillStyle" | "font" | "textBaseline">;

const fontOf = (size: number, bold: boolean): string => `${bold ? "bold " : ""}${size}px sans-serif`;

export function measureWith(pen: Pen): Measure {
  return (text, size, bold) => {
    pen.font = fontOf(size, bold);
    return pen.measureText(text).width;
  };
}

export function paint(pen: Pen, marks: readonly Mark[], code: CanvasImageSource): void {
  pen.textBaseline = "middle";
  for (const mark of marks) {
    if (mark.kind === "code") {
      pen.drawImage(code, mark.x, mark.y, mark.side, mark.side);
      continue;
    }
    pen.fillStyle = mark.colour;
    if (mark.kind === "box") {
      pen.fillRect(mark.x, mark.y, mark.width, mark.height);
    } else {
      pen.font = fontOf(mark.size, mark.bold);
      pen.fillText(mark.text, mark.x, mark.y);
    }
  }
}
