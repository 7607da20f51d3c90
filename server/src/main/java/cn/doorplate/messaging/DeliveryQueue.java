package cn.doorplate.messaging;

import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where decisions wait for a sender, and where what is held waits for its digest. */
@Component
class DeliveryQueue {

    /** Each is decided on once; should one be there all the same, its lane must not stand still for it. */
    private static final String DELIVERY = """
            insert into delivery (id, person_id, seq, channel, kind, region_code, broadcast_id, state, due_at, template, spent,
              created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on duplicate key update id = id""";

    /** A digest that is over begins anew: that day there is another. The columns are set in this order, state last. */
    private static final String DIGEST = """
            insert into message_digest (id, person_id, channel, day, region_code, state, due_at, created_at)
            values (?, ?, ?, ?, ?, 'WAITING', ?, ?)
            on duplicate key update
              due_at = case when state = 'WAITING' then due_at else ? end,
              attempts = case when state = 'WAITING' then attempts else 0 end,
              failure = case when state = 'WAITING' then failure else null end,
              in_doubt = state = 'WAITING' and in_doubt,
              holder = case when state = 'WAITING' then holder else null end,
              template = case when state = 'WAITING' then template else null end,
              spent = case when state = 'WAITING' then spent else false end,
              state = 'WAITING'""";

    private final JdbcTemplate jdbc;

    DeliveryQueue(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** By a few statements, however many they are. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(List<Decision> decisions, Instant now) {
        if (decisions.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                DELIVERY, decisions.stream().map(it -> delivery(it, now)).toList());
        List<Object[]> digests = decisions.stream()
                .filter(it -> it.state() == DeliveryState.HELD)
                .map(it -> digest(it, now))
                .toList();
        if (!digests.isEmpty()) {
            jdbc.batchUpdate(DIGEST, digests);
        }
    }

    /** That what is held of that day for SMS is told then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void digestBySms(PackingMapper.DigestRow of, Instant due, Instant now) {
        jdbc.update(
                DIGEST,
                Ids.next(),
                of.personId(),
                DeliveryChannel.SMS.name(),
                of.day(),
                of.regionCode(),
                due,
                now,
                due);
    }

    private static Object[] delivery(Decision decision, Instant now) {
        return new Object[] {
            Ids.next(),
            decision.message().personId(),
            decision.message().seq(),
            decision.channel().name(),
            decision.message().kind().name(),
            filledUp(decision.message().regionCode()),
            decision.message().broadcastId(),
            decision.state().name(),
            decision.dueAt(),
            decision.template(),
            decision.spent(),
            now
        };
    }

    private static Object[] digest(Decision decision, Instant now) {
        return new Object[] {
            Ids.next(),
            decision.message().personId(),
            decision.channel().name(),
            Ruling.day(decision.dueAt()),
            filledUp(decision.message().regionCode()),
            decision.dueAt(),
            now,
            decision.dueAt()
        };
    }

    private static long filledUp(long regionCode) {
        return new RegionCode(regionCode).firstBelow(RegionLevel.COMMUNITY);
    }
}
