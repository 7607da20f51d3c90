package cn.doorplate.privacy;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/**
 * A key for each person, under which all that is personal is encrypted at rest (PIPL art. 51(3); GB/T 35273-2020, 6.3), and
 * whose destruction deletes it everywhere at once (PIPL art. 47). A key lies in the database sealed under a master key of our
 * configuration. Nothing is cached: keys are read by primary key, a page's in one statement, so that a destroyed key is
 * unusable on every server with the commit.
 */
@Service
public class PersonKeys {

    private final PersonKeyMapper keys;
    private final MasterKeys masterKeys;
    private final Clock clock;

    PersonKeys(PersonKeyMapper keys, MasterKeys masterKeys, Clock clock) {
        this.keys = keys;
        this.masterKeys = masterKeys;
        this.clock = clock;
    }

    /** Gives a new person a key, in the caller's transaction. A second time it fails, as any insert would. */
    public void create(long personId) {
        String id = masterKeys.current();
        byte[] wrapped = masterKeys.wrap(id, personId, Crypt.newKey());
        keys.insert(new PersonKeyRow(personId, id, wrapped), clock.instant());
    }

    /** The keys of these persons, by one statement; those destroyed are left out. For a page, so 1,000 persons at most. */
    public Keyring of(Collection<Long> personIds) {
        Map<Long, byte[]> found = new HashMap<>();
        if (!personIds.isEmpty()) {
            // Sorted and each once: the statement of the same persons is the same statement.
            for (PersonKeyRow row : keys.find(new TreeSet<>(personIds))) {
                found.put(row.personId(), masterKeys.unwrap(row.masterKeyId(), row.personId(), row.wrapped()));
            }
        }
        return new Keyring(found);
    }

    /** Those of one person. */
    public Keyring of(long personId) {
        return of(List.of(personId));
    }

    /** {@link Keyring#seal(long, String, String)} for one value. */
    public byte[] seal(long personId, String purpose, String plain) {
        return of(personId).seal(personId, purpose, plain);
    }

    /** {@link Keyring#open} for one value. */
    public Optional<String> open(long personId, String purpose, byte[] sealed) {
        return of(personId).open(personId, purpose, sealed);
    }

    /** {@link Keyring#open} for a column of a page, by one statement: by person; who is missing has no key any more. */
    public Map<Long, String> open(String purpose, Map<Long, byte[]> sealed) {
        Keyring ring = of(sealed.keySet());
        Map<Long, String> opened = new HashMap<>();
        sealed.forEach((personId, bytes) ->
                ring.open(personId, purpose, bytes).ifPresent(plain -> opened.put(personId, plain)));
        return opened;
    }

    /**
     * Destroys the key, and so everything sealed with it: crypto-shredding. Cannot be undone but from a backup of the database;
     * a second time it does nothing.
     *
     * @return whether there was one to destroy
     */
    public boolean destroy(long personId) {
        return keys.destroy(personId, clock.instant()) == 1;
    }
}
