import { describe, expect, it } from "vitest";
import { HEIGHT, layout, paint, WIDTH, wrapped, type Box, type Code, type Line, type Mark, type Measure, type Pen } from "@/state/eventPoster";
import { fixedSpan } from "@/state/eventTimes";
import { aLine, anEvent } from "../pages/eventData";

/** A Chinese letter is as wide as it is high, any other half that. */
const measure: Measure = (text, size) => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? size : size / 2), 0);
const NOW = Date.parse("2026-11-25T15:00:00+08:00");
const marksOf = (more: object = {}): Mark[] => layout(anEvent(more), "义诊体检", measure, NOW);
const lines = (marks: readonly Mark[]): Line[] => marks.filter((one): one is Line => one.kind === "line");
const code = (marks: readonly Mark[]): Code => marks.find((one): one is Code => one.kind === "code")!;
const card = (marks: readonly Mark[]): Box => marks.filter((one): one is Box => one.kind === "box").at(-1)!;

const LONG = {
  title: "为跑单的网约车司机和外卖骑手举办的冬季免费健康体检和用眼卫生咨询活动暨反诈宣传日，欢迎带家人一起来参加，名额有限先到先得",
  venue: "贵州省遵义市余庆县白泥镇积善社区党群服务中心二楼多功能会议室左手第一间",
  host: "贵州省遵义市余庆县人民医院医共体健康管理中心体检科",
};

describe("the picture of an event", () => {
  it("says what, when, where and by whom, beside the code", () => {
    const said = lines(marksOf()).map(({ text }) => text);
    for (const words of ["义诊体检", "网约车司机免费体检", "社区服务中心二楼", "主办：县人民医院", "扫码看详情、报名"]) expect(said).toContain(words);
    expect(said.join("")).toContain(fixedSpan(anEvent(), NOW));
  });

  it.each([["a short one", {}], ["one with more to say than there is room", LONG]])("of %s has all within its rim, nothing over the code, and no two lines on each other", (_, more) => {
    const marks = marksOf(more);
    for (const line of lines(marks)) {
      expect(line.x).toBeGreaterThanOrEqual(48);
      expect(line.x + measure(line.text, line.size, line.bold)).toBeLessThanOrEqual(WIDTH - 48);
    }
    const words = lines(marks).slice(0, -1);
    const bottom = Math.max(...words.map(({ y, size }) => y + size / 2));
    expect(bottom).toBeLessThan(card(marks).y);
    words.slice(1).forEach((line, at) => expect(line.y - line.size / 2).toBeGreaterThanOrEqual(words[at]!.y + words[at]!.size / 2));
    expect(card(marks).y + card(marks).height).toBeLessThan(HEIGHT - 24);
  });

  it("leaves around the code the white that cameras want: an eighth of its side and more", () => {
    const marks = marksOf();
    const { x, y, side } = code(marks);
    const white = card(marks);
    expect(white.colour).toBe("#FFFFFF");
    for (const room of [x - white.x, y - white.y, white.y + white.height - y - side]) expect(room).toBeGreaterThanOrEqual(side / 12);
    expect(lines(marks).at(-1)!.x).toBeGreaterThan(x + side);
  });

  it("breaks lines where they are full, and ends with dots what is longer than its lines", () => {
    const style = { size: 10, bold: false, most: 2 };
    expect(wrapped("一二三四五", 30, style, measure)).toEqual(["一二三", "四五"]);
    expect(wrapped("一二三四五六七", 30, style, measure)).toEqual(["一二三", "四五…"]);
    expect(wrapped("", 30, style, measure)).toEqual([]);
  });

  it("ends a line between words where there are any, so that no day is torn apart", () => {
    const style = { size: 10, bold: false, most: 3 };
    expect(wrapped("周三 9:00 至 周四 10:00", 75, style, measure)).toEqual(["周三 9:00 至", "周四 10:00"]);
    expect(wrapped("一二三四 五六", 40, style, measure)).toEqual(["一二三四", "五六"]);
    expect(wrapped("一 二三四五六七八九十", 60, style, measure)).toEqual(["一 二三四五", "六七八九十"]);
  });

  it("is drawn from the back to the front, each in its colour", () => {
    const drawn: string[] = [];
    const pen = {
      fillStyle: "",
      font: "",
      textBaseline: "",
      fillRect: (...at: number[]) => drawn.push(`box ${at.join()} ${pen.fillStyle}`),
      fillText: (text: string) => drawn.push(`line ${text} ${pen.font} ${pen.fillStyle}`),
      drawImage: (_: unknown, ...at: number[]) => drawn.push(`code ${at.join()}`),
    };
    const marks = layout({ ...aLine(), host: "县人民医院" }, "义诊体检", measure, NOW);
    paint(pen as unknown as Pen, marks, {} as CanvasImageSource);
    expect(drawn).toHaveLength(marks.length);
    expect(drawn[0]).toBe(`box 0,0,${WIDTH},${HEIGHT} #0F4C9C`);
    expect(drawn).toContain("line 网约车司机免费体检 bold 60px sans-serif #FFFFFF");
    expect(drawn.findIndex((one) => one.startsWith("code"))).toBeGreaterThan(drawn.findIndex((one) => one.includes("#FFFFFF") && one.startsWith("box 64")));
  });
});
