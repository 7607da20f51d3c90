/**
 * Who is on duty at grids and stations, and who answers for a place now: rosters, stand-ins for leave, and what nobody answers for.
 * Which posts there are is told by {@link cn.doorplate.duty.DutyPosts}; contact cards and leaves are kept by {@code place}, which
 * shows them on plates and knows no persons.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"housekeeping", "identity", "messaging", "once", "place", "privacy", "shared"})
package cn.doorplate.duty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
