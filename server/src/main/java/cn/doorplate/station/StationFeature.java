package cn.doorplate.station;

/** What helps whom to get in and around. */
enum StationFeature {
    RAMP("无障碍坡道"),
    ACCESSIBLE_TOILET("无障碍卫生间"),
    LIFT("电梯"),
    LOW_COUNTER("低位服务台"),
    BRAILLE_OR_VOICE("盲文或语音提示"),
    HEARING_LOOP("助听设备"),
    SIGN_LANGUAGE("手语服务"),
    ACCESSIBLE_PARKING("无障碍停车位");

    private final String words;

    StationFeature(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
