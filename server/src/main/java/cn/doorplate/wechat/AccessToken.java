package cn.doorplate.wechat;

import java.time.Duration;
import java.time.Instant;

/**
 * What entitles us to ask the platform, at one moment.
 *
 * @param value empty when there is none
 * @param generation how many there have been; tells two servers that they speak of the same
 * @param expiresAt when the platform ceases to take it
 */
record AccessToken(String value, int generation, Instant expiresAt) {

    /**
     * So long before the end a new one is fetched. The platform gives a new one in the last five minutes and not before, and
     * takes both meanwhile: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html
     */
    private static final Duration AHEAD = Duration.ofMinutes(4);

    static AccessToken none(int generation) {
        return new AccessToken("", generation, Instant.EPOCH);
    }

    boolean isFresh(Instant now) {
        return now.isBefore(expiresAt.minus(AHEAD));
    }

    boolean isUsable(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "AccessToken[" + generation + " until " + expiresAt + "]";
    }
}
