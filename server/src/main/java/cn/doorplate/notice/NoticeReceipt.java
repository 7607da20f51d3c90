package cn.doorplate.notice;

import cn.doorplate.resident.Doorstep;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 阅读回执: that somebody was to read a notice, and what became of it.
 *
 * @param name masked
 */
record NoticeReceipt(
        String resident,
        @Nullable String name,
        @Nullable String door,
        @Nullable Instant readAt,
        @Nullable Instant toldAt,
        @Nullable Boolean appInstalled,
        @Nullable Boolean callWarning) {

    /** Who is not done has read, or was told, at most what was in force before something urgent. */
    static NoticeReceipt of(ReceiptRow row, Doorstep doorstep) {
        return new NoticeReceipt(
                Ids.toOpaque(row.personId()),
                doorstep.name(),
                doorstep.door(),
                row.done() ? row.readAt() : null,
                row.done() ? row.toldAt() : null,
                row.appInstalled(),
                row.callWarning());
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "NoticeReceipt[…]";
    }
}
