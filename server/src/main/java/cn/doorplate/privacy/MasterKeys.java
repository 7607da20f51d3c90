package cn.doorplate.privacy;

import cn.doorplate.shared.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The few keys under which the keys of persons lie in the database. They are in our configuration and never in the database. */
@Component
final class MasterKeys {

    private final String current;
    private final Map<String, String> encoded = new HashMap<>();

    MasterKeys(PrivacySettings settings) {
        // An environment variable's name cannot tell K1 from k1.
        this.current = settings.masterKey().strip().toLowerCase(Locale.ROOT);
        settings.masterKeys().forEach((id, key) -> {
            if (!key.isBlank()) {
                encoded.put(id.toLowerCase(Locale.ROOT), key.strip());
            }
        });
    }

    /** The id of the one for new keys. */
    String current() {
        if (current.isEmpty()) {
            throw new MasterKeyProblem("没有配置当前主密钥 doorplate.privacy.master-key（环境变量 DOORPLATE_PRIVACY_MASTERKEY）。");
        }
        return current;
    }

    boolean knows(String id) {
        return encoded.containsKey(id);
    }

    /** Of those that are given. */
    Set<String> ids() {
        return Set.copyOf(encoded.keySet());
    }

    /** By which the key is known again; it cannot be computed back. */
    byte[] mark(String id) {
        return new Hmac(key(id)).of("key-mark".getBytes(StandardCharsets.US_ASCII));
    }

    byte[] wrap(String id, long personId, byte[] personKey) {
        return Crypt.seal(key(id), Crypt.context(personId, id), personKey);
    }

    byte[] unwrap(String id, long personId, byte[] wrapped) {
        return Crypt.open(key(id), Crypt.context(personId, id), wrapped);
    }

    private byte[] key(String id) {
        @Nullable String text = encoded.get(id);
        if (text == null) {
            throw new MasterKeyProblem("没有配置主密钥 " + id + "：请补上 doorplate.privacy.master-keys." + id + " 再试。");
        }
        try {
            byte[] key = Base64.getDecoder().decode(text);
            if (key.length == Crypt.KEY) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Told below; the message of this one may show what was given.
        }
        throw new MasterKeyProblem("主密钥 " + id + " 不是 32 字节的 Base64：请核对 doorplate.privacy.master-keys." + id + "。");
    }
}
