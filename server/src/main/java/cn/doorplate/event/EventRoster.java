package cn.doorplate.event;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.Claim;
import cn.doorplate.capacity.ClaimState;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** 报名名单: who takes part, in the order of signing up. */
@Service
class EventRoster {

    private static final String WHAT = "event.roster";

    private final DoorStaff staff;
    private final Capacity capacity;
    private final SignUpMapper rows;
    private final RosterLines lines;

    EventRoster(DoorStaff staff, Capacity capacity, SignUpMapper rows, RosterLines lines) {
        this.staff = staff;
        this.capacity = capacity;
        this.rows = rows;
        this.lines = lines;
    }

    /** @throws Denied NOT_FOUND if it is no event at whose door the viewer stands */
    Page<EventRosterLine> page(
            Viewer viewer, String id, Collection<SignUpState> states, int first, @Nullable String after) {
        int size = Paging.first(first);
        long behind = Paging.after(after);
        Event event =
                staff.find(viewer, Ids.fromOpaque(id, EventRoster::notFound)).orElseThrow(EventRoster::notFound);
        if (states.isEmpty()) {
            return Page.of(List.of(), false, null);
        }
        List<Claim> found = capacity.page(event.number(), claimStates(states), behind, size + 1);
        Page<Claim> page = Page.firstOf(found, size, claim -> Ids.toOpaque(claim.seq()));
        var reading = new RosterLines.Reading(viewer, WHAT, "");
        return new Page<>(of(reading, event, page.nodes()), page.pageInfo());
    }

    /** Who made these claims, in their order; whom we have forgotten is left out. */
    List<EventRosterLine> of(RosterLines.Reading reading, Event event, List<Claim> claims) {
        if (claims.isEmpty()) {
            return List.of();
        }
        Map<Long, Claim> byHolder = claims.stream().collect(Collectors.toMap(Claim::holder, Function.identity()));
        Map<Long, SignUpRow> found = rows.ofHolders(event.number(), byHolder.keySet()).stream()
                .collect(Collectors.toMap(SignUpRow::holder, Function.identity()));
        List<SignUpRow> inOrder = claims.stream()
                .map(claim -> found.get(claim.holder()))
                .filter(Objects::nonNull)
                .toList();
        return lines.of(reading, event, inOrder, byHolder);
    }

    private static Set<ClaimState> claimStates(Collection<SignUpState> states) {
        return states.stream().map(EventRoster::claimState).collect(Collectors.toSet());
    }

    private static ClaimState claimState(SignUpState state) {
        return switch (state) {
            case PLACED -> ClaimState.HELD;
            case OFFERED -> ClaimState.OFFERED;
            case WAITING -> ClaimState.WAITING;
            case CANCELLED -> ClaimState.RELEASED;
            case LAPSED -> ClaimState.LAPSED;
            case UNMET -> ClaimState.UNMET;
        };
    }

    private static Denied notFound() {
        return new Denied(Denied.Why.NOT_FOUND);
    }
}
