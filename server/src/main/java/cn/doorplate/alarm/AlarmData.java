package cn.doorplate.alarm;

import cn.doorplate.identity.DependantErased;
import cn.doorplate.privacy.Export;
import cn.doorplate.privacy.PersonalData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The alarms that a person raised. When they leave, what is open of theirs goes on, and nobody knows any more whose it was. */
@Component
class AlarmData implements PersonalData {

    private static final int AT_ONCE = 200;

    private final AlarmMapper rows;
    private final AlarmSeals seals;
    private final AlarmPlaces places;
    private final AlarmRetention retention;

    AlarmData(AlarmMapper rows, AlarmSeals seals, AlarmPlaces places, AlarmRetention retention) {
        this.rows = rows;
        this.seals = seals;
        this.places = places;
        this.retention = retention;
    }

    @Override
    public String name() {
        return "一键报警";
    }

    @Override
    public void export(long personId, Export into) {
        List<AlarmRow> own = own(personId);
        if (!own.isEmpty()) {
            Map<Long, String> where = places.words(own);
            into.put("报警", own.stream().map(row -> line(row, where)).toList());
        }
    }

    private Map<String, @Nullable Object> line(AlarmRow row, Map<Long, String> where) {
        AlarmContent content = seals.open(row);
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("种类", row.kind().title());
        line.put("地点", where.get(row.id()));
        line.put("时间", row.raisedAt());
        line.put("内容", content.words());
        line.put("回拨电话", content.phone());
        line.put("位置", content.location());
        line.put("结束时间", row.endedAt());
        line.put("结果", row.outcome() == null ? null : row.outcome().title());
        return line;
    }

    private List<AlarmRow> own(long personId) {
        List<AlarmRow> all = new ArrayList<>();
        long before = Long.MAX_VALUE;
        List<AlarmRow> part;
        do {
            part = rows.ofPerson(personId, before, AT_ONCE);
            all.addAll(part);
            before = part.isEmpty() ? before : part.get(part.size() - 1).id();
        } while (part.size() == AT_ONCE);
        return all;
    }

    @Override
    @Transactional
    public void erase(long personId) {
        retention.forget(own(personId).stream().map(AlarmRow::id).toList());
    }

    /** Who has no account may have raised some by what they carry. */
    @EventListener
    void on(DependantErased erased) {
        erase(erased.personId());
    }
}
