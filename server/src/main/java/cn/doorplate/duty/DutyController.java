package cn.doorplate.duty;

import cn.doorplate.identity.Me;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import graphql.GraphQLContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** 值班表: rosters, as staff see them and everyone their own shifts. */
@Controller
class DutyController {

    private static final Duration LONGEST = Duration.ofDays(35);
    private static final int MOST_SHIFTS = 2_000;

    private final Viewers viewers;
    private final ShiftMapper rows;
    private final Posts posts;
    private final DutyPeople people;
    private final Clock clock;

    DutyController(Viewers viewers, ShiftMapper rows, Posts posts, DutyPeople people, Clock clock) {
        this.viewers = viewers;
        this.rows = rows;
        this.posts = posts;
        this.people = people;
        this.clock = clock;
    }

    record DutyRoster(NamedPost post, List<DutyShift> shifts) {}

    @QueryMapping
    DutyRoster dutyRoster(
            @Argument DutyPostInput post, @Argument Instant from, @Argument Instant until, GraphQLContext context) {
        DutyPost asked = post.post();
        if (!until.isAfter(from) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw new BadInput("值班表一次最多查看 35 天，请缩短时间再试。");
        }
        DutyPlace place = posts.require(viewers.of(context), asked);
        List<DutyShift> found = rows.roster(asked, from, until, MOST_SHIFTS).stream()
                .map(ShiftRow::toShift)
                .toList();
        return new DutyRoster(new NamedPost(Ids.toOpaque(asked.id()), asked.kind(), place.name()), found);
    }

    @QueryMapping
    List<DutyPerson> dutyPeople(@Argument DutyPostInput post, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return people.at(posts.require(viewer, post.post()), viewer.personId());
    }

    @SchemaMapping(typeName = "Me")
    Page<DutyShift> dutyShifts(Me me, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        int size = Paging.first(first);
        OrderCursor behind = OrderCursor.parse(after);
        List<ShiftRow> found = rows.ofPerson(
                viewers.of(context).personId(),
                clock.instant(),
                behind == null ? null : Instant.ofEpochMilli(behind.order()),
                behind == null ? 0 : behind.id(),
                size + 1);
        return Page.firstOf(found, size, row -> new OrderCursor(row.endsAt().toEpochMilli(), row.id()).toString())
                .map(ShiftRow::toShift);
    }

    @BatchMapping(typeName = "DutyShift")
    Map<DutyShift, NamedPost> post(List<DutyShift> shown) {
        Map<DutyPost, NamedPost> named =
                posts.named(shown.stream().map(shift -> shift.row().post()).toList());
        return shown.stream()
                .distinct()
                .collect(Collectors.toMap(
                        shift -> shift, shift -> named.get(shift.row().post())));
    }
}
