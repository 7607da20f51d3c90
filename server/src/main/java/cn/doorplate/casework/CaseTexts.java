package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes and opens what is said about cases; sealed with the key of whose words they are, or of whom they are about. */
@Component
class CaseTexts {

    /** What is said of the place. */
    static final String PLACE = "PLACE";

    private static final String PURPOSE = "case.text";

    private final CaseTextMapper rows;
    private final PersonKeys keys;

    CaseTexts(CaseTextMapper rows, PersonKeys keys) {
        this.rows = rows;
        this.keys = keys;
    }

    /**
     * Writes what goes with an act, within the caller's transaction.
     *
     * @param ownerId with whose key
     * @return for the history
     */
    CaseWords write(long caseId, long ownerId, CaseAction act, String text, CaseTextState state, Instant now) {
        return write(caseId, ownerId, ownerId, act.name(), text, state, now);
    }

    /**
     * The same by another than the owner.
     *
     * @param writerId with whose key, where the owner has none any more
     * @param what the action's name, or {@link #PLACE}
     */
    CaseWords write(
            long caseId, long ownerId, long writerId, String what, String text, CaseTextState state, Instant now) {
        Keyring ring = keys.of(List.of(ownerId, writerId));
        long key = ring.has(ownerId) ? ownerId : writerId;
        CaseTextRow row = sealed(caseId, key, what, text, state, now, ring);
        rows.insert(List.of(row));
        return words(row);
    }

    /** A row to be inserted with others, {@link #insert}. */
    static CaseTextRow sealed(
            long caseId, long ownerId, String what, String text, CaseTextState state, Instant now, Keyring ring) {
        return new CaseTextRow(Ids.next(), caseId, ownerId, what, ring.seal(ownerId, PURPOSE, text), state, now);
    }

    void insert(List<CaseTextRow> texts) {
        rows.insert(texts);
    }

    static CaseWords words(CaseTextRow row) {
        return new CaseWords(row.id(), Sha256.of(Objects.requireNonNull(row.sealed())));
    }

    /** Null when its key is gone, or the text. */
    static @Nullable String open(CaseTextRow row, Keyring ring) {
        return open(row.ownerId(), row.sealed(), ring);
    }

    /** The same of its column. */
    static @Nullable String open(long ownerId, byte @Nullable [] sealed, Keyring ring) {
        return sealed == null ? null : ring.open(ownerId, PURPOSE, sealed).orElse(null);
    }
}
