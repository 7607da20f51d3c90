package cn.doorplate.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code case_check}: something that WeChat has yet to look at.
 *
 * @param id of the text, or of the picture's file
 * @param authorId for whose account it is checked
 * @param nextAt when it is to be asked, or asked again
 * @param traceId by which WeChat tells what it thinks of a picture; null while it was not handed over
 */
record CaseCheckRow(
        long id,
        long caseId,
        long authorId,
        What what,
        Instant nextAt,
        int attempts,
        @Nullable String traceId,
        Instant createdAt) {

    /** What there is to look at. */
    enum What {
        TEXT,
        PICTURE,
        /** A picture that all may see, if it is fit. */
        SHOWN
    }
}
