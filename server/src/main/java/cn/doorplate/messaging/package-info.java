/** Tells people: one inbox each, and what of it goes out by WeChat and SMS, once, in time, and not too much. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "once", "place", "privacy", "redis", "shared", "wechat"})
package cn.doorplate.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
