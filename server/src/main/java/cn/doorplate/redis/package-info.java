/** Redis, as far as a server may lean on it: an answer in time or none, and what that is enough for. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package cn.doorplate.redis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
