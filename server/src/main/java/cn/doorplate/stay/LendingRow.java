package cn.doorplate.stay;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Duration;
import java.time.Instant;

/**
 * A row of {@code stay_lending}: one kind of thing that a station lends.
 *
 * @param id of the pool, too
 */
@TableName("stay_lending")
record LendingRow(
        @TableId(type = IdType.INPUT) long id,
        long stationId,
        LoanThing thing,
        int stock,
        int hours,
        boolean verifiedOnly,
        int version,
        Instant createdAt) {

    Instant dueAt(Instant takenAt) {
        return takenAt.plus(Duration.ofHours(hours));
    }
}
