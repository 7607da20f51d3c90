package cn.doorplate.duty;

import cn.doorplate.shared.DatabaseClock;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who is on duty at posts, for modules that call them. */
@Service
public class DutyRosters {

    private final ShiftMapper rows;
    private final RosterMapper rosters;
    private final Clock clock;

    DutyRosters(ShiftMapper rows, RosterMapper rosters, @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.rosters = rosters;
        this.clock = clock;
    }

    /**
     * By one statement, however many posts are asked for.
     *
     * @return of each post those on duty, who began first before the others; nothing for a post where nobody is
     */
    public Map<DutyPost, List<OnDuty>> onDuty(Collection<DutyPost> posts, Instant at) {
        return posts.isEmpty()
                ? Map.of()
                : rows.onDuty(byKind(posts), at).stream()
                        .collect(Collectors.groupingBy(
                                ShiftRow::post, Collectors.mapping(ShiftRow::toOnDuty, Collectors.toList())));
    }

    /** Whether that person is on duty there at that time; one statement. */
    public boolean isOnDuty(long personId, DutyPost post, Instant at) {
        return onDuty(List.of(post), at).getOrDefault(post, List.of()).stream()
                .anyMatch(onDuty -> onDuty.personId() == personId);
    }

    /** The post is no more, within the caller's transaction: what is to come goes, and nobody misses it among the gaps. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(DutyPost post) {
        rosters.remove(post);
        rows.removeAt(post, clock.instant());
    }

    static Map<DutyPostKind, Set<Long>> byKind(Collection<DutyPost> posts) {
        return posts.stream()
                .collect(Collectors.groupingBy(DutyPost::kind, Collectors.mapping(DutyPost::id, Collectors.toSet())));
    }
}
