package cn.doorplate.messaging;

import java.util.List;

/**
 * 提醒设置: by which ways one's messages go out.
 *
 * @param sms whether SMS brings what WeChat cannot
 * @param muted kinds that nothing brings
 * @param quietFrom minutes after midnight in Asia/Shanghai
 * @param quietUntil the same; equal to {@code quietFrom} where there are no quiet hours
 * @param version 0 while nothing was ever set
 */
record MessageSettings(
        boolean weChat, boolean sms, List<MessageKind> muted, int quietFrom, int quietUntil, int version) {

    private static final int TEN_IN_THE_EVENING = 22 * 60;
    private static final int SEVEN_IN_THE_MORNING = 7 * 60;

    /** Of who never set anything: WeChat, as far as it was allowed there, and nothing at night. */
    static final MessageSettings DEFAULT =
            new MessageSettings(true, false, List.of(), TEN_IN_THE_EVENING, SEVEN_IN_THE_MORNING, 0);
}
