package cn.doorplate.faq;

import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 问答: a question that somebody asked and the answer, without names, for all. */
record FaqAnswer(
        String id,
        String question,
        String answer,
        RegionCode regionCode,
        Instant publishedAt,
        @Nullable Instant revisedAt,
        boolean withdrawn,
        int version) {

    static FaqAnswer of(FaqRow row) {
        return new FaqAnswer(
                Ids.toOpaque(row.id()),
                row.question(),
                row.answer(),
                row.region(),
                row.publishedAt(),
                row.revisedAt(),
                row.withdrawnAt() != null,
                row.version());
    }
}
