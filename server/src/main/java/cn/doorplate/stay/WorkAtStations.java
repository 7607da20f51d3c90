package cn.doorplate.stay;

import cn.doorplate.duty.DutyPost;
import cn.doorplate.duty.DutyRosters;
import cn.doorplate.duty.OnDuty;
import cn.doorplate.identity.Viewers;
import cn.doorplate.station.Station;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

/** Whether somebody is on duty at stations, and what there is to do for who works there. */
@Controller
class WorkAtStations {

    private final Viewers viewers;
    private final StationHands hands;
    private final DutyRosters duty;
    private final HelpMapper calls;
    private final LoanMapper loans;
    private final StayTime time;

    WorkAtStations(
            Viewers viewers, StationHands hands, DutyRosters duty, HelpMapper calls, LoanMapper loans, StayTime time) {
        this.viewers = viewers;
        this.hands = hands;
        this.duty = duty;
        this.calls = calls;
        this.loans = loans;
        this.time = time;
    }

    @BatchMapping(typeName = "Station", field = "attended")
    Map<Station, Boolean> attended(List<Station> stations) {
        List<DutyPost> posts = stations.stream()
                .map(it -> StationHands.post(it.number()))
                .distinct()
                .toList();
        Map<DutyPost, List<OnDuty>> onDuty = duty.onDuty(posts, time.now());
        return stations.stream()
                .distinct()
                .collect(Collectors.toMap(it -> it, it -> onDuty.containsKey(StationHands.post(it.number()))));
    }

    @BatchMapping(typeName = "Station", field = "work")
    Map<Station, StationWork> work(List<Station> stations, GraphQLContext context) {
        Set<Station> theirs = viewers.ifAny(context)
                .map(viewer -> hands.mayHelp(viewer, stations))
                .orElse(Set.of());
        if (theirs.isEmpty()) {
            return Map.of();
        }
        List<Long> ids = theirs.stream().map(Station::number).toList();
        Map<Long, Integer> unanswered = calls.unanswered(ids).stream()
                .collect(Collectors.toMap(HelpMapper.Unanswered::stationId, HelpMapper.Unanswered::number));
        Map<Long, Integer> overdue = loans.overdue(ids, time.now()).stream()
                .collect(Collectors.toMap(LoanMapper.Overdue::stationId, LoanMapper.Overdue::number));
        return theirs.stream()
                .collect(Collectors.toMap(
                        it -> it,
                        it -> new StationWork(
                                unanswered.getOrDefault(it.number(), 0), overdue.getOrDefault(it.number(), 0))));
    }
}
