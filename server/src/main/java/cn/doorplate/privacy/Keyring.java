package cn.doorplate.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of some persons, read at one moment by {@link PersonKeys#of}: for a page of persons, and for as long as one answer
 * is made. Who keeps it longer can read what was destroyed meanwhile.
 */
public final class Keyring {

    private final Map<Long, byte[]> keys;

    Keyring(Map<Long, byte[]> keys) {
        this.keys = keys;
    }

    /** Whether the person has a key, and it is not destroyed. */
    public boolean has(long personId) {
        return keys.containsKey(personId);
    }

    /**
     * Encrypts for {@link #open} with the same person and purpose.
     *
     * @param purpose what it is, as in {@code person.phone}: what was sealed as a phone does not open as a name
     * @return the text's bytes in UTF-8 and 29 more
     * @throws IllegalStateException if there is no key of this person in the ring
     */
    public byte[] seal(long personId, String purpose, String plain) {
        return seal(personId, purpose, plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for bytes. */
    public byte[] seal(long personId, String purpose, byte[] plain) {
        byte[] key = keys.get(personId);
        if (key == null) {
            throw new IllegalStateException("this person has no key, or no longer");
        }
        return Crypt.seal(key, Crypt.context(personId, purpose), plain);
    }

    /**
     * What was sealed; empty when the person's key was destroyed.
     *
     * @throws IllegalStateException if it was sealed for another person or purpose, or was changed
     */
    public Optional<String> open(long personId, String purpose, byte[] sealed) {
        return openBytes(personId, purpose, sealed).map(plain -> new String(plain, StandardCharsets.UTF_8));
    }

    /** The same for bytes. */
    public Optional<byte[]> openBytes(long personId, String purpose, byte[] sealed) {
        return Optional.ofNullable(keys.get(personId))
                .map(key -> Crypt.open(key, Crypt.context(personId, purpose), sealed));
    }
}
