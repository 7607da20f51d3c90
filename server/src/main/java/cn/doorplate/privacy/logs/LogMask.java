package cn.doorplate.privacy.logs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a line of the log what must not stand there, in either format: mobile numbers, resident identity numbers (GB
 * 11643-1999), tokens, and WeChat's openid and session_key. It sees a whole line as it goes out, so it holds for messages,
 * arguments, exceptions and the context alike; where it is in doubt it masks.
 */
final class LogMask {

    private static final String D = "[0-9０-９]";
    /** The character before is no part of a number or word. In JSON a line break is the two characters \n. */
    private static final String BEGIN = "(?<![0-9０-９])";

    private static final String NAMES =
            "session_?key|(?:access_?|refresh_?|session_?)?token|open_?id|union_?id|js_?code"
                    + "|(?:app_?)?secret|password";

    private static final Pattern PRIVATE = Pattern.compile(
            // Trace ids, hashes, and UUIDs are left as they are: digits in them are nobody's number.
            "(?<keep>(?<![0-9A-Za-z])(?:[0-9a-f]{32}(?:[0-9a-f]{32})?|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9A-Za-z]))"
                    + "|(?<id>" + BEGIN + "[1-9]" + D + "{5}(?:18|19|20)" + D + "{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]"
                    + D + "|3[01])" + D + "{3}[0-9０-９Xx](?![0-9０-９A-Za-z]))"
                    + "|(?<phone>" + BEGIN + "(?:\\+?86[- ]?)?[1１][3-9３-９]" + D + "[- ]?" + D + "{4}[- ]?" + D
                    + "{4}(?!"
                    + D + "))"
                    + "|(?<bearer>(?i:bearer)\\s+[A-Za-z0-9._~+/=-]{8,})"
                    + "|(?<session>dps_[A-Za-z0-9_-]{8,})"
                    + "|(?<named>(?i:" + NAMES
                    + ")[\"'\\\\]{0,4}\\s?[:=]\\s?[\"'\\\\]{0,4})(?<value>[A-Za-z0-9+/=_.%~-]{6,})"
                    + "|(?<openid>(?<![0-9A-Za-z_-])o(?=[A-Za-z_-]*[0-9])(?=[0-9a-z_-]*[A-Z])[A-Za-z0-9_-]{27}(?![0-9A-Za-z_-]))");

    private LogMask() {}

    static String mask(String line) {
        Matcher found = PRIVATE.matcher(line);
        if (!found.find()) {
            return line;
        }
        StringBuilder masked = new StringBuilder(line.length());
        do {
            found.appendReplacement(masked, Matcher.quoteReplacement(replacement(line, found)));
        } while (found.find());
        return found.appendTail(masked).toString();
    }

    private static String replacement(String line, Matcher found) {
        String text = found.group();
        if (found.group("keep") != null) {
            return text;
        }
        if (found.group("phone") != null || found.group("id") != null) {
            return isJsonNumber(line, found) ? "\"***\"" : ends(text, found.group("phone") == null ? 0 : 2);
        }
        if (found.group("session") != null) {
            return "dps_***";
        }
        if (found.group("openid") != null) {
            return "o***";
        }
        String name = found.group("named");
        return name == null ? "Bearer ***" : name + "***";
    }

    /** As in {@code {"phone":13812345678}}: stars there need quotes, or the line is no JSON any more. */
    private static boolean isJsonNumber(String line, Matcher found) {
        int start = found.start();
        boolean afterName = start > 1
                && line.charAt(start - 1) == ':'
                && line.charAt(start - 2) == '"'
                && (start < 3 || line.charAt(start - 3) != '\\');
        return afterName && found.end() < line.length() && ",}".indexOf(line.charAt(found.end())) >= 0;
    }

    /** Its last characters, so that two people in one story can be told apart. */
    private static String ends(String text, int kept) {
        return "***" + text.substring(text.length() - kept);
    }
}
