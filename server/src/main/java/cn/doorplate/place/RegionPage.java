package cn.doorplate.place;

import cn.doorplate.shared.Page;
import cn.doorplate.shared.WholePage;
import com.samskivert.mustache.Mustache;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;

/** What there is of something around a region, to be looked through and searched: a page without script, in normal and in large print. */
public final class RegionPage {

    private final String root;
    private final WholePage page;

    private RegionPage(String root, WholePage page) {
        this.root = root;
        this.page = page;
    }

    /**
     * @param root of its address, as in {@code /faq/}; the region's code follows
     * @param template as in {@code faq/faq}
     * @param css resources of its own, beside those that all such pages have
     */
    public static RegionPage of(Mustache.Compiler mustache, String root, String template, String... css) {
        String[] all = Stream.of(
                        Stream.of("templates/palette.css", "templates/page.css"),
                        Stream.of(css),
                        Stream.of("templates/place/region.css"))
                .flatMap(each -> each)
                .toArray(String[]::new);
        return new RegionPage(root, WholePage.of(mustache, template, all).allowing("form-action 'self'"));
    }

    /** What is looked at. */
    public record Sight(
            RegionCode region,
            String place,
            String query,
            boolean large,
            @Nullable String after) {}

    /** What the template asks for. */
    record Model(
            boolean large,
            String path,
            String place,
            String query,
            String normalHref,
            String largeHref,
            String allHref,
            @Nullable String next,
            List<?> entries) {

        boolean searchedInVain() {
            return entries.isEmpty() && next == null && !query.isBlank();
        }

        boolean empty() {
            return entries.isEmpty() && next == null && query.isBlank();
        }
    }

    String write(Sight sight, Page<?> found) {
        String next = found.pageInfo().hasNextPage() ? found.pageInfo().endCursor() : null;
        return page.write(new Model(
                sight.large(),
                root + sight.region(),
                sight.place(),
                sight.query(),
                href(sight, sight.query(), false, sight.after()),
                href(sight, sight.query(), true, sight.after()),
                href(sight, "", sight.large(), null),
                next == null ? null : href(sight, sight.query(), sight.large(), next),
                found.nodes()));
    }

    HttpHeaders headers() {
        return page.headers();
    }

    private String href(Sight sight, String query, boolean large, @Nullable String after) {
        UriComponentsBuilder href = UriComponentsBuilder.fromPath(root + sight.region());
        if (!query.isBlank()) {
            href.queryParam("q", "{q}");
        }
        if (large) {
            href.queryParam("large", "1");
        }
        if (after != null) {
            href.queryParam("after", after);
        }
        return query.isBlank()
                ? href.build().toUriString()
                : href.encode().buildAndExpand(query).toUriString();
    }
}
