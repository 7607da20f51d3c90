/** Working time: China's real calendar and the office hours of each region, for whatever has to be done within hours. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "place", "shared"})
package cn.doorplate.worktime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
