package cn.doorplate.casework;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose turn it is among communities in which something is due: first those that were never served here, then those that have
 * waited longest since. So a community where 100,000 cases are overdue is served no more often than any other. What a server has
 * forgotten when it starts anew does no harm.
 */
final class TimerTurns {

    /** As many communities as a large province has, and more. */
    private static final int REMEMBERED = 50_000;

    /** So many cases of all communities together in a turn. */
    private static final int IN_A_TURN = 2_000;

    private static final int MOST = 20;

    private final Map<Long, Long> served = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    private long turn;

    /** In the order in which they are served; of those that are equal, where something has been due for longest. */
    List<CaseTimerMapper.Region> inOrder(List<CaseTimerMapper.Region> due) {
        return due.stream()
                .sorted(Comparator.<CaseTimerMapper.Region>comparingLong(
                                region -> served.getOrDefault(region.code(), 0L))
                        .thenComparing(CaseTimerMapper.Region::since))
                .toList();
    }

    /** It had its turn. */
    void served(long region) {
        served.put(region, ++turn);
    }

    /** How many cases of each are taken in a turn, where so many have some that are due. */
    static int each(int communities) {
        return Math.max(1, Math.min(MOST, IN_A_TURN / Math.max(1, communities)));
    }
}
