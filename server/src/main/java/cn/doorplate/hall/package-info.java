/**
 * The service hall (办事大厅): what the authorities do for people and how to have it, applying online, booking a slot at a window, and having a
 * volunteer run it.
 *
 * <p>A service is what the regions up the path say of it, part by part, the nearest first ({@link cn.doorplate.hall.ServiceContent}); the
 * highest of them says all. A region may also say that it is not offered there. What is published is kept for good ({@code hall_edition}), so an
 * application knows under what it was sent.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "capacity",
            "housekeeping",
            "identity",
            "media",
            "messaging",
            "once",
            "place",
            "privacy",
            "resident",
            "search",
            "shared",
            "wechat",
            "worktime"
        })
package cn.doorplate.hall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
