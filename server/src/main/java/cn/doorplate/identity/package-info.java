/** Who is it: login, sessions, consent, the roles a person holds at places, and who may ask what. */
@NullMarked
@ApplicationModule(allowedDependencies = {"housekeeping", "once", "place", "privacy", "redis", "shared", "wechat"})
package cn.doorplate.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
