package cn.doorplate.band;

import cn.doorplate.alarm.DeviceAlarm;

/** Why a band calls for help. */
enum BandCallReason {
    /** Its wearer pressed the button. */
    SOS(DeviceAlarm.Need.HELP),
    /** Their heart beats too fast or too slowly. */
    HEART(DeviceAlarm.Need.ILLNESS),
    /** They left the fence. */
    LEFT(DeviceAlarm.Need.MISSING);

    private final DeviceAlarm.Need need;

    BandCallReason(DeviceAlarm.Need need) {
        this.need = need;
    }

    DeviceAlarm.Need need() {
        return need;
    }
}
