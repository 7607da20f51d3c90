package cn.doorplate.band;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code band}.
 *
 * @param region the community that gives it out
 * @param codeHash of the code on its card
 * @param keySealed the secret it shares with us
 * @param oldKeySealed the one before, until the new one was used
 * @param wearerId who wears it, or is to agree to; else null
 * @param boundBy who put it on
 * @param counter the highest number of a message that was taken
 * @param seen which of the 64 up to it were, as {@link BandWindow} marks them
 * @param alarmId the alarm that its wearer is followed for; null for none
 * @param state sealed with the wearer's key
 * @param care sealed with the wearer's key
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BandRow(
        long id,
        String serial,
        long region,
        BandStatus status,
        byte[] codeHash,
        byte[] keySealed,
        byte @Nullable [] oldKeySealed,
        @Nullable Long wearerId,
        @Nullable Long boundBy,
        @Nullable BandConsent consent,
        long counter,
        byte[] seen,
        @Nullable Instant seenAt,
        @Nullable Long alarmId,
        byte @Nullable [] state,
        byte @Nullable [] care,
        int version) {

    private static final int SHOWN = 4;

    /** By which people tell it from others. */
    String serialEnd() {
        return serial.substring(Math.max(0, serial.length() - SHOWN));
    }

    /** Whose readings are kept; null where they are nobody's, or not agreed to. */
    @Nullable Long worn() {
        return status == BandStatus.WORN ? wearerId : null;
    }
}
