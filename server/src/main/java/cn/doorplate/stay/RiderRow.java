package cn.doorplate.stay;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code stay_rider}: for whom somebody rides, as they say, and who verified it.
 *
 * @param companyName where it is {@code OTHER}
 */
@TableName("stay_rider")
record RiderRow(
        @TableId(type = IdType.INPUT) long personId,
        RiderCompany company,
        @Nullable String companyName,
        @Nullable Instant verifiedAt,
        @Nullable Instant verifiedUntil,
        @Nullable Long verifiedBy,
        @Nullable Long stationId,
        int version,
        Instant createdAt) {

    boolean isVerified(Instant now) {
        return verifiedUntil != null && verifiedUntil.isAfter(now);
    }

    String named() {
        return Objects.requireNonNullElse(companyName, company.title());
    }

    boolean isSameCompany(RiderCompany other, @Nullable String otherName) {
        return company == other && Objects.equals(companyName, otherName);
    }
}
