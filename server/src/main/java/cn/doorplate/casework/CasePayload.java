package cn.doorplate.casework;

import cn.doorplate.shared.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of an action on a case of whichever kind. {@code case} is a word of Java, so it has a getter. */
record CasePayload(@Nullable Case changed, List<UserError> userErrors) {

    public @Nullable Case getCase() {
        return changed;
    }
}
