package cn.doorplate.duty;

import cn.doorplate.housekeeping.Leases;
import cn.doorplate.place.StandIns;
import cn.doorplate.privacy.Retained;
import cn.doorplate.shared.Jobs;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What rosters do by themselves while a server runs, and what is forgotten when. */
@Configuration(proxyBeanMethods = false)
class DutyConfiguration {

    private static final Duration REMINDING = Duration.ofMinutes(1);
    private static final Duration SWEEPING = Duration.ofMinutes(10);

    @Bean
    Jobs dutyRounds(DutyReminders reminders, WorkerGone gone, Leases leases) {
        return new Jobs()
                .every(REMINDING, "duty", leases.alone("duty", REMINDING, reminders::round))
                .every(SWEEPING, "duty-roles", leases.alone("duty-roles", SWEEPING, gone::sweep));
    }

    @Bean
    Retained dutyShifts(ShiftMapper rows) {
        return new OldOnes("duty_shift", rows::removeBefore);
    }

    /** Kept by the places, which know no retention. */
    @Bean
    Retained responsibilityLeaves(StandIns leaves) {
        return new OldOnes("responsibility_leave", leaves::removeBefore);
    }

    /** Removes so many that ended before the limit at most, and says how many it were. */
    @FunctionalInterface
    interface Removal {
        int remove(Instant limit, int atMost);
    }

    private record OldOnes(String subject, Removal removal) implements Retained {

        @Override
        public int removeBefore(Instant limit, int atMost) {
            return removal.remove(limit, atMost);
        }
    }
}
