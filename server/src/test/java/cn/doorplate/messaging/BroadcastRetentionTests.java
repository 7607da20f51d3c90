package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Lanes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Broadcasts go when their time is over, but never the words of a message that somebody still has. */
@NullUnmarked // what is null where it must not be is a failed test
class BroadcastRetentionTests extends BroadcastTest {

    private final Instant limit = Clock.systemUTC().instant().minus(Duration.ofDays(1_095));

    @Autowired
    BroadcastRetention retention;

    @Test
    void goWithTheirWordsWhenNobodyHasAMessageOfThemAnyMore() {
        Instant then = limit.minus(Duration.ofDays(10));
        long old = ended(then);
        long running = ended(then);
        jdbc.update("update broadcast set state = 'PAUSED', ended_at = null where id = ?", running);
        long young = ended(limit.plus(Duration.ofDays(1)));
        long person = persons(1).get(0);
        insert(
                "message",
                Map.of(
                        "person_id",
                        person,
                        "seq",
                        -Ids.next(),
                        "lane",
                        Lanes.of(person),
                        "kind",
                        "NOTICE",
                        "cause",
                        unheard(),
                        "text_id",
                        old,
                        "region_code",
                        1,
                        "broadcast_id",
                        old,
                        "created_at",
                        then));

        retention.removeBefore(limit, 500);
        assertThat(texts(old)).as("while somebody can read it").isOne();

        jdbc.update("delete from message where person_id = ?", person);
        retention.removeBefore(limit, 500);

        assertThat(texts(old)).isZero();
        assertThat(rows.byIds(List.of(old))).isEmpty();
        assertThat(texts(running)).as("one that may go on").isOne();
        assertThat(texts(young)).isOne();
    }

    private int texts(long id) {
        return jdbc.queryForObject("select count(*) from message_text where id = ?", Integer.class, id);
    }

    private long ended(Instant then) {
        long id = Ids.next();
        NewBroadcast wanted = toCrowd(unheard(), community());
        rows.insert(id, id, wanted, then);
        rows.insertText(id, wanted.title(), wanted.text());
        rows.finish(id, 0, then);
        jdbc.update("update broadcast set created_at = ? where id = ?", then, id);
        return id;
    }
}
