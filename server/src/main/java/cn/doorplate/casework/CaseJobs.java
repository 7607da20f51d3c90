package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseTimer;
import cn.doorplate.housekeeping.Partitioned;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Jobs;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What cases do by themselves while a server runs: time goes on, and open sockets are told. */
@Configuration(proxyBeanMethods = false)
class CaseJobs {

    @Bean
    TimerEngine urgentTimers(
            CaseTimerMapper timers, TimerStep step, CaseLateness lateness, @Qualifier(DatabaseClock.BEAN) Clock clock) {
        return new TimerEngine(CaseTimer.Lane.URGENT, timers, step, lateness, clock);
    }

    @Bean
    TimerEngine clockTimers(
            CaseTimerMapper timers, TimerStep step, CaseLateness lateness, @Qualifier(DatabaseClock.BEAN) Clock clock) {
        return new TimerEngine(CaseTimer.Lane.CLOCK, timers, step, lateness, clock);
    }

    @Bean
    TimerEngine houseTimers(
            CaseTimerMapper timers, TimerStep step, CaseLateness lateness, @Qualifier(DatabaseClock.BEAN) Clock clock) {
        return new TimerEngine(CaseTimer.Lane.HOUSE, timers, step, lateness, clock);
    }

    @Bean
    Jobs caseRounds(
            @Qualifier("urgentTimers") TimerEngine urgent,
            @Qualifier("clockTimers") TimerEngine clocks,
            @Qualifier("houseTimers") TimerEngine house,
            CaseLateness lateness) {
        return new Jobs()
                .every(Duration.ofMillis(200), "cases-urgent", urgent::round)
                .every(Duration.ofMillis(500), "cases-clock", clocks::round)
                .every(Duration.ofSeconds(5), "cases-house", house::round)
                .every(CaseLateness.PAUSE, "cases-late", lateness::read)
                .every(CaseLateness.PAUSE_FOR_DESKS, "cases-desks", lateness::readDesks);
    }

    @Bean
    Partitioned archivedHistoryPieces() {
        return CaseArchive.TABLE;
    }

    @Bean
    Jobs caseHearing(LiveCases live) {
        return new Jobs().every(LiveCases.PERIOD, "live-cases", live::look);
    }
}
