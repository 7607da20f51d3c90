package cn.doorplate.wechat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Opens the events of WeChat's safe mode: AES-256-CBC over 16 random bytes, the length in four, the content, and our app id,
 * filled up to 32 bytes by PKCS#7. developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html; more
 * of it in developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/Before_Develop/Technical_Plan.html
 */
@Component
class CallbackCipher {

    private static final int RANDOM = 16;
    private static final int BLOCK = 32;
    private static final int KEY_CHARACTERS = 43;

    private final byte[] key;
    private final String appId;

    CallbackCipher(WeChatSettings settings) {
        String encoded = settings.callbackAesKey();
        if (!encoded.isEmpty() && encoded.length() != KEY_CHARACTERS) {
            throw new IllegalArgumentException("doorplate.wechat.callback-aes-key must have 43 characters");
        }
        this.key = Base64.getDecoder().decode(encoded.isEmpty() ? "" : encoded + '=');
        this.appId = settings.appId();
    }

    /** Whether there is a key; then events come encrypted, and no others are believed. */
    boolean isSetUp() {
        return key.length > 0;
    }

    /** The content; empty if it was not encrypted with our key for our app id. */
    Optional<byte[]> open(String encrypted) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(Arrays.copyOf(key, RANDOM)));
            return content(unfilled(cipher.doFinal(Base64.getDecoder().decode(encrypted))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> content(byte[] plain) {
        int start = RANDOM + Integer.BYTES;
        int length = plain.length < start ? -1 : ByteBuffer.wrap(plain).getInt(RANDOM);
        if (length < 0 || length > plain.length - start) {
            return Optional.empty();
        }
        String receiver = new String(plain, start + length, plain.length - start - length, StandardCharsets.UTF_8);
        return receiver.equals(appId)
                ? Optional.of(Arrays.copyOfRange(plain, start, start + length))
                : Optional.empty();
    }

    private static byte[] unfilled(byte[] filled) {
        int fill = filled.length == 0 ? 0 : filled[filled.length - 1];
        return fill < 1 || fill > BLOCK || fill > filled.length
                ? new byte[0]
                : Arrays.copyOf(filled, filled.length - fill);
    }
}
