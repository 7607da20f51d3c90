package cn.doorplate.notice;

import cn.doorplate.place.Region;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.Regions;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** 防骗指南 as a page, for any phone, without login. */
@Controller
class FraudPageController {

    private static final int A_PAGE = 50;

    private final FraudCatalogue catalogue;
    private final Regions regions;
    private final FraudPage page;

    FraudPageController(FraudCatalogue catalogue, Regions regions, FraudPage page) {
        this.catalogue = catalogue;
        this.regions = regions;
        this.page = page;
    }

    @GetMapping("/fraud/{region}")
    ResponseEntity<byte[]> fraud(
            @PathVariable String region,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String large,
            @RequestParam(required = false) @Nullable String after) {
        RegionCode code = RegionCode.parse(region).orElseThrow(FraudPageController::notFound);
        FraudPage.Sight sight = new FraudPage.Sight(code, place(code), q.strip(), "1".equals(large), after);
        return ResponseEntity.ok()
                .headers(page.headers())
                .cacheControl(CacheControl.noCache())
                .body(page.write(sight, found(sight)).getBytes(StandardCharsets.UTF_8));
    }

    private Page<FraudRow> found(FraudPage.Sight sight) {
        try {
            return catalogue.page(sight.region(), sight.query(), A_PAGE, sight.after());
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
                .orElseThrow(FraudPageController::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
