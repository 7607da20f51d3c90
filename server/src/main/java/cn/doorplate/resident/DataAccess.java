package cn.doorplate.resident;

import cn.doorplate.place.PlaceRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 个人信息查看记录: that somebody of the staff read one's data. Says as what they did, and not who they are.
 *
 * @param role its title in Chinese
 * @param words the reason as it was stated, of its kind and in the reader's words: in the copy alone
 */
record DataAccess(
        String id,
        Instant at,
        String role,
        String what,
        boolean full,
        @Nullable RevealReason reason,
        @Nullable String words,
        @Nullable PlaceRef where) {}
