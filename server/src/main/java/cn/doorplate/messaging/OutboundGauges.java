package cn.doorplate.messaging;

import cn.doorplate.shared.DatabaseClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** How far what goes out is behind, for who watches the servers; read now and then, and not when it is asked for. */
@Component
class OutboundGauges {

    static final Duration PAUSE = Duration.ofSeconds(10);

    private final DeskMapper desk;
    private final DeliveryMapper deliveries;
    private final Clock clock;
    private final AtomicLong undecided = new AtomicLong();
    private final Map<DeliveryChannel, AtomicLong> oldest = new EnumMap<>(DeliveryChannel.class);

    OutboundGauges(
            DeskMapper desk,
            DeliveryMapper deliveries,
            MeterRegistry metrics,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.desk = desk;
        this.deliveries = deliveries;
        this.clock = clock;
        Gauge.builder("doorplate.messages.undecided", undecided, AtomicLong::get)
                .description("Messages of which nobody has decided yet whether they go out")
                .register(metrics);
        for (DeliveryChannel channel : DeliveryChannel.values()) {
            AtomicLong age = new AtomicLong();
            oldest.put(channel, age);
            Gauge.builder("doorplate.deliveries.oldest", age, AtomicLong::get)
                    .description("For how long the oldest delivery that is due has been")
                    .baseUnit("seconds")
                    .tag("channel", channel.name().toLowerCase(Locale.ROOT))
                    .register(metrics);
        }
    }

    void read() {
        undecided.set(desk.lag());
        Instant now = clock.instant();
        oldest.forEach((channel, age) ->
                age.set(secondsSince(deliveries.oldestDue(channel, EnumSet.allOf(MessageKind.class)), now)));
    }

    private static long secondsSince(@Nullable Instant due, Instant now) {
        return due == null ? 0 : Math.max(0, Duration.between(due, now).toSeconds());
    }
}
