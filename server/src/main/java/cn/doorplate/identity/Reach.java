package cn.doorplate.identity;

import cn.doorplate.privacy.Phone;
import org.jspecify.annotations.Nullable;

/**
 * How a person can be reached outside of here. In full, so it is for whoever sends, and for no log.
 *
 * @param openid null for who has no WeChat account here
 * @param phone that they bound, or that was entered for them
 * @param hasAccount whether they log in; a dependant whom a guardian entered does not, nor who called
 * @param child whether they are a dependant without an account and not yet of age: their guardian is told, and not they
 */
public record Reach(@Nullable String openid, @Nullable Phone phone, boolean hasAccount, boolean child) {

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "Reach[…]";
    }
}
