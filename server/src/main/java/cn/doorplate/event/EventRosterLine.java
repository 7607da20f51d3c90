package cn.doorplate.event;

import cn.doorplate.capacity.Claim;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 名单一行: somebody who signed up, as staff see them.
 *
 * @param name masked
 * @param phone masked; of who signed up, where the person has none
 * @param passDigest by which a device without signal knows their pass
 */
record EventRosterLine(
        SignUpRow row,
        Event event,
        Claim claim,
        @Nullable String name,
        @Nullable String phone,
        String passDigest) {

    public String id() {
        return Ids.toOpaque(row.id());
    }

    public boolean byAnother() {
        return row.isByAnother();
    }

    public SignUpState state() {
        return SignUpState.of(claim, event);
    }

    public @Nullable String group() {
        Integer share = claim.share();
        return share == null || !claim.state().takesPlace()
                ? null
                : event.seats().nameOf(share);
    }

    public @Nullable Instant checkedInAt() {
        return row.cameAt();
    }

    public @Nullable CheckInWay checkedInBy() {
        return row.cameBy();
    }

    public boolean noShow() {
        return row.missedAt() != null;
    }

    /** Says nothing of anybody. */
    @Override
    public String toString() {
        return "EventRosterLine[" + row.id() + "]";
    }
}
