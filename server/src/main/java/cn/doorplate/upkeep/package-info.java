/** Places kept by staff: who may enter, correct and remove areas, buildings, doors, plates and contact cards, and where. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "once", "place", "privacy", "shared"})
package cn.doorplate.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
