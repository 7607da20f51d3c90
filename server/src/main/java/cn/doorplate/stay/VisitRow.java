package cn.doorplate.stay;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** A row of {@code stay_visit}: where somebody has said to be, and until when it counts. */
@TableName("stay_visit")
record VisitRow(
        @TableId(type = IdType.INPUT) long personId, long stationId, Instant since, Instant until, Instant createdAt) {}
