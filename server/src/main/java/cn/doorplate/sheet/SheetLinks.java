package cn.doorplate.sheet;

import cn.doorplate.shared.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Links that a browser can open without a header: they name what they show and until when, and carry our signature over both.
 * Whoever has one can use it, so they are short-lived.
 */
@Component
class SheetLinks {

    static final Duration LIFE = Duration.ofMinutes(10);

    private static final String PURPOSE = "sheet-link";

    private final Secrets secrets;
    private final Clock clock;

    SheetLinks(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @param path with its question, if it has one, as in {@code /sheets/plates?building=…} */
    String sign(String path) {
        long until = clock.instant().plus(LIFE).getEpochSecond();
        char mark = path.indexOf('?') < 0 ? '?' : '&';
        return secrets.publicUrl() + path + mark + "until=" + until + "&signature=" + signature(path, until);
    }

    /** Whether we signed this path, and its time has not run out. */
    boolean isGood(String path, @Nullable Long until, @Nullable String signature) {
        return until != null
                && signature != null
                && clock.instant().getEpochSecond() <= until
                && MessageDigest.isEqual(bytes(signature(path, until)), bytes(signature));
    }

    private String signature(String path, long until) {
        return HexFormat.of().formatHex(secrets.hash(PURPOSE, bytes(path + '\n' + until)), 0, 16);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
