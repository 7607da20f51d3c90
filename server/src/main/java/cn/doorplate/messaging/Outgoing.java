package cn.doorplate.messaging;

import cn.doorplate.place.RegionCode;
import cn.doorplate.privacy.Keyring;
import org.jspecify.annotations.Nullable;

/**
 * What one person is to be told. It is kept sealed with the person's own key.
 *
 * @param cause for what, as in {@code household:123:confirmed}: a person is told of it once; at most 64 ASCII characters
 * @param title in one line; at most 50 characters
 * @param text in a sentence or two; at most 300 characters
 * @param subject what it concerns, for {@code node(id)}; null if nothing that can be opened
 * @param region where it belongs: its staff see whether it went out, and not what it says; null if it belongs nowhere
 * @param link where an address ends that is this person's alone: with it the message goes out by SMS and by no other way, the next
 *     morning where that day's bound is reached; to be sent where {@link SmsLinks#goOut} only. Null for what has none
 */
public record Outgoing(
        MessageKind kind,
        String cause,
        String title,
        String text,
        @Nullable Long subject,
        @Nullable RegionCode region,
        @Nullable String link) {

    private static final int LONGEST_CAUSE = 64;
    private static final int LONGEST_TITLE = 50;
    private static final int LONGEST_TEXT = 300;

    /** Of one parameter of an SMS. */
    public static final int LONGEST_LINK = 12;

    /** In the place of a region: the provinces' codes begin with 11 (GB/T 2260). */
    static final RegionCode NOWHERE = new RegionCode(10);

    /** @throws IllegalArgumentException if a text is longer than it may be, or the title has more than a line */
    public Outgoing {
        if (cause.length() > LONGEST_CAUSE || !cause.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("no cause: " + cause);
        }
        if (length(title) > LONGEST_TITLE || title.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a title of " + length(title) + " characters, or of several lines");
        }
        if (link != null && !link.matches("[0-9A-Za-z]{1," + LONGEST_LINK + "}")) {
            throw new IllegalArgumentException("no link for an SMS");
        }
        if (length(text) > LONGEST_TEXT) {
            throw new IllegalArgumentException("a text of " + length(text) + " characters");
        }
    }

    /** Without a link. */
    public Outgoing(
            MessageKind kind,
            String cause,
            String title,
            String text,
            @Nullable Long subject,
            @Nullable RegionCode region) {
        this(kind, cause, title, text, subject, region, null);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** @param ring with the person's key */
    NewMessage to(long personId, Keyring ring) {
        byte[] sealed = new OwnText(title, text, link == null ? "" : link).sealed(personId, ring);
        RegionCode place = region == null ? NOWHERE : region;
        return new NewMessage(personId, kind, cause, null, sealed, subject, place.value(), null, link != null);
    }

    /** Says nothing of what it says. */
    @Override
    public String toString() {
        return "Outgoing[" + cause + "]";
    }
}
