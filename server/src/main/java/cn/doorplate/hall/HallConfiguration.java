package cn.doorplate.hall;

import cn.doorplate.housekeeping.Leases;
import cn.doorplate.privacy.Retained;
import cn.doorplate.shared.DueRounds;
import cn.doorplate.shared.Jobs;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** What the hall does by itself while a server runs, and what is forgotten when. */
@Configuration(proxyBeanMethods = false)
class HallConfiguration {

    private static final Duration SWEEPING = Duration.ofMinutes(10);

    @Bean
    Jobs hallRounds(
            ApplicationTimer applications,
            BookingTimer bookings,
            ErrandTimer errands,
            HandsGone gone,
            WindowSlots slots,
            ApplicationWriting application,
            ErrandWriting errand,
            Leases leases,
            TransactionTemplate transaction) {
        return new Jobs()
                .every(
                        Duration.ofSeconds(5),
                        "applications",
                        new DueRounds("Application", applications, application::now, transaction)::round)
                .every(
                        Duration.ofSeconds(5),
                        "bookings",
                        new DueRounds("Booking", bookings, slots::now, transaction)::round)
                .every(
                        Duration.ofSeconds(5),
                        "errands",
                        new DueRounds("Errand", errands, errand::now, transaction)::round)
                .every(SWEEPING, "hall-hands", leases.alone("hall-hands", SWEEPING, gone::sweep));
    }

    @Bean
    Retained hallApplications(HallForgetting forgetting) {
        return new HallRetention("hall_application", forgetting::applications);
    }

    @Bean
    Retained hallBookings(HallForgetting forgetting) {
        return new HallRetention("hall_booking", forgetting::bookings);
    }

    @Bean
    Retained hallErrands(HallForgetting forgetting) {
        return new HallRetention("hall_errand", forgetting::errands);
    }

    /** @param removal says how many it removed, so many at most */
    private record HallRetention(String subject, Removal removal) implements Retained {

        @Override
        public int removeBefore(Instant limit, int atMost) {
            return removal.remove(limit, atMost);
        }
    }

    @FunctionalInterface
    private interface Removal {

        int remove(Instant limit, int atMost);
    }
}
