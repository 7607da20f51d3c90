package cn.doorplate.event;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.ClaimState;
import cn.doorplate.privacy.Retained;
import cn.doorplate.shared.DueRounds;
import cn.doorplate.shared.Jobs;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** What events do by themselves while a server runs, and who is told of them, and what is forgotten when. */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {

    @Bean
    Jobs eventRounds(EventTimer timer, Events events, TransactionTemplate transaction) {
        return new Jobs()
                .every(Duration.ofSeconds(1), "events", new DueRounds("Event", timer, events::now, transaction)::round);
    }

    @Bean
    EventPeople eventPeople(Capacity capacity, SignUpMapper rows) {
        return new EventPeople(
                EventPeople.ALL, Set.of(ClaimState.HELD, ClaimState.OFFERED, ClaimState.WAITING), capacity, rows);
    }

    @Bean
    EventPeople eventPlaced(Capacity capacity, SignUpMapper rows) {
        return new EventPeople(EventPeople.PLACED, Set.of(ClaimState.HELD), capacity, rows);
    }

    @Bean
    Retained eventAnswers(ForgettingMapper rows) {
        return new SignUpRetention("event_answers", 1, rows, rows::removeAnswers);
    }

    @Bean
    Retained eventSignUps(ForgettingMapper rows, SignUpForgetting forgetting) {
        return new SignUpRetention("event_sign_up", 0, rows, forgetting::remove);
    }
}
