/**
 * Events that people sign up for: published by staff, with limited places, a waitlist, check-in at the door, and what comes
 * afterwards. That no place is given twice is the promise of {@code capacity}; here stands who may have one, and what they are told.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "capacity",
            "identity",
            "media",
            "messaging",
            "once",
            "place",
            "privacy",
            "redis",
            "resident",
            "search",
            "shared",
            "wechat"
        })
package cn.doorplate.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
