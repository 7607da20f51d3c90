package cn.doorplate.checks.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds personal data and secrets in the output of a run: by form, and by the very texts that a test has planted. It knows
 * nothing of the mask that is to keep them out, and is the simpler of the two.
 */
public final class LogGrep {

    /** A word or a number that stands alone; what is between is looked at piece by piece. */
    private static final Pattern BETWEEN = Pattern.compile("(?:\\\\[nrt]|[^0-9A-Za-z_+.-])+");

    private static final Map<String, Pattern> WORDS = new TreeMap<>(Map.of(
            "a mobile number",
                    Pattern.compile("(?:.*[^0-9A-Za-z])?(?:\\+?86-?)?1[3-9]\\d-?\\d{4}-?\\d{4}(?:[^0-9A-Za-z].*)?"),
            "a resident id",
                    Pattern.compile("[1-8]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[0-9Xx]"),
            "a session token", Pattern.compile(".*dps_[A-Za-z0-9_-]{43}.*"),
            "an openid", Pattern.compile("o(?=.*[0-9])(?=.*[A-Z])[A-Za-z0-9_-]{27}")));

    private static final Map<String, Pattern> LINES = new TreeMap<>(Map.of(
            "a bearer token", Pattern.compile("(?i)bearer\\s+[A-Za-z0-9._~+/-]{8}"),
            "a named secret",
                    Pattern.compile(
                            "(?i)(?:session_key|access_token|openid)\\\\?[\"']?\\s?[:=]\\s?\\\\?[\"']?[A-Za-z0-9]")));

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private LogGrep() {}

    /** What is wrong with each line, as in {@code a mobile number: <the line>}; empty when nothing is. */
    public static List<String> in(String output, String... planted) {
        return output.lines().flatMap(line -> inLine(line, planted)).toList();
    }

    /** The same of a file. */
    public static List<String> in(Path file, String... planted) {
        try {
            return in(Files.readString(file, StandardCharsets.UTF_8), planted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> inLine(String line, String... planted) {
        Stream<String> texts = Arrays.stream(planted).filter(line::contains).map(text -> "what was planted");
        Stream<String> lines = LINES.entrySet().stream()
                .filter(form -> form.getValue().matcher(line).find())
                .map(Map.Entry::getKey);
        Stream<String> words = Arrays.stream(BETWEEN.split(UUID.matcher(line).replaceAll("")))
                .flatMap(word -> WORDS.entrySet().stream()
                        .filter(form -> form.getValue().matcher(word).matches())
                        .map(Map.Entry::getKey));
        return Stream.of(texts, lines, words).flatMap(found -> found).distinct().map(what -> what + ": " + line);
    }
}
