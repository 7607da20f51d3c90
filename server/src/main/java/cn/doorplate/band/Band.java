package cn.doorplate.band;

import cn.doorplate.shared.Location;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 安康手环, as its wearer sees it, and who acts for them.
 *
 * @param wearer the wearer's name, masked unless it is one's own
 * @param wearerId who wears it; null for nobody
 */
record Band(
        String id,
        String serialEnd,
        BandStatus status,
        boolean mine,
        @Nullable String wearer,
        @Nullable BandConsent consent,
        @Nullable Instant heardAt,
        @Nullable HeartRate heartRate,
        @Nullable BandPosition position,
        BandCareSeen care,
        int version,
        @Nullable Long wearerId) {

    /** 心率 */
    record HeartRate(int beats, Instant at) {}

    /** 手环位置 */
    record BandPosition(Location location, @Nullable Double accuracy, Instant at) {}

    /** 看护设置 */
    record BandCareSeen(
            @Nullable Integer heartLow,
            @Nullable Integer heartHigh,
            @Nullable BandFenceSeen fence) {

        static BandCareSeen of(BandCare care) {
            BandFence fence = care.fence();
            return new BandCareSeen(care.heartLow(), care.heartHigh(), fence == null ? null : BandFenceSeen.of(fence));
        }
    }

    /** 电子围栏 */
    record BandFenceSeen(
            Location centre,
            int radius,
            @Nullable String from,
            @Nullable String until) {

        static BandFenceSeen of(BandFence fence) {
            return new BandFenceSeen(fence.centre(), fence.radius(), text(fence.from()), text(fence.until()));
        }

        private static @Nullable String text(@Nullable LocalTime time) {
            return time == null ? null : time.toString();
        }
    }

    /** At most so many, evenly chosen. */
    static List<HeartRate> few(List<HeartRate> all, int most) {
        int step = (all.size() + most - 1) / most;
        return step <= 1
                ? all
                : java.util.stream.IntStream.range(0, (all.size() + step - 1) / step)
                        .mapToObj(i -> all.get(i * step))
                        .toList();
    }

    /** Says nothing of its wearer. */
    @Override
    public String toString() {
        return "Band[" + id + "]";
    }
}
