package cn.doorplate.wechat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * By what an event shows that it comes from WeChat: SHA-1 over the token that both sides know and what was sent, in order of
 * their characters. developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html
 */
@Component
class CallbackSignature {

    /** What is older was overheard and sent again, or lay somewhere; WeChat gives up after fifteen seconds. */
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private final String token;
    private final Clock clock;

    CallbackSignature(WeChatSettings settings, Clock clock) {
        this.token = settings.callbackToken();
        this.clock = clock;
    }

    /** Whether there is a token at all; without, nothing can be believed. */
    boolean isSetUp() {
        return !token.isBlank();
    }

    /**
     * Whether WeChat signed this a moment ago.
     *
     * @param timestamp seconds since 1970
     * @param encrypted what the event's content is encrypted to; empty when it is not
     */
    boolean holds(String signature, String timestamp, String nonce, String encrypted) {
        byte[] right = sign(timestamp, nonce, encrypted).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8)) && isRecent(timestamp);
    }

    private String sign(String... parts) {
        String text = Stream.concat(Stream.of(token), Stream.of(parts)).sorted().collect(Collectors.joining());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isRecent(String timestamp) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, clock.instant()).abs().compareTo(OLDEST) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }
}
