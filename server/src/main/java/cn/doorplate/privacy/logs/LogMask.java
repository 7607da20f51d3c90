package cn.doorplate.privacy.logs;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a line of the log what must not stand there, in either format: mobile numbers, resident identity numbers (GB
 * 11643-1999), tokens, and WeChat's openid and session_key. It sees a whole line as it goes out, so it holds for messages,
 * arguments, exceptions and the context alike; where it is in doubt it masks. Most lines hold nothing that even looks like it,
 * and {@link Glance} tells so for a fraction of what the patterns cost.
 */
final class LogMask {

    private static final String D = "[0-9０-９]";

    private static final Pattern NUMBER = Pattern.compile(
            // Trace ids, hashes and UUIDs are left as they are: digits in them are nobody's number.
            "(?<keep>(?<![0-9A-Za-z])(?:[0-9a-f]{32}(?:[0-9a-f]{32})?|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9A-Za-z]))"
                    + "|(?<![0-9０-９])(?:(?<id>[1-9]" + D + "{5}(?:18|19|20)" + D + "{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]" + D
                    + "|3[01])" + D + "{3}[0-9０-９Xx](?![0-9０-９A-Za-z]))"
                    + "|(?:\\+?86[- ]?)?[1１][3-9３-９]" + D + "[- ]?" + D + "{4}[- ]?" + D + "{4}(?!" + D + "))");

    /** In small letters; each text that {@link #NAMED} finds has one of them. */
    private static final List<String> NAMES = List.of(
            "session_key",
            "sessionkey",
            "token",
            "openid",
            "open_id",
            "unionid",
            "union_id",
            "js_code",
            "jscode",
            "secret",
            "password",
            "bearer");

    private static final Pattern NAMED = Pattern.compile("(?i)(?<name>bearer\\s+|(?:" + String.join("|", NAMES)
            + ")[\"'\\\\]{0,4}\\s?[:=]\\s?[\"'\\\\]{0,4}(?!bearer))[A-Za-z0-9+/=_.%~-]{6,}");

    private static final Pattern SESSION = Pattern.compile("dps_[A-Za-z0-9_-]{8,}");

    private static final Pattern OPENID = Pattern.compile(
            "(?<![0-9A-Za-z_-])o(?=[A-Za-z_-]*[0-9])(?=[0-9a-z_-]*[A-Z])[A-Za-z0-9_-]{27}(?![0-9A-Za-z_-])");

    private static final int OPENID_LENGTH = 28;

    private LogMask() {}

    static String mask(String line) {
        String masked = Glance.hasLongNumber(line) ? replace(NUMBER, line, LogMask::number) : line;
        String small = masked.toLowerCase(Locale.ROOT);
        if (NAMES.stream().anyMatch(small::contains)) {
            masked = replace(NAMED, masked, (before, found) -> found.group("name") + "***");
        }
        if (small.contains("dps_")) {
            masked = replace(SESSION, masked, (before, found) -> "dps_***");
        }
        return Glance.hasWordOf(OPENID_LENGTH, masked)
                ? replace(OPENID, masked, (before, found) -> "o***")
                : masked;
    }

    private static String replace(Pattern pattern, String line, BiFunction<String, Matcher, String> replacement) {
        Matcher found = pattern.matcher(line);
        if (!found.find()) {
            return line;
        }
        StringBuilder masked = new StringBuilder(line.length());
        do {
            found.appendReplacement(masked, Matcher.quoteReplacement(replacement.apply(line, found)));
        } while (found.find());
        return found.appendTail(masked).toString();
    }

    /** Of a phone the last two digits stay, so that two people in one story can be told apart. */
    private static String number(String line, Matcher found) {
        String text = found.group();
        if (found.group("keep") != null) {
            return text;
        }
        String masked = found.group("id") == null ? "***" + text.substring(text.length() - 2) : "***";
        return isJsonNumber(line, found.start(), found.end()) ? '"' + masked + '"' : masked;
    }

    /** As in {@code {"phone":13812345678}}: stars there need quotes, or the line is no JSON any more. */
    private static boolean isJsonNumber(String line, int start, int end) {
        boolean afterName = line.startsWith("\":", start - 2) && (start < 3 || line.charAt(start - 3) != '\\');
        return afterName && (line.startsWith(",", end) || line.startsWith("}", end));
    }
}
