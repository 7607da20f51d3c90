package cn.doorplate.shared;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Keeps a server from a database from which a newer release has taken away what this one uses. Such a migration is named
 * {@code V7__contract_after_6_….sql}: who knows the sixth of its module uses no longer what the seventh takes away. What only adds
 * does no harm to who does not know it.
 */
@Component
class MigrationGuard extends BaseCallback {

    private static final Pattern HISTORY = Pattern.compile("flyway_schema_history_([a-z_]+)");
    private static final Pattern CONTRACT = Pattern.compile("V(\\d+)__contract_after_(\\d+)_.*");
    private static final Pattern NUMBER = Pattern.compile("V(\\d+)__.*");

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_VALIDATE;
    }

    @Override
    public void handle(Event event, Context context) {
        Matcher module = HISTORY.matcher(context.getConfiguration().getTable());
        if (!module.matches()) {
            return;
        }
        int known = newest(module.group(1));
        for (String script : applied(context.getConnection(), module.group())) {
            Matcher contract = CONTRACT.matcher(script);
            if (contract.matches() && Integer.parseInt(contract.group(2)) > known) {
                throw new FlywayException("A newer release has taken away what this one uses (" + module.group(1) + "/"
                        + script + "); run that release, see deploy/UPGRADE.md");
            }
        }
    }

    /** The number of the newest migration of the module that this release has. */
    private static int newest(String module) {
        try {
            int newest = 0;
            for (Resource resource : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:db/migration/" + module + "/V*__*.sql")) {
                Matcher name = NUMBER.matcher(String.valueOf(resource.getFilename()));
                newest = name.matches() ? Math.max(newest, Integer.parseInt(name.group(1))) : newest;
            }
            return newest;
        } catch (IOException e) {
            throw new FlywayException("its own migrations cannot be read", e);
        }
    }

    /** None where the module's history does not begin yet. */
    private static List<String> applied(Connection connection, String history) {
        List<String> scripts = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(connection.getCatalog(), null, history, null);
                Statement statement = connection.createStatement()) {
            if (tables.next()) {
                try (ResultSet rows = statement.executeQuery("select script from " + history + " where success")) {
                    while (rows.next()) {
                        scripts.add(rows.getString(1));
                    }
                }
            }
            return scripts;
        } catch (SQLException e) {
            throw new FlywayException("the history of migrations cannot be read", e);
        }
    }
}
