package cn.doorplate.media;

import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A file and its thumbnail in the {@link Store}, and what to say when the store is gone. */
@Component
class MediaShelf {

    private static final Logger log = LoggerFactory.getLogger(MediaShelf.class);

    /** Ends the name of a thumbnail. */
    static final String THUMBNAIL = "-t";

    private final Store store;
    private final MessageSource messages;

    MediaShelf(Store store, MessageSource messages) {
        this.store = store;
        this.messages = messages;
    }

    /** @throws Unavailable if the store does not take it */
    void put(String name, byte[] bytes, byte @Nullable [] thumbnail) {
        try {
            if (thumbnail != null) {
                store.put(name + THUMBNAIL, thumbnail);
            }
            store.put(name, bytes);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /**
     * @throws Unavailable if the store does not answer
     * @throws Denied NOT_FOUND if it has lost the file
     */
    InputStream open(String name) {
        try {
            return store.open(name);
        } catch (NoSuchFileException e) {
            log.error("The store has no file {}, which the database knows", name);
            throw new Denied(Denied.Why.NOT_FOUND);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** Both; does nothing if they are not there. */
    void remove(String name) throws IOException {
        store.remove(name + THUMBNAIL);
        store.remove(name);
    }

    private Unavailable unavailable(IOException e) {
        return new Unavailable(messages.getMessage("media.unavailable", null, Locale.SIMPLIFIED_CHINESE), e);
    }
}
