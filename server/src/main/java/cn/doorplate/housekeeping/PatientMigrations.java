package cn.doorplate.housekeeping;

import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/**
 * Waits for a migration as long as it takes: a table that is built anew takes minutes for millions of rows, and connections of ours are
 * given up when a request would not wait any longer, which would leave the change half done and the server unable to start.
 */
@Component
class PatientMigrations implements Callback {

    private static final Duration LONGEST = Duration.ofHours(12);

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    /** The pool sets it back. */
    @Override
    public void handle(Event event, Context context) {
        try {
            context.getConnection().setNetworkTimeout(Runnable::run, (int) LONGEST.toMillis());
        } catch (SQLException e) {
            throw new IllegalStateException("the database is not waited for", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "patience";
    }
}
