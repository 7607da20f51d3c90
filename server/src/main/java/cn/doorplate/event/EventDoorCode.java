package cn.doorplate.event;

import java.time.Instant;

/**
 * 签到码: what is shown at the door for half a minute.
 *
 * @param link to be shown as a QR code
 * @param digits the same to be typed
 * @param changesAt when the next one comes
 */
record EventDoorCode(String link, String digits, Instant changesAt, Instant now) {

    /** Says no code. */
    @Override
    public String toString() {
        return "EventDoorCode[" + changesAt + "]";
    }
}
