package cn.doorplate.messaging;

import org.jspecify.annotations.Nullable;

/**
 * A delivery or a digest that this server has in hand, until its lease ends.
 *
 * @param holder names this claim: who notes what became of it names it too
 * @param attempts with this one
 * @param failure of the attempt before; null if there was none, or nobody noted what became of it
 * @param inDoubt whether an attempt before may have reached the person: its server died, or the provider did not answer
 */
record Claimed(
        long id,
        long holder,
        long personId,
        DeliveryChannel channel,
        int attempts,
        @Nullable DeliveryFailure failure,
        boolean inDoubt,
        @Nullable String template,
        boolean spent) {

    /** The same, after what was said to this attempt. */
    Claimed after(Answer answer) {
        return new Claimed(
                id, holder, personId, channel, attempts, failure, inDoubt || answer.inDoubt(), template, spent);
    }

    Claimed with(WeChatTemplate other, boolean nowSpent) {
        return new Claimed(id, holder, personId, channel, attempts, failure, inDoubt, other.id(), nowSpent);
    }
}
