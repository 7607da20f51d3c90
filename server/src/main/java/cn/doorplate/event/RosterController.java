package cn.doorplate.event;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Rosters, and who came, for who stands at the door. */
@Controller
class RosterController {

    private final Viewers viewers;
    private final EventRoster roster;
    private final Attendance attendance;
    private final SignUpAnswers answers;
    private final Outcomes outcomes;

    RosterController(
            Viewers viewers, EventRoster roster, Attendance attendance, SignUpAnswers answers, Outcomes outcomes) {
        this.viewers = viewers;
        this.roster = roster;
        this.attendance = attendance;
        this.answers = answers;
        this.outcomes = outcomes;
    }

    record EventAttendanceRecordInput(String event, List<Attendance.Came> came) {}

    record EventAttendanceRecordPayload(@Nullable List<EventCameResult> results, List<UserError> userErrors) {}

    @QueryMapping
    Page<EventRosterLine> eventRoster(
            @Argument String event,
            @Argument List<SignUpState> states,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return roster.page(viewers.of(context), event, states, first, after);
    }

    @BatchMapping(typeName = "EventRosterLine", field = "answers")
    Map<EventRosterLine, List<EventAnswer>> answersOf(List<EventRosterLine> lines) {
        Map<Long, Event> events = lines.stream()
                .map(EventRosterLine::event)
                .collect(Collectors.toMap(Event::number, Function.identity(), (one, other) -> one));
        Map<Long, List<EventAnswer>> found =
                answers.open(lines.stream().map(EventRosterLine::row).toList(), events);
        return lines.stream()
                .distinct()
                .collect(Collectors.toMap(
                        line -> line, line -> found.getOrDefault(line.row().id(), List.of())));
    }

    @MutationMapping
    EventAttendanceRecordPayload eventAttendanceRecord(
            @Argument EventAttendanceRecordInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new EventAttendanceRecordPayload(
                        attendance.record(viewer, Events.id(input.event()), input.came()), List.of()),
                errors -> new EventAttendanceRecordPayload(null, errors));
    }
}
