package cn.doorplate.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Service;

/** Turns what must not be kept into names that nobody can turn back: keyed hashes under {@code doorplate.secret}. */
@Service
public class Secrets {

    private final Settings settings;

    Secrets(Settings settings) {
        this.settings = settings;
    }

    /** {@code doorplate.*}: {@link ConfigurationGuard} says what production demands of them. */
    @ConfigurationProperties("doorplate")
    record Settings(
            @DefaultValue("") String secret,
            @DefaultValue("") String publicUrl) {}

    /** A name of this deployment, for what several might keep in one store. */
    public String deployment() {
        return pseudonym("deployment", settings.publicUrl());
    }

    /** 16 hexadecimal characters, the same for the same purpose and text on every server with this secret. */
    public String pseudonym(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(settings.secret()), "HmacSHA256"));
            mac.update((purpose + '\0').getBytes(StandardCharsets.UTF_8));
            byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
