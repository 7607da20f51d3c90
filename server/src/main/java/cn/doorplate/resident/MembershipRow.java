package cn.doorplate.resident;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code household_member}.
 *
 * @param askedBy the person, or the guardian who entered them
 * @param live 1 while it waits or lasts
 * @param grantId of the role that came with it
 */
@TableName("household_member")
record MembershipRow(
        @TableId(type = IdType.INPUT) long id,
        long householdId,
        long personId,
        long askedBy,
        MembershipStatus status,
        @Nullable Integer live,
        long regionCode,
        @Nullable Long grantId,
        byte @Nullable [] reasonSealed,
        Instant askedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant endedAt,
        int version) {

    /** One that waits. */
    static MembershipRow asked(long id, long householdId, long personId, long askedBy, long regionCode, Instant at) {
        return new MembershipRow(
                id,
                householdId,
                personId,
                askedBy,
                MembershipStatus.WAITING,
                1,
                regionCode,
                null,
                null,
                at,
                null,
                null,
                0);
    }

    boolean isConfirmed() {
        return status == MembershipStatus.CONFIRMED;
    }
}
