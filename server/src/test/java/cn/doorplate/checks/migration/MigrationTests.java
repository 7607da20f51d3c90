package cn.doorplate.checks.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationTests {

    /** What lay there before the rule; a module's first migration makes new tables, and takes nothing from anybody. */
    private static final Map<String, Integer> LANDED = Map.of("casework", 2, "identity", 2, "messaging", 2, "place", 4);

    @Test
    void takeNothingAwayThatTheReleaseBeforeUses() throws IOException {
        assertThat(MigrationLint.faults(MigrationLint.FOLDER, LANDED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table alarm;",
                "truncate table alarm;",
                "alter table alarm drop column stage;",
                "alter table alarm add key a (id), drop stage;",
                "alter table alarm rename to alert;",
                "rename table alarm to alert;",
                "ALTER TABLE alarm RENAME COLUMN stage TO level;",
                "alter table alarm modify stage varchar(4) null;",
                "alter table alarm change stage level varchar(4) null;",
                "alter table alarm add column kind varchar(8) not null;",
                "alter table alarm\n  -- one that has a default, and\n  add column a int not null default 0,\n  add b int not null;",
                "alter table alarm add unique key once (device);",
                "create unique index once on alarm (device);"
            })
    void refusesWhatTheReleaseBeforeCannotLiveWith(String statement) {
        assertThat(MigrationLint.faults("V9__x.sql", statement)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table t (id bigint not null primary key, name varchar(8) not null, unique key k (name));",
                "alter table alarm add column a int null, add column b decimal(9, 6) not null default 0, add key k (a, b);",
                "alter table alarm drop key k; -- drop table alarm",
                "insert into t (name) values ('drop table alarm');",
                "alter table alarm add key (a), alter column a set default 3, alter column a drop default;"
            })
    void takesWhatOnlyAdds(String statement) {
        assertThat(MigrationLint.faults("V9__x.sql", statement)).isEmpty();
    }

    @Test
    void takesAwayInAFileOfItsOwnThatSaysSinceWhenNobodyUsesIt() {
        String drops = "alter table alarm drop column stage;";
        String says = "-- contract: not used since 1.4, whose servers read level\n" + drops;
        assertThat(MigrationLint.faults("V9__contract_after_8_stage.sql", says)).isEmpty();
        assertThat(MigrationLint.faults("V9__contract_after_8_stage.sql", drops))
                .hasSize(1);
        assertThat(MigrationLint.faults("V9__stage.sql", says)).hasSize(1);
    }
}
