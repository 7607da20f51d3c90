package cn.doorplate.event;

import cn.doorplate.capacity.Claim;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 报名: what somebody has at an event, as they see it.
 *
 * @param own whether it is for who looks at it
 * @param forWhom for whom else, as far as who looks may see it
 * @param ahead how many wait before it; null when it does not wait
 * @param secretPass what staff scan at the door
 */
record EventSignUp(
        SignUpRow row,
        Event event,
        Claim claim,
        boolean own,
        @Nullable String forWhom,
        @Nullable Integer ahead,
        String standing,
        String secretPass) {

    /** By which it is decided what can be done. */
    record Facts(Event event, SignUpState state, boolean came) {}

    public String id() {
        return Ids.toOpaque(row.id());
    }

    public SignUpState state() {
        return SignUpState.of(claim, event);
    }

    private Facts facts() {
        return new Facts(event, state(), row.cameAt() != null);
    }

    public @Nullable String group() {
        Integer share = claim.share();
        boolean has = state() == SignUpState.PLACED || state() == SignUpState.OFFERED;
        return share == null || !has ? null : event.seats().nameOf(share);
    }

    public @Nullable Instant offeredUntil() {
        return state() == SignUpState.OFFERED ? claim.until() : null;
    }

    public @Nullable String pass() {
        return state() == SignUpState.PLACED && event.isPublished() ? secretPass : null;
    }

    public @Nullable Instant checkedInAt() {
        return row.cameAt();
    }

    public boolean noShow() {
        return row.missedAt() != null;
    }

    public List<SignUpAction> actions() {
        return SignUpAction.of(facts());
    }

    public @Nullable Integer score() {
        return row.score();
    }

    /** Says nothing of anybody. */
    @Override
    public String toString() {
        return "EventSignUp[" + row.id() + "]";
    }
}
