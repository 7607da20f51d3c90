package cn.doorplate.messaging;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What is told, before it is cut to what a provider takes.
 *
 * @param publisher from where, as in 子营街道
 * @param kind in words
 * @param count how many messages it tells of
 * @param message the message's opaque id, by which a page finds it; empty for a digest
 * @param link where an address ends that is this person's alone; empty for what has none
 */
record Letter(
        String title, String text, String publisher, String kind, Instant at, int count, String message, String link) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    /** What a template may ask for by name; any other word is a text that stands for itself. */
    enum Part {
        TITLE,
        TEXT,
        PUBLISHER,
        KIND,
        TIME,
        COUNT,
        LINK;

        static Optional<Part> named(String name) {
            return Arrays.stream(values())
                    .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }
    }

    /** What stands for the name, or the text itself. */
    String value(String nameOrText) {
        return Part.named(nameOrText).map(this::part).orElse(nameOrText);
    }

    private String part(Part part) {
        return switch (part) {
            case TITLE -> title;
            case TEXT -> text;
            case PUBLISHER -> publisher;
            case KIND -> kind;
            case TIME -> TIME.format(at);
            case COUNT -> Integer.toString(count);
            case LINK -> link;
        };
    }

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "Letter[…]";
    }
}
