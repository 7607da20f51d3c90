package cn.doorplate.stay;

import cn.doorplate.privacy.Export;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.privacy.PersonalData;
import cn.doorplate.station.Station;
import cn.doorplate.station.Stations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person did at stations. When they leave, what they have not given back stays lent, and nobody knows any more by whom; their calls
 * for help are closed.
 */
@Component
class StayData implements PersonalData {

    private static final int AT_ONCE = 200;

    private final LoanMapper loans;
    private final HelpMapper calls;
    private final VisitMapper visits;
    private final RiderMapper riders;
    private final Stations stations;
    private final PersonKeys keys;
    private final HelpEnding ending;

    StayData(
            LoanMapper loans,
            HelpMapper calls,
            VisitMapper visits,
            RiderMapper riders,
            Stations stations,
            PersonKeys keys,
            HelpEnding ending) {
        this.loans = loans;
        this.calls = calls;
        this.visits = visits;
        this.riders = riders;
        this.stations = stations;
        this.keys = keys;
        this.ending = ending;
    }

    @Override
    public String name() {
        return "驿站服务";
    }

    @Override
    public void export(long personId, Export into) {
        put(into, "借用", all(before -> loans.own(personId, before, AT_ONCE), LoanRow::id), this::loan);
        Keyring ring = keys.of(personId);
        put(into, "求助", all(before -> calls.own(personId, before, AT_ONCE), HelpRow::id), call -> call(call, ring));
        RiderRow rider = riders.selectById(personId);
        if (rider != null) {
            into.put("骑手资料", line("单位", rider.named(), "核验有效期至", rider.verifiedUntil()));
        }
        VisitRow visit = visits.selectById(personId);
        if (visit != null) {
            into.put("到站", line("站点", nameOf(visit.stationId()), "时间", visit.since()));
        }
    }

    private static <T> void put(
            Export into, String title, List<T> rows, Function<T, Map<String, @Nullable Object>> line) {
        if (!rows.isEmpty()) {
            into.put(title, rows.stream().map(line).toList());
        }
    }

    private Map<String, @Nullable Object> loan(LoanRow row) {
        Map<String, @Nullable Object> line = line("物品", row.thing().title(), "站点", nameOf(row.stationId()));
        line.put("借出时间", row.takenAt());
        line.put("应还时间", row.dueAt());
        line.put("归还或登记时间", row.endedAt());
        return line;
    }

    private Map<String, @Nullable Object> call(HelpRow row, Keyring ring) {
        Map<String, @Nullable Object> line = line("求助", row.need().title(), "站点", nameOf(row.stationId()));
        byte[] words = row.words();
        Long person = row.personId();
        line.put(
                "内容",
                words == null || person == null
                        ? null
                        : ring.open(person, HelpCalls.WORDS, words).orElse(null));
        line.put("时间", row.askedAt());
        return line;
    }

    private static Map<String, @Nullable Object> line(
            String one, @Nullable Object first, String other, @Nullable Object second) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put(one, first);
        line.put(other, second);
        return line;
    }

    private @Nullable String nameOf(long station) {
        return stations.find(station).map(Station::name).orElse(null);
    }

    private static <T> List<T> all(Function<Long, List<T>> read, ToLongFunction<T> id) {
        List<T> all = new ArrayList<>();
        long before = Long.MAX_VALUE;
        List<T> part;
        do {
            part = read.apply(before);
            all.addAll(part);
            before = part.isEmpty() ? before : id.applyAsLong(part.get(part.size() - 1));
        } while (part.size() == AT_ONCE);
        return all;
    }

    @Override
    @Transactional
    public void erase(long personId) {
        List<HelpRow> own = all(before -> calls.own(personId, before, AT_ONCE), HelpRow::id);
        own.stream().filter(HelpRow::isOpen).forEach(call -> ending.end(call, true));
        List<Long> ids = own.stream().map(HelpRow::id).toList();
        if (!ids.isEmpty()) {
            calls.removeSayings(ids);
            calls.forget(ids);
        }
        calls.forgetSpeaker(personId);
        loans.forgetPerson(personId);
        riders.deleteById(personId);
        riders.forgetVerifier(personId);
        visits.leave(personId);
    }
}
