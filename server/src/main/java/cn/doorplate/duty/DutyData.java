package cn.doorplate.duty;

import cn.doorplate.place.Responsibilities;
import cn.doorplate.place.Responsibilities.Bound;
import cn.doorplate.place.StandIns;
import cn.doorplate.privacy.Export;
import cn.doorplate.privacy.PersonalData;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person answers for, stands in for and was on duty for. When they close their account, their shifts go, of which the office
 * is told, and their name and phone as a stand-in. A contact card is theirs no more and stays on the wall: it is what the office
 * publishes, and a door without a number is worse than one that the office, who finds it among the gaps, has yet to replace.
 */
@Component
class DutyData implements PersonalData {

    static final int MOST_SHIFTS = 10_000;

    private final ShiftMapper rows;
    private final Posts posts;
    private final Responsibilities responsibilities;
    private final StandIns standIns;
    private final Vacancies vacancies;
    private final Clock clock;

    DutyData(
            ShiftMapper rows,
            Posts posts,
            Responsibilities responsibilities,
            StandIns standIns,
            Vacancies vacancies,
            Clock clock) {
        this.rows = rows;
        this.posts = posts;
        this.responsibilities = responsibilities;
        this.standIns = standIns;
        this.vacancies = vacancies;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "负责与值班";
    }

    @Override
    public void export(long personId, Export into) {
        put(
                into,
                "联系卡",
                responsibilities.boundTo(personId).stream().map(Bound::inWords).toList());
        put(
                into,
                "代班",
                standIns.standInBy(personId).stream().map(DutyData::line).toList());
        List<ShiftRow> shifts = rows.ofPerson(personId, Instant.EPOCH, null, 0, MOST_SHIFTS);
        Map<DutyPost, NamedPost> named = posts.named(ShiftRow.posts(shifts));
        put(
                into,
                "值班",
                shifts.stream()
                        .map(shift -> line(shift, named.get(shift.post())))
                        .toList());
    }

    private static void put(Export into, String label, List<?> lines) {
        if (!lines.isEmpty()) {
            into.put(label, lines);
        }
    }

    private static Map<String, @Nullable Object> line(StandIns.Leave leave) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("公布的姓名", leave.name());
        line.put("公布的电话", leave.phone());
        line.put("开始", leave.from());
        line.put("结束", leave.until());
        return line;
    }

    private static Map<String, @Nullable Object> line(ShiftRow shift, @Nullable NamedPost post) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("岗位", post == null ? "" : post.name());
        line.put("姓名", shift.name());
        line.put("电话", shift.phone());
        line.put("向公众显示", shift.published());
        line.put("开始", shift.startsAt());
        line.put("结束", shift.endsAt());
        return line;
    }

    @Override
    @Transactional
    public void erase(long personId) {
        List<ShiftRow> coming = rows.ofPerson(personId, clock.instant(), null, 0, MOST_SHIFTS);
        vacancies.vacate(coming, posts.of(ShiftRow.posts(coming)), personId);
        rows.removeOf(personId);
        standIns.forget(personId);
        responsibilities.boundTo(personId).forEach(card -> responsibilities.bereave(card.id(), personId));
    }
}
