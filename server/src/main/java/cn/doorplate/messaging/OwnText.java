package cn.doorplate.messaging;

import cn.doorplate.privacy.Keyring;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one person alone is told, as it lies in {@code message.own_sealed}: sealed with their key. */
record OwnText(String title, String text) {

    private static final Logger log = LoggerFactory.getLogger(OwnText.class);
    private static final String PURPOSE = "message.text";

    /** Between title and text; neither has it. */
    private static final String SEPARATOR = "\n";

    byte[] sealed(long personId, Keyring ring) {
        return ring.seal(personId, PURPOSE, title + SEPARATOR + text);
    }

    /** Empty when the person's key was destroyed, or the bytes are not what was sealed: one that is damaged is in nobody's way. */
    static Optional<OwnText> open(long personId, byte[] sealed, Keyring ring) {
        try {
            return ring.open(personId, PURPOSE, sealed).map(both -> {
                int end = both.indexOf(SEPARATOR);
                return new OwnText(both.substring(0, end), both.substring(end + 1));
            });
        } catch (IllegalStateException e) {
            log.error("A message of person {} cannot be opened: {}", personId, e.getMessage());
            return Optional.empty();
        }
    }
}
