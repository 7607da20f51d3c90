/**
 * What people do at stations: check in, borrow things, ask for help, and say for whom they ride. How many of a thing there are is
 * promised by {@code capacity}; where a station is, and what it has, by {@code station}; who is on duty there, by {@code duty}.
 *
 * <pre>
 * codes      WallCodes
 * visits     Visit* Seats*
 * loans      Loan* Lend* StationLending Borrowing GivingBack
 * help       Help*
 * riders     Rider*
 * staff      StationHands StationWork WorkAtStations
 * the end    StationGone
 * figures    Stay*
 * </pre>
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "capacity",
            "duty",
            "identity",
            "messaging",
            "once",
            "place",
            "privacy",
            "redis",
            "shared",
            "station"
        })
package cn.doorplate.stay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
