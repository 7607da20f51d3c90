package cn.doorplate.duty;

import cn.doorplate.place.ContactCard;
import cn.doorplate.place.PlaceInput;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.ResponsibleLevel;
import cn.doorplate.place.ResponsibleLevelKind;
import cn.doorplate.place.WhoAnswers;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.DatabaseClock;
import graphql.GraphQLContext;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 这里谁负责: who answers for a place and who is on duty there, level by level. */
@Controller
class HereController {

    private static final Caller INSIDE = new Caller("inside");

    private final WhoAnswers who;
    private final DutyRosters rosters;
    private final Places places;
    private final Clock clock;

    HereController(WhoAnswers who, DutyRosters rosters, Places places, @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.who = who;
        this.rosters = rosters;
        this.places = places;
        this.clock = clock;
    }

    record ResponsibleHereInput(
            @Nullable String doorplate, @Nullable PlaceInput place) {}

    record ResponsibleHere(List<Level> levels, Instant asOf) {}

    /** A level as it is served: of who is on duty by name only those who are published. */
    record Level(ResponsibleLevel said, List<OnDuty> everyone) {

        public ResponsibleLevelKind kind() {
            return said.kind();
        }

        public String name() {
            return said.name();
        }

        public List<ContactCard> contacts() {
            return said.contacts();
        }

        public List<OnDuty> onDuty() {
            return everyone.stream().filter(OnDuty::published).toList();
        }

        public int onDutyCount() {
            return everyone.size();
        }
    }

    @QueryMapping
    @Nullable ResponsibleHere responsibleHere(@Argument ResponsibleHereInput at, GraphQLContext context) {
        return place(at, context).flatMap(who::at).map(this::here).orElse(null);
    }

    private Optional<PlaceRef> place(ResponsibleHereInput at, GraphQLContext context) {
        if (at.doorplate() != null) {
            return who.doorOf(at.doorplate(), Objects.requireNonNullElse(Caller.of(context), INSIDE));
        }
        if (at.place() == null) {
            throw new BadInput("请指明一块门牌或一个地点。");
        }
        return Optional.of(at.place().ref());
    }

    private ResponsibleHere here(List<ResponsibleLevel> levels) {
        Instant now = clock.instant();
        Map<DutyPost, List<OnDuty>> onDuty = rosters.onDuty(
                levels.stream().flatMap(level -> post(level).stream()).toList(), now);
        List<Level> shown = levels.stream()
                .map(level -> new Level(level, post(level).map(onDuty::get).orElse(List.of())))
                .toList();
        return new ResponsibleHere(shown, now);
    }

    private static Optional<DutyPost> post(ResponsibleLevel level) {
        return level.at().kind() == PlaceKind.GRID
                ? Optional.of(new DutyPost(DutyPostKind.GRID, level.at().id()))
                : Optional.empty();
    }

    @BatchMapping(typeName = "ResponsibleLevel")
    Map<Level, Object> place(List<Level> levels) {
        Map<PlaceRef, Object> found =
                places.of(levels.stream().map(level -> level.said().at()).collect(Collectors.toSet()));
        Map<Level, Object> byLevel = new HashMap<>();
        levels.forEach(level -> {
            Object there = found.get(level.said().at());
            if (there != null) {
                byLevel.put(level, there);
            }
        });
        return byLevel;
    }
}
