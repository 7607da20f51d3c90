package cn.doorplate.once;

import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Secrets;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Makes claims of what clients send. Keyed hashes: from a table that leaks, no phone number or code can be found by trying. */
@Component
class Claims {

    private static final int LONGEST_KEY = 64;

    private final Secrets secrets;
    private final CanonicalInput canonical = new CanonicalInput();

    Claims(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @throws Declined at {@code idempotencyKey} if it is empty, longer than 64 characters, or holds control characters */
    Claim of(Actor actor, String operation, String key, Object input) {
        if (key.isBlank() || key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl)) {
            throw Declined.at("idempotencyKey", CommonErrorCode.INVALID);
        }
        return new Claim(
                hash("once-actor", name(actor)),
                operation,
                hash("once-key", key),
                secrets.lasting("once-input", canonical.of(input)));
    }

    private byte[] hash(String purpose, String text) {
        return secrets.lasting(purpose, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(Actor actor) {
        if (actor instanceof Actor.Person person) {
            return "person:" + person.id();
        }
        return "device:" + ((Actor.Device) actor).id();
    }
}
