package cn.doorplate.notice;

import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.WholePage;
import com.samskivert.mustache.Mustache;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Writes the catalogue of frauds as a page without script, in normal and in large print. */
@Component
class FraudPage {

    private final WholePage page;

    FraudPage(Mustache.Compiler mustache) {
        page = WholePage.of(
                        mustache,
                        "notice/fraud",
                        "templates/palette.css",
                        "templates/page.css",
                        "templates/notice/written.css",
                        "templates/notice/fraud.css")
                .allowing("form-action 'self'");
    }

    /** What is looked at. */
    record Sight(
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
            List<FraudType> entries) {

        boolean searchedInVain() {
            return entries.isEmpty() && next == null && !query.isBlank();
        }

        boolean empty() {
            return entries.isEmpty() && next == null && query.isBlank();
        }
    }

    String write(Sight sight, Page<FraudRow> found) {
        String next = found.pageInfo().hasNextPage() ? found.pageInfo().endCursor() : null;
        return page.write(new Model(
                sight.large(),
                path(sight.region()),
                sight.place(),
                sight.query(),
                href(sight, sight.query(), false, sight.after()),
                href(sight, sight.query(), true, sight.after()),
                href(sight, "", sight.large(), null),
                next == null ? null : href(sight, sight.query(), sight.large(), next),
                found.nodes().stream().map(FraudType::of).toList()));
    }

    HttpHeaders headers() {
        return page.headers();
    }

    static String path(RegionCode region) {
        return "/fraud/" + region;
    }

    private static String href(Sight sight, String query, boolean large, @Nullable String after) {
        UriComponentsBuilder href = UriComponentsBuilder.fromPath(path(sight.region()));
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
