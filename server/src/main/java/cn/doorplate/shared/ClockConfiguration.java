package cn.doorplate.shared;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock that everything asks; tests put their own in its place. Its zone is that of calendars and opening hours. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }

    /** For those who ask for it by name: all else goes by the server's own. */
    @Bean(name = DatabaseClock.BEAN, defaultCandidate = false)
    DatabaseClock databaseClock(JdbcClient jdbc, Clock clock) {
        return new DatabaseClock(jdbc, clock);
    }
}
