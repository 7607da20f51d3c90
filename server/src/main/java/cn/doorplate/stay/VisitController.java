package cn.doorplate.stay;

import cn.doorplate.identity.Me;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import cn.doorplate.station.Station;
import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Checking in at stations, and how many seats that leaves. */
@Controller
class VisitController {

    private final Viewers viewers;
    private final WallCodes codes;
    private final Visits visits;
    private final VisitMapper rows;
    private final StayTime time;
    private final Outcomes outcomes;

    VisitController(
            Viewers viewers, WallCodes codes, Visits visits, VisitMapper rows, StayTime time, Outcomes outcomes) {
        this.viewers = viewers;
        this.codes = codes;
        this.visits = visits;
        this.rows = rows;
        this.time = time;
        this.outcomes = outcomes;
    }

    /** Of both. */
    record VisitPayload(@Nullable StationVisit visit, List<UserError> userErrors) {}

    record StationCheckInInput(String code) {

        /** Says no code. */
        @Override
        public String toString() {
            return "StationCheckInInput[…]";
        }
    }

    record StationCheckOutInput(@Nullable String station) {}

    @SchemaMapping
    @Nullable StationVisit stationVisit(Me me, GraphQLContext context) {
        return visits.now(viewers.of(context).personId()).orElse(null);
    }

    @MutationMapping
    VisitPayload stationCheckIn(@Argument StationCheckInInput input, GraphQLContext context) {
        return outcome(context, viewer -> visits.checkIn(viewer, codes.read(viewer, input.code())));
    }

    @MutationMapping
    VisitPayload stationCheckOut(@Argument StationCheckOutInput input, GraphQLContext context) {
        return outcome(context, viewer -> visits.checkOut(viewer, input.station()));
    }

    private VisitPayload outcome(GraphQLContext context, Consumer<Viewer> work) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    work.accept(viewer);
                    return new VisitPayload(visits.now(viewer.personId()).orElse(null), List.of());
                },
                errors -> new VisitPayload(null, errors));
    }

    /** By one statement for all that are shown. */
    @BatchMapping(typeName = "Station", field = "seatsFree")
    Map<Station, SeatsFree> seatsFree(List<Station> stations) {
        Map<Long, Integer> seats = new HashMap<>();
        stations.forEach(it -> {
            Integer number = it.seats();
            if (number != null && number > 0) {
                seats.put(it.number(), number);
            }
        });
        Map<Long, Integer> people = seats.isEmpty()
                ? Map.of()
                : rows.seated(seats.keySet(), time.now()).stream()
                        .collect(Collectors.toMap(VisitMapper.Seated::stationId, VisitMapper.Seated::people));
        return stations.stream()
                .distinct()
                .filter(it -> seats.containsKey(it.number()))
                .collect(Collectors.toMap(
                        it -> it,
                        it -> SeatsFree.of(seats.getOrDefault(it.number(), 0), people.getOrDefault(it.number(), 0))));
    }
}
