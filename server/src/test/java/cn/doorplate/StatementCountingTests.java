package cn.doorplate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.statements.Statements;
import cn.doorplate.shared.DatabaseClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every integration test can count its statements. */
@IntegrationTest
class StatementCountingTests {

    @Autowired
    Statements statements;

    @Autowired
    JdbcClient jdbc;

    @Test
    void countsWhatTheApplicationSends() {
        assertThat(statements.during(() -> jdbc.sql("select 1").query().singleValue()))
                .containsExactly("select 1");
    }

    @Test
    void chargesNobodyWithWhatTheClockAsksNowAndThen() {
        assertThat(statements.ofThisThreadDuring(() -> {
                    jdbc.sql(DatabaseClock.QUESTION).query().singleValue();
                    jdbc.sql("select 1").query().singleValue();
                }))
                .containsExactly("select 1");
    }
}
