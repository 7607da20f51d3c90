package cn.doorplate.band;

import cn.doorplate.identity.DependantErased;
import cn.doorplate.privacy.Export;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonalData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What bands told of a person. When they leave, nobody wears theirs any more. */
@Component
class BandData implements PersonalData {

    private static final int MOST_MESSAGES = 50_000;

    private final BandMapper rows;
    private final BandReadingMapper readings;
    private final BandWearing wearing;
    private final BandSeals seals;
    private final TransactionTemplate transaction;

    BandData(
            BandMapper rows,
            BandReadingMapper readings,
            BandWearing wearing,
            BandSeals seals,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.readings = readings;
        this.wearing = wearing;
        this.seals = seals;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "安康手环";
    }

    @Override
    public void export(long personId, Export into) {
        List<BandRow> own = rows.of(List.of(personId));
        if (own.isEmpty()) {
            return;
        }
        Keyring ring = seals.ring(personId);
        into.put("手环", own.stream().map(row -> line(row, ring, personId)).toList());
        List<Map<String, @Nullable Object>> told = new ArrayList<>();
        for (byte[] sealed : readings.since(personId, Instant.EPOCH, 0, MOST_MESSAGES)) {
            seals.readings(ring, personId, sealed).forEach(reading -> told.add(line(reading)));
        }
        into.put("手环记录", told);
    }

    private Map<String, @Nullable Object> line(BandRow row, Keyring ring, long wearer) {
        BandCare care = seals.care(ring, wearer, row.care());
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("编号", row.serial());
        line.put("心率下限", care.heartLow());
        line.put("心率上限", care.heartHigh());
        BandFence fence = care.fence();
        line.put("电子围栏", fence == null ? null : line(fence));
        return line;
    }

    private static Map<String, @Nullable Object> line(BandFence fence) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("中心", fence.centre());
        line.put("半径（米）", fence.radius());
        line.put("从", fence.from() == null ? null : fence.from().toString());
        line.put("到", fence.until() == null ? null : fence.until().toString());
        return line;
    }

    private static Map<String, @Nullable Object> line(BandReading reading) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("时间", reading.at());
        line.put("求助", reading.sos() ? "是" : null);
        line.put("心率", reading.heartRate());
        line.put("位置", reading.location());
        return line;
    }

    @Override
    public void erase(long personId) {
        transaction.executeWithoutResult(status -> {
            for (BandRow row : rows.of(List.of(personId))) {
                BandRow held = rows.hold(row.id());
                if (held != null && held.wearerId() != null && held.wearerId() == personId) {
                    wearing.off(held, BandStatus.STOCK);
                }
            }
            wearing.forget(personId);
        });
    }

    /** Who has no account goes with the guardian's word. */
    @EventListener
    void on(DependantErased erased) {
        erase(erased.personId());
    }
}
