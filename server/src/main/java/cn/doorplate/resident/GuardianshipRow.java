package cn.doorplate.resident;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code guardianship}.
 *
 * @param live 1 while it waits or holds
 * @param nameSealed of an elder with an account: as the guardian gave it, with the guardian's key
 * @param householdId where such an elder is said to live, until they have agreed
 */
@TableName("guardianship")
record GuardianshipRow(
        @TableId(type = IdType.INPUT) long id,
        long guardianId,
        long dependantId,
        DependantKind kind,
        GuardianshipStatus status,
        @Nullable Integer live,
        DependantConsent consent,
        byte @Nullable [] nameSealed,
        @Nullable Long householdId,
        Instant askedAt,
        @Nullable Instant decidedAt,
        int version) {

    boolean hasOwnAccount() {
        return consent == DependantConsent.OWN_ACCOUNT;
    }

    /** As it is at that age; null where it is not known. */
    GuardianshipStatus statusAt(@Nullable Integer age) {
        boolean grownUp =
                status == GuardianshipStatus.ACTIVE && kind == DependantKind.CHILD && age != null && !kind.fits(age);
        return grownUp ? GuardianshipStatus.GROWN_UP : status;
    }
}
