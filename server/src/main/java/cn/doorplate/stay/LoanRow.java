package cn.doorplate.stay;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code stay_loan}: a thing that somebody took.
 *
 * @param stationId where it was taken
 * @param personId null once forgotten
 * @param givenBackTo the station to which it came
 * @param reminded how often they were told that it is overdue
 * @param remindAt when they are told next; null for no more
 */
@TableName("stay_loan")
record LoanRow(
        @TableId(type = IdType.INPUT) long id,
        long lendingId,
        long stationId,
        LoanThing thing,
        @Nullable Long personId,
        LoanState state,
        Instant takenAt,
        Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable Long givenBackTo,
        int reminded,
        @Nullable Instant remindAt,
        Instant createdAt) {

    boolean isOverdue(Instant now) {
        return state == LoanState.OUT && !now.isBefore(dueAt);
    }

    /** The station that has it, or misses it. */
    long whereIsIt() {
        return givenBackTo == null ? stationId : givenBackTo;
    }

    boolean isOf(long person) {
        return personId != null && personId == person;
    }
}
