package cn.doorplate.media;

import cn.doorplate.shared.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Links that open one file for ten minutes at most, to whoever holds them: a picture's element in a page sends no token. */
@Component
class MediaLinks {

    /** Half of the longest life. Ends lie on its multiples, so that a picture asked for again has the same link and is kept. */
    private static final long STEP = Duration.ofMinutes(5).toSeconds();

    private final Secrets secrets;
    private final Clock clock;

    MediaLinks(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** From now on for five to ten minutes. */
    String to(String id, MediaVariant variant) {
        long expires = (clock.instant().getEpochSecond() / STEP + 2) * STEP;
        return secrets.publicUrl() + "/media/" + id + "/" + variant.path() + "?expires=" + expires + "&sig="
                + signature(id, variant, Long.toString(expires));
    }

    /** How long a link is good yet; zero if it is not, because it is over or not ours. */
    Duration left(String id, MediaVariant variant, String expires, String signature) {
        byte[] expected = signature(id, variant, expires).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), Instant.ofEpochSecond(Long.parseLong(expires)));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** 128 bits of HMAC-SHA-256 are plenty for minutes. */
    private String signature(String id, MediaVariant variant, String expires) {
        byte[] text = (id + "/" + variant.path() + "/" + expires).getBytes(StandardCharsets.UTF_8);
        byte[] hash = secrets.hash("media-link", text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
    }
}
