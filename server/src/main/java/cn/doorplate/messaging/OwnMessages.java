package cn.doorplate.messaging;

import cn.doorplate.privacy.Export;
import cn.doorplate.privacy.PersonalData;
import cn.doorplate.shared.Lanes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What this module keeps about a person: messages, settings, and what of them goes out. */
@Component
class OwnMessages implements PersonalData {

    private static final int AT_ONCE = 500;

    private final InboxMapper inbox;
    private final Inboxes inboxes;
    private final MessageSettingMapper settings;
    private final MessageLogMapper lanes;
    private final JdbcTemplate jdbc;

    OwnMessages(
            InboxMapper inbox,
            Inboxes inboxes,
            MessageSettingMapper settings,
            MessageLogMapper lanes,
            JdbcTemplate jdbc) {
        this.inbox = inbox;
        this.inboxes = inboxes;
        this.settings = settings;
        this.lanes = lanes;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "消息";
    }

    @Override
    public void export(long personId, Export into) {
        List<Map<String, @Nullable Object>> messages = messages(personId);
        if (!messages.isEmpty()) {
            into.put("收到的消息", messages);
        }
        MessageSettingRow row = settings.find(personId);
        if (row != null) {
            into.put("提醒设置", readable(row.toSettings()));
        }
        List<Map<String, Object>> consents = jdbc.query(
                "select remaining, standing from subscribe_credit where person_id = ? order by template",
                (credit, number) -> credit.getBoolean("standing")
                        ? Map.of("微信订阅", "长期")
                        : Map.of("微信订阅", "还可提醒 " + credit.getInt("remaining") + " 次"),
                personId);
        if (!consents.isEmpty()) {
            into.put("微信订阅", consents);
        }
    }

    private List<Map<String, @Nullable Object>> messages(long personId) {
        Inbox all = inboxes.of(personId);
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        long after = 0;
        List<MessageRow> part;
        do {
            part = inbox.ofAllKinds(personId, after, all.head(), AT_ONCE);
            inboxes.opened(part).forEach(message -> lines.add(readable(message)));
            after = part.isEmpty() ? after : part.get(part.size() - 1).seq();
        } while (part.size() == AT_ONCE);
        return lines;
    }

    private static Map<String, @Nullable Object> readable(Message message) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("类别", words(message.kind()));
        line.put("标题", message.title());
        line.put("内容", message.text());
        line.put("发送时间", message.sentAt());
        line.put("阅读时间", message.readAt());
        line.put("撤回原因", message.withdrawnReason());
        return line;
    }

    private static Map<String, @Nullable Object> readable(MessageSettings settings) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("微信提醒", settings.weChat());
        line.put("短信提醒", settings.sms());
        line.put("不提醒的类别", settings.muted().stream().map(OwnMessages::words).toList());
        line.put("免打扰", time(settings.quietFrom()) + " 至 " + time(settings.quietUntil()));
        return line;
    }

    private static String time(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }

    private static String words(MessageKind kind) {
        return switch (kind) {
            case URGENT -> "紧急";
            case NOTICE -> "通知公告";
            case HOUSEHOLD -> "住户与家人";
            case ROLE -> "任职";
            case CASE -> "事项";
            case EVENT -> "活动";
            case DUTY -> "值班";
            case STATION -> "驿站";
            case SERVICE -> "办事";
        };
    }

    /** Who is writing to the person this moment has the lane: their message is waited for, and removed with the others. */
    @Override
    public void erase(long personId) {
        lanes.lock(List.of(Lanes.of(personId)));
        inbox.removeOf(personId);
        settings.removeOf(personId);
        for (String table : List.of("subscribe_credit", "delivery", "message_digest")) {
            jdbc.update("delete from " + table + " where person_id = ?", personId);
        }
    }
}
