package cn.doorplate.notice;

import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionPage;
import cn.doorplate.place.RegionPages;
import cn.doorplate.shared.Page;
import com.samskivert.mustache.Mustache;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 防骗指南 as a page, for any phone, without login. */
@Controller
class FraudPageController {

    private static final String ROOT = "/fraud/";

    private final FraudCatalogue catalogue;
    private final RegionPages pages;
    private final RegionPage page;

    FraudPageController(FraudCatalogue catalogue, RegionPages pages, Mustache.Compiler mustache) {
        this.catalogue = catalogue;
        this.pages = pages;
        this.page = RegionPage.of(mustache, ROOT, "notice/fraud", "templates/notice/written.css");
    }

    static String path(RegionCode region) {
        return ROOT + region;
    }

    @GetMapping(ROOT + "{region}")
    ResponseEntity<byte[]> fraud(
            @PathVariable String region,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String large,
            @RequestParam(required = false) @Nullable String after) {
        return pages.open(page, new RegionPages.Asked(region, q, large, after), this::entries);
    }

    private Page<?> entries(RegionPage.Sight sight) {
        return catalogue
                .page(sight.region(), sight.query(), RegionPages.A_PAGE, sight.after())
                .map(FraudType::of);
    }
}
