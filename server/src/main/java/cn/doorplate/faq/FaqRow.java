package cn.doorplate.faq;

import cn.doorplate.place.RegionCode;
import cn.doorplate.search.SearchText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code faq_answer}. */
record FaqRow(
        long id,
        long regionCode,
        long caseId,
        String question,
        String answer,
        Instant publishedAt,
        @Nullable Instant revisedAt,
        @Nullable Instant withdrawnAt,
        int version) {

    RegionCode region() {
        return new RegionCode(regionCode);
    }

    /** What it is found by. */
    String text() {
        return question + " " + answer;
    }

    boolean holds(List<String> words) {
        String text = SearchText.normalise(text());
        return words.stream().allMatch(text::contains);
    }
}
