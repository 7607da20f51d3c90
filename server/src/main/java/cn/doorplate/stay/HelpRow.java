package cn.doorplate.stay;

import cn.doorplate.place.RegionCode;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code stay_help}.
 *
 * @param personId who asked; null once forgotten
 * @param words sealed with their key
 * @param told the last circle that was told, by its number
 * @param sayings how many
 * @param dueAt when the circle grows, or the call ends by itself
 */
@TableName("stay_help")
@SuppressWarnings("ArrayRecordComponent") // never compared
record HelpRow(
        @TableId(type = IdType.INPUT) long id,
        long stationId,
        long region,
        @Nullable Long personId,
        HelpNeed need,
        byte @Nullable [] words,
        boolean mayCall,
        HelpState state,
        Instant askedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant closedAt,
        int told,
        int sayings,
        @Nullable Instant dueAt,
        Instant createdAt) {

    RegionCode community() {
        return new RegionCode(region);
    }

    boolean isOf(long person) {
        return personId != null && personId == person;
    }

    boolean isOpen() {
        return state != HelpState.CLOSED;
    }

    /** That circle knows of it now. */
    HelpRow told(HelpCircle circle, Instant now) {
        return with(state, answeredAt, null, circle.ordinal(), sayings, now.plus(circle.patience()));
    }

    /** Whether time tells others of it, and does not end it. */
    boolean isToBeTold(Instant now) {
        return state == HelpState.ASKED
                && told != HelpCircle.STREET.ordinal()
                && now.isBefore(askedAt.plus(HelpCircle.LASTS));
    }

    HelpCircle circle() {
        return HelpCircle.values()[told];
    }

    /** Something was said; the first answer of a helper ends the waiting. */
    HelpRow said(boolean byHelper, Instant now) {
        boolean waits = state == HelpState.ASKED;
        return with(
                byHelper ? HelpState.ANSWERED : state,
                byHelper && waits ? now : answeredAt,
                null,
                told,
                sayings + 1,
                waits && !byHelper ? dueAt : now.plus(HelpCircle.LASTS));
    }

    HelpRow closed(Instant now) {
        return with(HelpState.CLOSED, answeredAt, now, told, sayings, null);
    }

    private HelpRow with(
            HelpState toState,
            @Nullable Instant answered,
            @Nullable Instant closed,
            int circle,
            int said,
            @Nullable Instant due) {
        return new HelpRow(
                id, stationId, region, personId, need, words, mayCall, toState, askedAt, answered, closed, circle, said,
                due, createdAt);
    }
}
