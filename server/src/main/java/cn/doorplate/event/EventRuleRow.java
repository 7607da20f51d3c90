package cn.doorplate.event;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code event_rule}: what comes of not coming, in a county.
 *
 * @param noShows after how many times one may not sign up; null for never
 */
@TableName("event_rule")
record EventRuleRow(
        @TableId(type = IdType.INPUT) long county,
        @Nullable Integer noShows,
        int withinDays,
        int blockedDays,
        long setBy,
        int version) {}
