package cn.doorplate.privacy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One module's section of the copy that a person gets of their data. Labels are Chinese; they stand in the order they come. */
public final class Export {

    /** As people read the time here. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final Map<String, @Nullable Object> content = new LinkedHashMap<>();

    Export() {}

    /**
     * @param value a text, number, boolean, {@link Instant}, or a map or collection of such; null for what was not given
     * @throws IllegalStateException if the label is there already
     */
    public Export put(String label, @Nullable Object value) {
        if (content.containsKey(label)) {
            throw new IllegalStateException("two values for " + label);
        }
        content.put(label, readable(value));
        return this;
    }

    boolean isEmpty() {
        return content.isEmpty();
    }

    Map<String, @Nullable Object> content() {
        return content;
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static @Nullable Object readable(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return time(instant);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> readable = new LinkedHashMap<>();
            map.forEach((key, each) -> readable.put(String.valueOf(key), readable(each)));
            return readable;
        }
        return value instanceof Collection<?> all
                ? all.stream().map(Export::readable).toList()
                : value;
    }
}
