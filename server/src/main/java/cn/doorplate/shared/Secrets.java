package cn.doorplate.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Service;

/**
 * What {@code doorplate.secret} is for: keyed hashes that nobody can turn back, and sealing what our servers alone may read. It may be
 * renewed: {@code doorplate.lasting-secret} is then the first one, and what is kept for years is made with that.
 */
@Service
public class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Bytes, as NIST SP 800-38D has it for GCM. */
    private static final int NONCE = 12;

    private final Settings settings;

    Secrets(Settings settings) {
        this.settings = settings;
    }

    /** {@code doorplate.*}: {@link ConfigurationGuard} says what production demands of them. */
    @ConfigurationProperties("doorplate")
    record Settings(
            @DefaultValue("") String secret,
            @DefaultValue("") String lastingSecret,
            @DefaultValue("") String publicUrl) {

        String lasting() {
            return lastingSecret.isBlank() ? secret : lastingSecret;
        }

        /** Says no key. */
        @Override
        public String toString() {
            return "Settings[publicUrl=" + publicUrl + "]";
        }
    }

    /** What links to this deployment begin with, as in {@code https://mp.example.gov.cn}. */
    public String publicUrl() {
        return settings.publicUrl();
    }

    /** A name of this deployment, for what several might keep in one store. */
    public String deployment() {
        return pseudonym("deployment", settings.publicUrl());
    }

    /** 16 hexadecimal characters, the same for the same purpose and text on every server with this secret. */
    public String pseudonym(String purpose, String text) {
        return HexFormat.of().formatHex(hash(purpose, text.getBytes(StandardCharsets.UTF_8)), 0, 8);
    }

    /** 32 bytes, the same for the same purpose and data on every server with this secret (HMAC-SHA-256). */
    public byte[] hash(String purpose, byte[] data) {
        return hash(settings.secret(), purpose, data);
    }

    /** The same for what is kept in the database for as long as that is: it stays as it is when the secret is renewed. */
    public byte[] lasting(String purpose, byte[] data) {
        return hash(settings.lasting(), purpose, data);
    }

    private static byte[] hash(String secret, String purpose, byte[] data) {
        return new Hmac(Base64.getDecoder().decode(secret.strip()))
                .of((purpose + '\0').getBytes(StandardCharsets.UTF_8), data);
    }

    /**
     * Encrypts for {@link #open} on any server with this secret, also when it has been renewed: AES-256-GCM, a nonce of its own each
     * time.
     */
    public byte[] seal(String purpose, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = aes(Cipher.ENCRYPT_MODE, purpose, nonce, plain, 0);
        byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return all;
    }

    /**
     * Decrypts what {@link #seal} made for the same purpose.
     *
     * @throws IllegalStateException if it was made with another secret or for another purpose, or was changed
     */
    public byte[] open(String purpose, byte[] sealed) {
        return aes(Cipher.DECRYPT_MODE, purpose, Arrays.copyOf(sealed, NONCE), sealed, NONCE);
    }

    private byte[] aes(int mode, String purpose, byte[] nonce, byte[] data, int from) {
        try {
            byte[] key = lasting("seal", purpose.getBytes(StandardCharsets.UTF_8));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            return cipher.doFinal(data, from, data.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not sealed for " + purpose + " with this secret", e);
        }
    }
}
