package cn.doorplate.event;

import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Secrets;
import cn.doorplate.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * 凭证: what somebody shows at the door. It names the sign-up, and nobody can make one up; who holds it still has to be the person whose
 * name staff see.
 */
@Component
class SignUpPasses {

    private static final int PROOF = 10;

    private final Secrets secrets;

    SignUpPasses(Secrets secrets) {
        this.secrets = secrets;
    }

    String of(long signUp) {
        String id = Ids.toOpaque(signUp);
        byte[] proof = Arrays.copyOf(secrets.hash("event-pass", id.getBytes(StandardCharsets.US_ASCII)), PROOF);
        return id + HexFormat.of().withUpperCase().formatHex(proof);
    }

    /** The sign-up that it names; empty if it is none of ours. */
    OptionalLong read(String pass) {
        String typed = pass.strip();
        try {
            long id = Ids.fromOpaque(typed.substring(0, Math.min(13, typed.length())));
            return of(id).equals(typed) ? OptionalLong.of(id) : OptionalLong.empty();
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }

    /** SHA-256, in hexadecimal: by which a device without signal knows it. */
    static String digest(String pass) {
        return HexFormat.of().formatHex(Sha256.of(pass));
    }
}
