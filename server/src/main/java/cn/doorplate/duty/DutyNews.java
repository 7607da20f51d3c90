package cn.doorplate.duty;

import cn.doorplate.messaging.MessageKind;
import cn.doorplate.messaging.Messages;
import cn.doorplate.messaging.Outgoing;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.SpokenTime;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Tells people of their shifts, within the transactions that change them. Whoever did it themself knows. */
@Component
class DutyNews {

    private static final String WHERE_TO_LOOK = "请在“我的”—“我的值班”里查看。";

    private final Messages messages;
    private final Clock clock;

    DutyNews(Messages messages, @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** @param version of the shift from then on: who is handed a shift anew is told anew */
    void assigned(long person, long shift, int version, DutyPlace place, ShiftTime time, int weeks, long by) {
        String weekly = weeks == 1 ? "" : "，每周一次，共" + weeks + "次";
        String text = "安排您在" + place.name() + "值班：" + spoken(time) + weekly + "。" + WHERE_TO_LOOK;
        tell(person, by, shift, "assigned:" + version, place, "您有新的值班", text);
    }

    void moved(ShiftRow after, DutyPlace place, long by) {
        String text = "您在" + place.name() + "的值班改到：" + spoken(after.time()) + "。" + WHERE_TO_LOOK;
        tell(after.personId(), by, after.id(), "moved:" + after.version(), place, "您的值班时间有变", text);
    }

    void handedOver(ShiftRow before, DutyPlace place, long by) {
        String text = "您在" + place.name() + "的值班（" + spoken(before.time()) + "）已由别人接替，届时不必到岗。";
        tell(before.personId(), by, before.id(), "handed:" + before.version(), place, "您的值班已由别人接替", text);
    }

    /** Each person once, however many of theirs go. */
    void removed(List<ShiftRow> going, DutyPlace place, @Nullable Long by) {
        Map<Long, List<ShiftRow>> byPerson = going.stream().collect(Collectors.groupingBy(ShiftRow::personId));
        byPerson.forEach((person, theirs) -> {
            ShiftRow first = theirs.get(0);
            String more = theirs.size() == 1 ? "" : "等" + theirs.size() + "次";
            String text = "您在" + place.name() + "的值班（" + spoken(first.time()) + "）" + more + "已取消，届时不必到岗。";
            tell(person, by, first.id(), "removed", place, "您的值班已取消", text);
        });
    }

    /** Each keeper once, however many shifts of that post have nobody any more; whose they were is not said. */
    void vacant(List<ShiftRow> gone, DutyPlace place, Collection<Long> keepers) {
        ShiftRow first = gone.get(0);
        String text =
                place.name() + "的值班表空出" + gone.size() + "班，最早一班是" + spoken(first.time()) + "。原定的值班人员已离任或注销账号，请另行安排。";
        Outgoing message = outgoing(first.id(), "vacant", place, "值班有空缺", text);
        keepers.forEach(keeper -> messages.send(keeper, message));
    }

    void soon(ShiftRow row, DutyPlace place) {
        String text =
                "您在" + place.name() + "的值班将于" + SpokenTime.of(row.startsAt(), clock.instant()) + "开始。" + WHERE_TO_LOOK;
        messages.send(
                row.personId(), outgoing(row.id(), "soon:" + row.startsAt().getEpochSecond(), place, "值班提醒", text));
    }

    private void tell(
            long person, @Nullable Long by, long shift, String what, DutyPlace place, String title, String text) {
        if (!Objects.equals(person, by)) {
            messages.send(person, outgoing(shift, what, place, title, text));
        }
    }

    private static Outgoing outgoing(long shift, String what, DutyPlace place, String title, String text) {
        String cause = "duty:" + Ids.toOpaque(shift) + ":" + what;
        return new Outgoing(
                MessageKind.DUTY, cause, title, text, null, place.where().region());
    }

    private String spoken(ShiftTime time) {
        return SpokenTime.span(time.from(), time.until(), clock.instant());
    }
}
