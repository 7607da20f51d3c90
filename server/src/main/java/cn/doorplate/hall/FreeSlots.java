package cn.doorplate.hall;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.PoolState;
import cn.doorplate.hall.SlotMapper.SlotRow;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be booked, with what is left of it. */
@Component
class FreeSlots {

    private final SlotMapper rows;
    private final WindowPlan plan;
    private final WindowSlots windowSlots;
    private final Capacity capacity;

    FreeSlots(SlotMapper rows, WindowPlan plan, WindowSlots windowSlots, Capacity capacity) {
        this.rows = rows;
        this.plan = plan;
        this.windowSlots = windowSlots;
        this.capacity = capacity;
    }

    /** Of several windows, in order of time: two statements however many they are. */
    Map<Long, List<WindowSlot>> of(Collection<WindowRow> windows) {
        Instant now = windowSlots.now();
        Map<Long, Map<Instant, SlotRow>> opened = new HashMap<>();
        List<Long> ids = windows.stream().map(WindowRow::id).toList();
        List<SlotRow> slots = ids.isEmpty() ? List.of() : rows.slots(ids, now);
        slots.forEach(slot ->
                opened.computeIfAbsent(slot.windowId(), id -> new HashMap<>()).put(slot.startsAt(), slot));
        Map<Long, PoolState> pools =
                capacity.pools(slots.stream().map(SlotRow::id).toList());
        return windows.stream()
                .collect(Collectors.toMap(
                        WindowRow::id,
                        window -> plan.bookable(window, now)
                                .map(slot -> counted(
                                        slot,
                                        opened.getOrDefault(window.id(), Map.of())
                                                .get(slot.startsAt()),
                                        pools))
                                .toList(),
                        (one, same) -> one));
    }

    private static WindowSlot counted(WindowSlot planned, @Nullable SlotRow row, Map<Long, PoolState> pools) {
        PoolState pool = row == null ? null : pools.get(row.id());
        return row == null || pool == null
                ? planned
                : new WindowSlot(
                        row.startsAt(),
                        row.endsAt(),
                        row.places(),
                        pool.shares().get(0).free());
    }
}
