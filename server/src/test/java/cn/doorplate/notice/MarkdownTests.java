package cn.doorplate.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    private static final int LONGEST = 8_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "一句话<script src=//evil.example></script>",
                "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<b>粗</b>",
                "<iframe src=https://evil.example>",
                "<!-- 注释 -->",
                "<?php echo 1 ?>",
                "<![CDATA[x]]>",
                "<style>*{display:none}</style>",
                "> <script>alert(1)</script>",
                "- <a href=https://gov.example>x</a>",
                "[点这里](javascript:alert(1))",
                "[点这里](JaVaScRiPt:alert(1))",
                "[点这里](&#106;avascript:alert(1))",
                "[点这里](\\javascript:alert(1))",
                "[点这里](java&Tab;script:alert(1))",
                "[点这里](vbscript:msgbox(1))",
                "[点这里](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
                "[点这里](file:///etc/passwd)",
                "[点这里](//evil.example)",
                "[点这里](/d/ABC)",
                "[点这里](weixin://dl)",
                "[点这里](mailto:a@b.example)",
                "[点这里](https://gov.cn@evil.example/)",
                "[点这里](https:evil.example)",
                "[点这里](http://)",
                "[点这里]()",
                "<javascript:alert(1)>",
                "<a@b.example>",
                "[点这里][x]\n\n[x]: javascript:alert(1)",
                "[x]: javascript:alert(1)",
                "![图](https://img.example/a.png)",
                "![图](javascript:alert(1))",
                "[![图](https://img.example/a.png)](https://gov.example)",
                "| 表 |\n| --- |\n| <script>x</script> |",
                "反\u202E过来",
                "看不\u0007见",
                "看\u2066不\u2069见",
            })
    void whatIsNoPlainMarkdownIsRefused(String text) {
        assertThat(Markdown.isPlain(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# 停水通知\n\n明天**9:00**到*17:00*停水。",
                "1. 先关阀门\n2. 再打电话\n\n- 一\n- 二\n  - 二点一",
                "| 时间 | 楼栋 |\n| --- | --- |\n| 9:00 | 3栋 |",
                "[国家反诈中心](https://gafz.example.cn:8443/app?x=1#y)、[报警](tel:110)、[中文域名](https://政务.example/路)",
                "<https://gov.example/>",
                "1 < 2 && 3 > 2，&lt;script&gt; 只是字",
                "> 引用\n\n---\n\n```\n代码 <b>\n```\n\n    缩进 <script>",
                "👨‍👩‍👧 家人们\r\n下一行",
            })
    void whatPeopleWriteIsTaken(String text) {
        assertThat(Markdown.isPlain(text)).isTrue();
    }

    @Test
    void htmlHasHeadingsListsTablesAndLinksAndNothingThatActs() {
        String html = Markdown.html("# 停水\n\n第一行\n第二行 [网站](https://gov.example/a?b=1&c=2)\n\n3. 三\n4. 四\n\n"
                + "| 时间 | 楼栋 |\n| :-: | --- |\n| 9:00 | 3栋 |");
        assertThat(html)
                .contains("<h1>停水</h1>", "第一行<br />", "<ol start=\"3\">", "<th>时间</th>", "<td>3栋</td>")
                .contains("rel=\"noopener noreferrer nofollow\"")
                .contains("https://gov.example/a?b&#61;1&amp;c&#61;2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<a href='javascript:alert(1)'>x</a>",
                "[x](javascript:alert(1))",
                "<svg><script>alert(1)</script></svg>",
                "<svg/onload=alert(1)>",
                "<style>@import 'x'</style>",
                "![x](https://img.example/a.png)",
                "<iframe src=https://evil.example></iframe>",
                "<p style='position:fixed'>x</p>",
            })
    void whateverCameIntoTheStoreNothingHarmfulComesOut(String text) {
        assertThat(Markdown.html(text))
                .doesNotContainIgnoringCase(
                        "<script", "<img", "<svg", "<style", "<iframe", " style=", "href=\"javascript");
    }

    @Test
    void plainTextIsALineAParagraphWithNumbersAndDots() {
        assertThat(Markdown.plainText(
                        "# 停水\n\n明天**停水**，见[网站](https://gov.example)。\n\n3. 三\n4. 四\n   - 内\n\n- 甲\n- 乙\n\n"
                                + "| 时间 | 楼栋 |\n| --- | --- |\n| 9:00 | `3栋` |\n\n---\n\n> 引用"))
                .isEqualTo("停水\n明天停水，见网站。\n3. 三\n4. 四\n· 内\n· 甲\n· 乙\n时间，楼栋\n9:00，3栋\n引用");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "![",
                "[](",
                "[a](",
                "[[]",
                "*a ",
                "**a",
                "*_",
                "_a __a ",
                "`",
                "``` ",
                "<",
                "<a ",
                "<!",
                "&",
                ">",
                "> ",
                "- ",
                "1. ",
                "|",
                "|-",
                "| - |\n",
                "\\",
                "(",
                "!",
                "~",
                "[x]: ",
                "<http://",
                "a\n",
                "\t",
                "a**b",
                "]",
                "[a]",
                "![a](",
                "[a][",
                "</",
                "x*_*_",
                "- - ",
                "&#x",
                "![[]()",
                "<?",
                "<![CDATA["
            })
    @Timeout(30)
    void eightThousandCharactersOfAnyMarkTakeNotLong(String mark) {
        String text = mark.repeat(LONGEST / mark.length());
        long start = System.nanoTime();
        boolean plain = Markdown.isPlain(text);
        Markdown.html(text);
        Markdown.plainText(text);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("%s, plain: %s", mark, plain)
                .isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whatIsNestedTooDeepIsRefusedAndDoesNotEndTheThread() {
        String bracketed = "[".repeat(LONGEST / 2) + "]".repeat(LONGEST / 2);
        assertThat(Markdown.html(bracketed)).isNotNull();
        String emphasised = "*a **b ".repeat(900) + "b** a*".repeat(280);
        assertThat(Markdown.plainText(emphasised)).isNotNull();
        assertThat(Markdown.isPlain("*".repeat(3_000) + "深" + "*".repeat(3_000)))
                .isFalse();
    }

    @Test
    void linksDialAndChinesePunctuationStaysAsItWasWritten() {
        assertThat(Markdown.html("不要交钱，打 [96110](tel:96110)。"))
                .contains("不要交钱，打", "href=\"tel:96110\"", "。</p>")
                .doesNotContain("&#");
    }
}
