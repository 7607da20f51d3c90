package cn.doorplate.messaging;

import cn.doorplate.privacy.Keyring;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one person alone is told, as it lies in {@code message.own_sealed}: sealed with their key.
 *
 * @param link where an address ends that is theirs alone, for an SMS; empty for what has none
 */
record OwnText(String title, String text, String link) {

    private static final Logger log = LoggerFactory.getLogger(OwnText.class);
    private static final String PURPOSE = "message.text";

    /** Between title and text; the title has none. */
    private static final String SEPARATOR = "\n";

    /** Between text and link; no text has it. */
    static final String BEFORE_LINK = "\u001f";

    OwnText(String title, String text) {
        this(title, text, "");
    }

    byte[] sealed(long personId, Keyring ring) {
        String all = title + SEPARATOR + text;
        return ring.seal(personId, PURPOSE, link.isEmpty() ? all : all + BEFORE_LINK + link);
    }

    /** Empty when the person's key was destroyed, or the bytes are not what was sealed: one that is damaged is in nobody's way. */
    static Optional<OwnText> open(long personId, byte[] sealed, Keyring ring) {
        try {
            return ring.open(personId, PURPOSE, sealed).map(OwnText::parse);
        } catch (IllegalStateException e) {
            log.error("A message of person {} cannot be opened: {}", personId, e.getMessage());
            return Optional.empty();
        }
    }

    private static OwnText parse(String all) {
        int title = all.indexOf(SEPARATOR);
        int text = all.lastIndexOf(BEFORE_LINK);
        return text < 0
                ? new OwnText(all.substring(0, title), all.substring(title + 1))
                : new OwnText(all.substring(0, title), all.substring(title + 1, text), all.substring(text + 1));
    }
}
