package cn.doorplate.sheet;

import cn.doorplate.media.MediaFiles;
import cn.doorplate.media.MediaKind;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * Workbooks as they came and as they go back. Nobody claims them, so they are gone after a day: what counts of them is in the
 * tables by then, and they hold names and phones.
 */
@Component
class SheetFiles {

    private final MediaFiles media;

    SheetFiles(MediaFiles media) {
        this.media = media;
    }

    /** Keeps one that we made. */
    long store(long personId, Path workbook) throws IOException {
        return Ids.fromOpaque(
                media.store(personId, Files.readAllBytes(workbook)).id());
    }

    /** Whether there is such a workbook and it is theirs. */
    boolean isOf(long personId, long id) {
        return media.find(Ids.toOpaque(id))
                .filter(file -> file.ownerId() == personId && file.kind() == MediaKind.WORKBOOK)
                .isPresent();
    }

    /** @throws Denied NOT_FOUND if it is gone */
    void copy(long id, Path to) throws IOException {
        try (InputStream content = media.open(Ids.toOpaque(id))) {
            Files.copy(content, to);
        }
    }

    /** @throws Denied NOT_FOUND if it is gone */
    byte[] read(long id) throws IOException {
        try (InputStream content = media.open(Ids.toOpaque(id))) {
            return content.readAllBytes();
        }
    }
}
