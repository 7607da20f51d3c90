package cn.doorplate.faq;

import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionPage;
import cn.doorplate.place.RegionPages;
import cn.doorplate.shared.Page;
import com.samskivert.mustache.Mustache;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 大家问过 as a page, for any phone, without login. */
@Controller
class FaqPageController {

    private static final String ROOT = "/faq/";

    private final FaqSearch answers;
    private final RegionPages pages;
    private final RegionPage page;

    FaqPageController(FaqSearch answers, RegionPages pages, Mustache.Compiler mustache) {
        this.answers = answers;
        this.pages = pages;
        this.page = RegionPage.of(mustache, ROOT, "faq/faq");
    }

    static String path(RegionCode region) {
        return ROOT + region;
    }

    /** A question, and its answer line by line. */
    record Entry(String question, List<String> lines) {

        static Entry of(FaqRow row) {
            return new Entry(row.question(), row.answer().lines().toList());
        }
    }

    @GetMapping(ROOT + "{region}")
    ResponseEntity<byte[]> faq(
            @PathVariable String region,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String large,
            @RequestParam(required = false) @Nullable String after) {
        return pages.open(page, new RegionPages.Asked(region, q, large, after), this::entries);
    }

    private Page<?> entries(RegionPage.Sight sight) {
        return answers.page(sight.region(), sight.query(), RegionPages.A_PAGE, sight.after())
                .map(Entry::of);
    }
}
