package cn.doorplate.event;

/** How things of sign-ups are called in documents. */
final class RosterWords {

    private RosterWords() {}

    static String of(SignUpState state) {
        return switch (state) {
            case PLACED -> "有名额";
            case OFFERED -> "待确认";
            case WAITING -> "候补中";
            case CANCELLED -> "已取消";
            case LAPSED -> "已过期";
            case UNMET -> "未轮到";
        };
    }

    static String of(CheckInWay way) {
        return switch (way) {
            case DOOR_CODE -> "扫码签到";
            case PASS -> "出示凭证";
            case BY_HAND -> "人工登记";
        };
    }
}
