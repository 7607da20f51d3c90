package cn.doorplate.stay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 骑手资料: what a rider says of themself.
 *
 * @param verifiedUntil null while nobody has verified it, or no longer
 * @param pass what staff scan
 */
record RiderProfile(
        RiderCompany company, String companyName, @Nullable Instant verifiedUntil, String pass, int version) {

    /** Says no pass. */
    @Override
    public String toString() {
        return "RiderProfile[" + company + "]";
    }
}
