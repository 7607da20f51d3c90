package cn.doorplate.stay;

import cn.doorplate.shared.Ids;
import cn.doorplate.station.Station;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 求助: a call for help as the one who asks for it may see it.
 *
 * @param station null where it is no more
 * @param words null for none, and once forgotten
 * @param own whether the one who looks has asked
 * @param name of who asked, masked; null for oneself
 * @param phone in full, for helpers, where who asked agreed
 */
record HelpCall(
        HelpRow row,
        @Nullable Station station,
        @Nullable String words,
        String standing,
        boolean own,
        @Nullable String name,
        @Nullable String phone,
        List<HelpSaying> sayings) {

    public String id() {
        return Ids.toOpaque(row.id());
    }

    public HelpNeed need() {
        return row.need();
    }

    public String title() {
        return row.need().title();
    }

    public HelpState state() {
        return row.state();
    }

    public Instant askedAt() {
        return row.askedAt();
    }

    public @Nullable Instant answeredAt() {
        return row.answeredAt();
    }

    public @Nullable Instant closedAt() {
        return row.closedAt();
    }

    public List<HelpAction> actions() {
        return row.isOpen() ? List.of(HelpAction.SAY, HelpAction.CLOSE) : List.of();
    }

    /** Says nothing of who asked, nor what. */
    @Override
    public String toString() {
        return "HelpCall[" + row.id() + "]";
    }
}
