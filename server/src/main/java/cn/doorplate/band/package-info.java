/**
 * The SOS wristband (安康手环): what it tells is taken, watched and kept for its wearer, and where it calls, or its wearer is in danger, an
 * alarm is raised. Readings are of health: sealed with the wearer's key from the first moment, and in no log.
 *
 * <pre>
 * what it is    Band BandAtDesk BandStatus BandConsent BandRow BandMapper BandSeals BandCodes
 * taken         BandEndpoint BandMessage BandSignature BandWindow BandIntake BandReading BandReadingMapper
 * watched       BandWatch BandState BandCare BandFence BandCall*
 * for people    BandController BandWearing BandViews BandDesk BandNews
 * the rest      BandErrorCode BandClock BandData BandReadingRetention BandCallRetention BandStateRetention BandJobs
 * </pre>
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "alarm",
            "housekeeping",
            "identity",
            "messaging",
            "place",
            "privacy",
            "redis",
            "resident",
            "shared"
        })
package cn.doorplate.band;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
