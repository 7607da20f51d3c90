package cn.doorplate.privacy;

import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Copies of all that is kept about a person, for that person (PIPL art. 45; GB/T 35273-2020, 8.1 and 8.6): asked for, made in the
 * background, and kept for seven days, sealed with the person's own key.
 */
@Service
public class PersonalDataExports {

    static final String CONTENT = "personal_data_export.content";

    private final PersonalDataExportMapper exports;
    private final PersonKeys keys;
    private final Clock clock;

    PersonalDataExports(PersonalDataExportMapper exports, PersonKeys keys, Clock clock) {
        this.exports = exports;
        this.keys = keys;
        this.clock = clock;
    }

    /** Asks for one. While one is being made it is that one, so asking twice makes one. */
    public PersonalDataExport request(long personId) {
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                exports.insert(Ids.next(), personId, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            } catch (DuplicateKeyException e) {
                // One is under way; if it ends before we have read it, the next attempt makes another.
            }
            PersonalDataExport running = exports.running(personId);
            if (running != null) {
                return running;
            }
        }
        throw new IllegalStateException("exports of one person end faster than they can be asked for");
    }

    /** The person's, newest first, 20 at most. */
    public List<PersonalDataExport> of(long personId) {
        return exports.newest(personId);
    }

    /** One of the person's own. */
    public Optional<PersonalDataExport> find(long exportId, long personId) {
        return of(personId).stream().filter(export -> export.id() == exportId).findFirst();
    }

    /** The file, JSON in UTF-8; empty when it is another's, not ready, expired, or the person's key is gone. */
    public Optional<byte[]> open(long exportId, long personId) {
        ExportContent stored = exports.content(exportId, personId, clock.instant());
        return stored == null ? Optional.empty() : keys.of(personId).openBytes(personId, CONTENT, stored.content());
    }
}
