package cn.doorplate.stay;

import cn.doorplate.identity.Viewers;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What stations did, in numbers. */
@Controller
class StayFiguresController {

    private final Viewers viewers;
    private final StayFigures figures;

    StayFiguresController(Viewers viewers, StayFigures figures) {
        this.viewers = viewers;
        this.figures = figures;
    }

    /** Exactly one of them. */
    record StationFiguresOf(
            @Nullable String region, @Nullable String station) {}

    @QueryMapping
    StayFigures.StationFigures stationFigures(
            @Argument StationFiguresOf of, @Argument String from, @Argument String to, GraphQLContext context) {
        StayFigures.Days days = StayFigures.Days.of(from, to);
        return of.region() != null
                ? figures.ofRegion(viewers.of(context), of.region(), days)
                : figures.ofStation(viewers.of(context), of.station(), days);
    }
}
