package cn.doorplate.messaging;

import cn.doorplate.redis.RateLimits;
import cn.doorplate.redis.SharedCache;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Jobs;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What decides and sends by itself while a server runs. */
@Configuration(proxyBeanMethods = false)
class OutboundJobs {

    @Bean
    SmsProvider smsProvider(MessagingSettings settings, Clock clock) {
        return settings.sms().provider().equals("tencent")
                ? new TencentSms(settings.sms().tencent(), clock)
                : new LoggedSms();
    }

    @Bean
    Jobs outboundRounds(
            Decider decider,
            UrgentDesk urgent,
            Outbox outbox,
            DeliveryPacking deliveries,
            DigestPacking digests,
            WeChatWay weChat,
            SmsWay sms,
            Notes notes,
            RateLimits limits,
            SharedCache redis,
            MessagingSettings settings,
            Couriers couriers,
            OutboundGauges gauges,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        Jobs jobs = new Jobs()
                .every(Decider.PAUSE, "message-decider", decider::round)
                .everyReserved(UrgentDesk.PAUSE, "message-urgent", urgent::round);
        for (Way way : List.of(weChat, sms)) {
            String name = way.channel().name().toLowerCase(Locale.ROOT);
            Pace pace = new Pace(limits, redis::answering, way, settings.servers());
            Sender single = new Sender(outbox.deliveries(), deliveries, way, notes, pace, couriers, clock);
            Sender together = new Sender(outbox.digests(), digests, way, notes, pace, couriers, clock);
            jobs.every(Sender.PAUSE, "deliveries-" + name, single::round);
            jobs.every(Sender.PAUSE.multipliedBy(10), "digests-" + name, together::round);
        }
        return jobs.every(OutboundGauges.PAUSE, "outbound-gauges", gauges::read);
    }
}
