package cn.doorplate.identity;

import cn.doorplate.privacy.Phone;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a person in words. In full: who shows it to others masks it, or has a stated reason, and logs it.
 *
 * @param hasAccount whether the person logs in; a dependant whom a guardian entered does not
 */
public record PersonFile(
        @Nullable String name,
        @Nullable Phone phone,
        @Nullable LocalDate birthDate,
        boolean hasAccount) {

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "PersonFile[…]";
    }
}
