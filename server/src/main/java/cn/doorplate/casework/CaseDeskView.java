package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.identity.Role;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A desk as people see it.
 *
 * @param title as in 御景苑物业
 * @param there looks its place up, which few ask for
 */
public record CaseDeskView(
        Role role, String title, String placeName, CaseLevel level, Supplier<@Nullable Object> there) {

    /** Null when it is gone. */
    public @Nullable Object getPlace() {
        return there.get();
    }
}
