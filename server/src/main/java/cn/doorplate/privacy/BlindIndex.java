package cn.doorplate.privacy;

import cn.doorplate.shared.Hmac;
import cn.doorplate.shared.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.stereotype.Service;

/**
 * Finds what is encrypted: a keyed hash stands beside the sealed value in a column with an index, and the same text has the same
 * hash. Equality is all that it can tell, and only to who holds the key (GB/T 35273-2020, 6.2: de-identified at once).
 */
@Service
public class BlindIndex {

    private final Hmac hmac;

    BlindIndex(PrivacySettings settings, Secrets secrets) {
        String given = settings.indexKey().strip();
        hmac = new Hmac(
                given.isEmpty()
                        ? secrets.lasting("privacy.index-key", new byte[0])
                        : Base64.getDecoder().decode(given));
    }

    /**
     * 32 bytes.
     *
     * @param kind what it is the index of, as in {@code person.phone}; texts of two kinds have nothing in common
     * @param normalised the one spelling of what may be spelt in several ways, as {@link Phone#number()} is
     */
    public byte[] of(String kind, String normalised) {
        return hmac.of((kind + '\0' + normalised).getBytes(StandardCharsets.UTF_8));
    }
}
