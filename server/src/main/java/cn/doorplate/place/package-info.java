/** Regions, grids, compounds, buildings, doorplates, who to call, and the hot page that answers a scan. */
@NullMarked
@ApplicationModule(allowedDependencies = {"redis", "search", "shared"})
package cn.doorplate.place;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
