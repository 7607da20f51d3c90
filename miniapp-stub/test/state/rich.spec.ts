import { describe, expect, it } from "vitest";
import { linksOf, richOf } from "@/state/rich";

const plain = (html: string): string => richOf(html).replace(/ style="[^"]*"/g, "");

describe("a text for rich-text", () => {
  it("brings its looks along, as variables that large print and the dark change", () => {
    expect(richOf("<h2>怎么办</h2>")).toContain("font-size:var(--text-head)");
    expect(richOf("<blockquote><p>提醒</p></blockquote>")).toContain("color:var(--muted)");
    expect(richOf("<table><tbody><tr><td>甲</td></tr></tbody></table>")).toMatch(/<td style="[^"]*var\(--edge\)/);
  });

  it("keeps what Markdown can say, and no other tag nor attribute", () => {
    const html = '<h1 id="a">题</h1><ol start="3"><li class="x">甲</li></ol><p onclick="go()">乙<img src="x"><br /></p><script>丙</script>';
    expect(plain(html)).toBe('<h2>题</h2><ol start="3"><li>甲</li></ol><p>乙<br></p>丙');
  });

  it("shows a link as words that are underlined, for in it nothing can be touched", () => {
    expect(plain('<p><a href="https://a.gov.cn/x" rel="nofollow">看原文</a></p>')).toBe("<p><span>看原文</span></p>");
  });

  it("reads letters that were written by number, and lets no markup out of them", () => {
    expect(plain("<p>a&#64;b.cn &#43; &#60;b&#62; &lt;i&gt; &#38;lt;</p>")).toBe("<p>a@b.cn + &#60;b&#62; &lt;i&gt; &#38;lt;</p>");
  });
});

describe("the links in a text", () => {
  it("are listed once each, by what they say and where they lead", () => {
    const html =
      '<p><a href="https://a.gov.cn/x?a&#61;1&amp;b&#61;2" rel="nofollow"><strong>看</strong>原文</a>，<a href="tel:96110">96110</a>，' +
      '<a href="https://a.gov.cn/x?a&#61;1&amp;b&#61;2">再看</a></p>';
    expect(linksOf(html)).toEqual([
      { text: "看原文", href: "https://a.gov.cn/x?a=1&b=2" },
      { text: "96110", href: "tel:96110" },
    ]);
  });

  it("are none of a kind that does something here", () => {
    expect(linksOf('<a href="javascript:alert(1)">点</a><a href="data:text/html,x">点</a><a name="x">锚</a>')).toEqual([]);
  });
});
