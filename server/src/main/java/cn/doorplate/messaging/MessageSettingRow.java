package cn.doorplate.messaging;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A row of {@code message_setting}.
 *
 * @param wechat whether WeChat brings messages
 * @param muted names of kinds, with commas between
 */
record MessageSettingRow(
        long personId, boolean wechat, boolean sms, String muted, int quietFrom, int quietUntil, int version) {

    static MessageSettingRow of(long personId, MessageSettings settings) {
        return new MessageSettingRow(
                personId,
                settings.weChat(),
                settings.sms(),
                settings.muted().stream().map(Enum::name).collect(Collectors.joining(",")),
                settings.quietFrom(),
                settings.quietUntil(),
                settings.version());
    }

    static Map<Long, MessageSettings> byPerson(List<MessageSettingRow> rows) {
        return rows.stream().collect(Collectors.toMap(MessageSettingRow::personId, MessageSettingRow::toSettings));
    }

    MessageSettings toSettings() {
        List<MessageKind> kinds = Arrays.stream(MessageKind.values())
                .filter(kind -> List.of(muted.split(",", -1)).contains(kind.name()))
                .toList();
        return new MessageSettings(wechat, sms, kinds, quietFrom, quietUntil, version);
    }
}
