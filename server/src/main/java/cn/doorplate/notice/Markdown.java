package cn.doorplate.notice;

import cn.doorplate.shared.Shown;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * What staff write: CommonMark (spec.commonmark.org) with the tables of GitHub. HTML, pictures and links that lead anywhere
 * but to the web or a telephone are refused when it is written; and whatever came into the store, only harmless HTML comes out.
 */
final class Markdown {

    /** Blocks in blocks. A notice has a list in a list at most; each costs the readers' stack. */
    private static final int DEEPEST = 20;

    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private static final List<String> SCHEMES = List.of("http", "https", "tel");

    private static final Parser PARSER =
            Parser.builder().extensions(TABLES).maxOpenBlockParsers(DEEPEST).build();

    /** Who writes in a text field ends a line where they want it to end. */
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(SCHEMES))
            .softbreak("<br />\n")
            .build();

    private static final PolicyFactory HARMLESS = new HtmlPolicyBuilder()
            .allowElements("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "ul", "ol", "li", "em", "strong")
            .allowElements("blockquote", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "a")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("start")
            .matching(true, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10")
            .onElements("ol")
            .allowUrlProtocols(SCHEMES.toArray(String[]::new))
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
            .toFactory();

    /** References to characters from U+1000 on, among which are all that are Chinese. */
    private static final Pattern BEYOND_ASCII = Pattern.compile("&#x([1-9a-f][0-9a-f]{3});");

    private Markdown() {}

    /** Whether it is nothing but Markdown that can be shown. */
    static boolean isPlain(String text) {
        return MarkdownFaults.noneIn(text) && MarkdownFaults.noneIn(PARSER.parse(text));
    }

    /** As readers see it. */
    static String html(String text) {
        Node document = PARSER.parse(text);
        return MarkdownFaults.isTooDeep(document) ? "" : legible(HARMLESS.sanitize(RENDERER.render(document)));
    }

    /** The sanitizer writes ，and the like as references, eight bytes for three. What people see there is no markup anywhere. */
    private static String legible(String html) {
        return BEYOND_ASCII.matcher(html).replaceAll(reference -> {
            int character = Integer.parseInt(reference.group(1), 16);
            return Matcher.quoteReplacement(Shown.is(character) ? Character.toString(character) : reference.group());
        });
    }

    /** To be read aloud, and to be checked: a line a paragraph. */
    static String plainText(String text) {
        Node document = PARSER.parse(text);
        return MarkdownFaults.isTooDeep(document) ? "" : MarkdownText.of(document);
    }
}
