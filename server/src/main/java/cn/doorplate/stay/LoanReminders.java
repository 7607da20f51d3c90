package cn.doorplate.stay;

import cn.doorplate.messaging.MessageKind;
import cn.doorplate.messaging.Messages;
import cn.doorplate.messaging.Outgoing;
import cn.doorplate.shared.DueRounds;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.SpokenTime;
import cn.doorplate.station.Station;
import cn.doorplate.station.Stations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells who has something that is overdue: when it is due, a day later, and three days later; then staff see it alone. */
@Component
class LoanReminders implements DueRounds.Steps {

    /** After the time it was due. */
    private static final List<Duration> WHEN = List.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(3));

    private final LoanMapper rows;
    private final Stations stations;
    private final Messages messages;
    private final MessageSource texts;

    LoanReminders(LoanMapper rows, Stations stations, Messages messages, MessageSource texts) {
        this.rows = rows;
        this.stations = stations;
        this.messages = messages;
        this.texts = texts;
    }

    @Override
    public List<Long> due(Instant now, int atMost) {
        return rows.due(now, atMost);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void step(long id, Instant now) {
        LoanRow loan = rows.hold(id);
        if (loan == null || loan.remindAt() == null || loan.remindAt().isAfter(now)) {
            return;
        }
        tell(loan, now);
        Optional<Instant> next =
                WHEN.stream().map(loan.dueAt()::plus).filter(now::isBefore).findFirst();
        rows.reminded(id, loan.reminded() + 1, next.orElse(null));
    }

    private void tell(LoanRow loan, Instant now) {
        Long person = loan.personId();
        Station station = stations.find(loan.stationId()).orElse(null);
        if (person == null || loan.state() != LoanState.OUT || station == null) {
            return;
        }
        messages.send(
                person,
                new Outgoing(
                        MessageKind.STATION,
                        "loan:" + Ids.toOpaque(loan.id()) + ":" + loan.reminded(),
                        text("title", loan, station, now),
                        text("text", loan, station, now),
                        loan.id(),
                        station.community()));
    }

    private String text(String part, LoanRow loan, Station station, Instant now) {
        Object[] words = {loan.thing().title(), station.name(), SpokenTime.of(loan.dueAt(), now)};
        return texts.getMessage("stay.news.overdue." + part, words, Locale.SIMPLIFIED_CHINESE);
    }

    @Override
    public void postpone(long id, Instant later) {
        rows.postpone(id, later);
    }
}
