package cn.doorplate.privacy;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code doorplate.privacy.*}. There is no default master key, and none is derived from {@code doorplate.secret}: who renews
 * that secret must not lose every person's data with it.
 *
 * @param masterKey the id of the master key under which new keys of persons are sealed
 * @param masterKeys by id (small letters, digits and hyphens, 32 at most): 32 random bytes in Base64; an old one stays until
 *     {@code privacy rotate-keys} has run
 * @param indexKey 32 random bytes or more in Base64, for the blind indexes, which cannot be computed anew when it changes;
 *     derived from {@code doorplate.secret} when empty
 * @param operator who is responsible for the processing, by name, as the policy has to say (PIPL art. 17)
 * @param contact where to turn to with questions about personal data
 */
@ConfigurationProperties("doorplate.privacy")
record PrivacySettings(
        @DefaultValue("") String masterKey,
        @DefaultValue Map<String, String> masterKeys,
        @DefaultValue("") String indexKey,
        @DefaultValue("本平台的运营单位") String operator,
        @DefaultValue("您所在社区的居民委员会") String contact) {

    /** Says no key. */
    @Override
    public String toString() {
        return "PrivacySettings[masterKey=" + masterKey + ", masterKeys=" + masterKeys.keySet() + "]";
    }
}
