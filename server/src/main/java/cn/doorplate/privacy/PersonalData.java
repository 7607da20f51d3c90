package cn.doorplate.privacy;

/**
 * What one module keeps about persons. Each module that keeps anything implements this as a bean, and its data are then in
 * every copy that a person asks for (PIPL art. 45) and go when the person leaves (art. 47). Spring's {@code @Order} says which
 * comes first: what ends sessions goes before what they could still write.
 */
public interface PersonalData {

    /** The section's title in the copy, in Chinese, and unlike any other's. */
    String name();

    /** Puts all that is kept about the person into the copy, in clear and in words; nothing when there is nothing. */
    void export(long personId, Export into);

    /**
     * Removes what is kept in clear, and what finds the person: indexes, tokens, files, caches. What is sealed with the person's
     * key may stay where it is append-only, for the key is destroyed afterwards. Called again after a crash, or when another
     * module failed, so a second time it must do no harm.
     */
    void erase(long personId);
}
