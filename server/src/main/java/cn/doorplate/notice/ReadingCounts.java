package cn.doorplate.notice;

import org.jspecify.annotations.Nullable;

/** Sums over the receipts of a notice; null where there is none to add up. */
record ReadingCounts(
        long noticeId,
        boolean mustRead,
        @Nullable Integer expected,
        @Nullable Integer open,
        int readers,
        int told,
        @Nullable Integer appInstalled,
        @Nullable Integer callWarning) {

    NoticeReading toReading() {
        return new NoticeReading(
                mustRead ? orNone(expected) : null,
                readers,
                told,
                mustRead ? orNone(open) : null,
                orNone(appInstalled),
                orNone(callWarning));
    }

    private static int orNone(@Nullable Integer sum) {
        return sum == null ? 0 : sum;
    }
}
