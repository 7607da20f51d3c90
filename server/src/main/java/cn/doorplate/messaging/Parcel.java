package cn.doorplate.messaging;

import cn.doorplate.identity.Reach;
import org.jspecify.annotations.Nullable;

/**
 * What goes to a provider.
 *
 * @param kind null for a digest
 * @param template of WeChat; null for SMS
 */
record Parcel(
        Reach to, @Nullable MessageKind kind, @Nullable String template, Letter letter) {

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "Parcel[…]";
    }
}
