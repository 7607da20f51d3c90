package cn.doorplate.place;

import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ResponseStatusException;

/** Answers who opens a {@link RegionPage}. */
@Service
public class RegionPages {

    /** So many entries stand on one. */
    public static final int A_PAGE = 50;

    private final Regions regions;

    RegionPages(Regions regions) {
        this.regions = regions;
    }

    /** What stands in an address, as it was typed. */
    public record Asked(
            String region, String q, String large, @Nullable String after) {}

    /**
     * @param found finds a page of entries, as the template names their parts; {@link BadInput} becomes a bad request
     * @throws ResponseStatusException if there is no such region, or nothing can be found so
     */
    public ResponseEntity<byte[]> open(RegionPage page, Asked asked, Function<RegionPage.Sight, Page<?>> found) {
        RegionCode code = RegionCode.parse(asked.region()).orElseThrow(RegionPages::notFound);
        RegionPage.Sight sight =
                new RegionPage.Sight(code, place(code), asked.q().strip(), "1".equals(asked.large()), asked.after());
        return ResponseEntity.ok()
                .headers(page.headers())
                .cacheControl(CacheControl.noCache())
                .body(page.write(sight, entries(sight, found)).getBytes(StandardCharsets.UTF_8));
    }

    private static Page<?> entries(RegionPage.Sight sight, Function<RegionPage.Sight, Page<?>> found) {
        try {
            return found.apply(sight);
        } catch (BadInput e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
    }

    /** From the county down, as in 余庆县 子营街道 积善社区. */
    private String place(RegionCode code) {
        Map<RegionCode, List<Region>> paths = regions.paths(List.of(code));
        return Optional.ofNullable(paths.get(code))
                .filter(path -> path.stream().anyMatch(each -> each.code().equals(code.toString())))
                .map(path -> path.stream()
                        .skip(Math.min(2, path.size() - 1L))
                        .map(Region::shortName)
                        .collect(Collectors.joining(" ")))
                .orElseThrow(RegionPages::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
