/** What the cases of a region come to: figures counted from their history, and the ledger as a workbook. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "casework",
            "casework::life",
            "identity",
            "media",
            "once",
            "place",
            "privacy",
            "resident",
            "shared"
        })
package cn.doorplate.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
