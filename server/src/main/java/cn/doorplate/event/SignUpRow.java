package cn.doorplate.event;

import cn.doorplate.capacity.PoolHolder;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code event_sign_up}: who signed up, and what became of it at the door. Whether they have a place the capacity module
 * knows.
 *
 * @param holder as the capacity module knows who has the place: the person, or the household
 * @param personId who comes; of a household, who signed up
 * @param signedBy who signed up
 * @param answers sealed with the person's key; null for none, and once they are forgotten
 * @param missedAt the end of the event to which they did not come
 */
@TableName("event_sign_up")
@SuppressWarnings("ArrayRecordComponent") // never compared
record SignUpRow(
        @TableId(type = IdType.INPUT) long id,
        long eventId,
        long holder,
        long personId,
        long signedBy,
        byte @Nullable [] answers,
        @Nullable Instant cameAt,
        @Nullable CheckInWay cameBy,
        @Nullable Instant missedAt,
        @Nullable Integer score,
        Instant createdAt) {

    PoolHolder key() {
        return new PoolHolder(eventId, holder);
    }

    boolean isOf(long person) {
        return personId == person || signedBy == person;
    }

    /** Who is told of it: whose it is, and who made it. */
    List<Long> people() {
        return Stream.of(personId, signedBy).distinct().toList();
    }

    boolean isByAnother() {
        return personId != signedBy;
    }
}
