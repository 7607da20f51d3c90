package cn.doorplate.resident;

import cn.doorplate.messaging.MessageKind;
import cn.doorplate.messaging.Messages;
import cn.doorplate.messaging.Outgoing;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the two sides of a guardianship what the other one did, within the transaction that does it. */
@Component
class GuardianshipNews {

    private final Messages messages;
    private final GuardianshipViews views;
    private final MembershipMapper memberships;

    GuardianshipNews(Messages messages, GuardianshipViews views, MembershipMapper memberships) {
        this.messages = messages;
        this.views = views;
        this.memberships = memberships;
    }

    /** The elder is asked. */
    void asked(GuardianshipRow row) {
        send(row, row.dependantId(), "asked", "有人申请为您代办", guardian(row) + "申请为您代办事务。请在“我的家人”里选择同意或不同意。");
    }

    void agreed(GuardianshipRow row) {
        send(row, row.guardianId(), "agreed", "家人已同意由您代办", dependant(row) + "已同意由您代办事务。");
    }

    void refused(GuardianshipRow row) {
        send(row, row.guardianId(), "refused", "家人未同意由您代办", dependant(row) + "没有同意由您代办事务。请先和家人商量，再重新申请。");
    }

    /** The side that did not end it; a dependant without an account has only the guardian. */
    void ended(GuardianshipRow row, long by) {
        if (by != row.guardianId()) {
            send(row, row.guardianId(), "ended", "代办关系已解除", "您为" + dependant(row) + "代办的关系已经解除。");
        }
        if (by != row.dependantId() && row.hasOwnAccount()) {
            send(row, row.dependantId(), "ended", "代办关系已解除", guardian(row) + "不再为您代办事务。");
        }
    }

    private void send(GuardianshipRow row, long person, String what, String title, String text) {
        String cause = "guardianship:" + Ids.toOpaque(row.id()) + ":" + what;
        messages.send(person, new Outgoing(MessageKind.HOUSEHOLD, cause, title, text, null, region(row)));
    }

    /** Where one of the two lives. */
    private @Nullable RegionCode region(GuardianshipRow row) {
        return memberships.of(List.of(row.dependantId(), row.guardianId())).stream()
                .findFirst()
                .map(membership -> new RegionCode(membership.regionCode()))
                .orElse(null);
    }

    /** Masked, as the elder sees them elsewhere. */
    private String guardian(GuardianshipRow row) {
        return Objects.requireNonNullElse(views.guardians(List.of(row)).get(0).name(), "对方");
    }

    /** As the guardian named them. */
    private String dependant(GuardianshipRow row) {
        return Objects.requireNonNullElse(
                views.dependants(row.guardianId(), List.of(row)).get(0).name(), "家人");
    }
}
