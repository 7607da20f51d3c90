package cn.doorplate.alarm;

import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Location;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people write in an alarm, as it is kept. With the tap nothing is refused: what cannot be kept is left out. */
final class AlarmText {

    static final int LONGEST = 300;

    private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}&&[^\\n]]");

    /** With the area's code or without, 400 and 800, and 110 to 12345 and the like. */
    private static final Pattern LANDLINE = Pattern.compile("(0\\d{2,3})?[2-9]\\d{6,7}|[48]00\\d{7}|1\\d{2,4}");

    private static final double FARTHEST_OFF = 100_000;

    private AlarmText() {}

    /** As far as it can be kept: what cannot be shown is left out, and what is too long is cut. Null for nothing. */
    static @Nullable String cut(@Nullable String written) {
        String plain = plain(written);
        return plain.codePointCount(0, plain.length()) > LONGEST
                ? plain.substring(0, plain.offsetByCodePoints(0, LONGEST))
                : emptyToNull(plain);
    }

    /**
     * Null for nothing. What cannot be shown is left out.
     *
     * @throws Declined TOO_LONG
     */
    static @Nullable String words(@Nullable String written) {
        String plain = plain(written);
        if (plain.codePointCount(0, plain.length()) > LONGEST) {
            throw Declined.at("words", AlarmErrorCode.TOO_LONG, LONGEST);
        }
        return emptyToNull(plain);
    }

    private static String plain(@Nullable String written) {
        return written == null ? "" : UNSHOWN.matcher(written).replaceAll(" ").strip();
    }

    private static @Nullable String emptyToNull(String plain) {
        return plain.isEmpty() ? null : plain;
    }

    /** Of what is no phone nothing is kept. */
    static @Nullable String dialled(@Nullable String written) {
        return written == null ? null : read(written).orElse(null);
    }

    /**
     * Null for nothing.
     *
     * @throws Declined NO_PHONE
     */
    static @Nullable String phone(@Nullable String written) {
        return written == null || written.isBlank()
                ? null
                : read(written).orElseThrow(() -> Declined.at("phone", AlarmErrorCode.NO_PHONE));
    }

    private static Optional<String> read(String written) {
        String digits = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replaceAll("[\\s().\\p{Pd}]", "")
                .replaceFirst("^(\\+|00)86", "");
        return Phone.parse(written)
                .map(Phone::number)
                .or(() -> Optional.of(digits).filter(it -> LANDLINE.matcher(it).matches()))
                .or(() -> Optional.of("0" + digits)
                        .filter(it -> LANDLINE.matcher(it).matches()));
    }

    /** Null where it is none on earth. */
    static @Nullable Location onEarth(@Nullable Location location) {
        return location != null && Math.abs(location.longitude()) <= 180 && Math.abs(location.latitude()) <= 90
                ? location
                : null;
    }

    /** Null where it says nothing: phones tell -1 for what they do not know. */
    static @Nullable Double metres(@Nullable Double accuracy) {
        return accuracy != null && accuracy >= 0 && accuracy <= FARTHEST_OFF ? accuracy : null;
    }
}
