package cn.doorplate.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 可报名的人: whom an event, or a group of its places, is for.
 *
 * @param audiences any of these; at least one
 * @param fromAge in years on the day of the event; null for no bound
 * @param untilAge likewise, inclusive
 */
record EventWho(
        List<EventAudience> audiences,
        @Nullable Integer fromAge,
        @Nullable Integer untilAge) {

    static final int OLDEST = 150;

    /** Whether somebody who is all that is meant, were it not for their age. */
    boolean isFor(Collection<EventAudience> somebody) {
        return audiences.contains(EventAudience.EVERYONE) || audiences.stream().anyMatch(somebody::contains);
    }

    @JsonIgnore
    boolean asksForAge() {
        return fromAge != null || untilAge != null;
    }

    boolean isForAge(int age) {
        return (fromAge == null || age >= fromAge) && (untilAge == null || age <= untilAge);
    }

    /** In words, as in 60 岁及以上的本地居民. */
    public String text() {
        return ages() + audiences.stream().map(EventAudience::title).collect(Collectors.joining("、"));
    }

    private String ages() {
        if (fromAge != null && untilAge != null) {
            return fromAge.equals(untilAge) ? fromAge + " 岁的" : fromAge + " 至 " + untilAge + " 岁的";
        }
        if (fromAge != null) {
            return fromAge + " 岁及以上的";
        }
        return untilAge == null ? "" : untilAge + " 岁及以下的";
    }
}
