package cn.doorplate.messaging;

import org.jspecify.annotations.Nullable;

/**
 * What a provider said to one message.
 *
 * @param failure null if it took it
 * @param inDoubt whether it may have reached the person all the same, as where no answer came
 * @param toAll whether it would say so to every other message just now
 * @param reference by which the provider knows it; null if it says none
 */
record Answer(
        @Nullable DeliveryFailure failure,
        boolean inDoubt,
        boolean toAll,
        @Nullable String reference) {

    static Answer taken(@Nullable String reference) {
        return new Answer(null, false, false, reference);
    }

    static Answer failed(DeliveryFailure failure) {
        return new Answer(failure, false, false, null);
    }

    /** Nobody knows what became of it. */
    static Answer lost() {
        return new Answer(DeliveryFailure.AWAY, true, false, null);
    }

    /** More than it allows to all of us. */
    static Answer tooMuch() {
        return new Answer(DeliveryFailure.TOO_OFTEN, false, true, null);
    }
}
