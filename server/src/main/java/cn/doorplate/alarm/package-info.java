/**
 * One tap brings someone: alarms, raised by anyone from a plate or a position, passed on from level to level until somebody comes, and
 * answered. Nothing here asks Redis, WeChat or the inbox before an alarm is kept; telling people comes after.
 *
 * <pre>
 * what it is    Alarm AlarmKind AlarmState AlarmStage AlarmOutcome AlarmAnswer AlarmAction AlarmRow* AlarmContent AlarmSeals AlarmMapper
 * history       AlarmDeed AlarmEvent* AlarmChain AlarmChange AlarmWriting AlarmLines
 * raising       AlarmFiles AlarmFileEndpoint AlarmRaising AlarmManner AlarmFollowing DeviceAlarm* AlarmText AlarmPlace* AlarmTickets AlarmOwn
 * the chain     AlarmCircles AlarmCrowd AlarmTelling AlarmSteps AlarmRounds AlarmTimes*
 * answering     AlarmHand* AlarmSight AlarmDesk
 * seen          AlarmAtDesk AlarmHelper AlarmStep AlarmTold AlarmPosition AlarmPhone AlarmViews AlarmReaders LiveAlarms
 * counted       AlarmCounts AlarmFigures* AlarmNearby
 * the rest      AlarmController AlarmPage AlarmPageController AlarmReception AlarmDeskController AlarmErrorCode AlarmClock AlarmSettings AlarmConfiguration AlarmData AlarmRetention VerifyAlarms
 * </pre>
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "duty",
            "identity",
            "media",
            "messaging",
            "once",
            "place",
            "privacy",
            "resident",
            "shared"
        })
package cn.doorplate.alarm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
