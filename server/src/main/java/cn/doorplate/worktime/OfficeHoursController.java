package cn.doorplate.worktime;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 办公时间 and 工作日. */
@Controller
class OfficeHoursController {

    /** Two a year, for more than anybody looks back. */
    private static final int MOST_SEASONS = 20;

    private final Viewers viewers;
    private final OfficeHoursDesk desk;
    private final OfficeHoursMapper rows;
    private final WorkCalendars calendars;
    private final Outcomes outcomes;
    private final Clock clock;

    OfficeHoursController(
            Viewers viewers,
            OfficeHoursDesk desk,
            OfficeHoursMapper rows,
            WorkCalendars calendars,
            Outcomes outcomes,
            Clock clock) {
        this.viewers = viewers;
        this.desk = desk;
        this.rows = rows;
        this.calendars = calendars;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    record OfficeSpanInput(int opens, int closes) {}

    record OfficeHoursSetInput(String region, String from, List<OfficeSpanInput> spans, int version) {

        RegionCode place() {
            return RegionCode.parse(region).orElseThrow(() -> Declined.at("region", CommonErrorCode.NOT_FOUND));
        }

        LocalDate day() {
            try {
                return LocalDate.parse(from);
            } catch (DateTimeException e) {
                throw Declined.at("from", WorktimeErrorCode.WINDOW);
            }
        }

        WorkSpans hours() {
            try {
                return new WorkSpans(spans.stream()
                        .map(span -> new WorkSpan(span.opens(), span.closes()))
                        .toList());
            } catch (IllegalArgumentException e) {
                throw Declined.at("spans", WorktimeErrorCode.SPANS);
            }
        }
    }

    record OfficeHoursSetPayload(@Nullable OfficeHours officeHours, List<UserError> userErrors) {}

    @QueryMapping
    OfficeHours officeHours(@Argument String region) {
        return of(RegionCode.asked(region));
    }

    @QueryMapping
    WorkDay workDay(@Argument String region, @Argument String day) {
        RegionCode code = RegionCode.asked(region);
        KnownWorktime known = calendars.known();
        LocalDate asked = parse(day, known.lastYear());
        WorkDays days = known.days();
        boolean worked = days.isWorked(asked);
        return new WorkDay(
                asked.toString(),
                worked,
                days.nameOf(asked).orElse(null),
                days.isPublished(asked.getYear()),
                worked ? spans(known, code, asked) : List.of());
    }

    @MutationMapping
    OfficeHoursSetPayload officeHoursSet(@Argument OfficeHoursSetInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    desk.set(viewer, input.place(), input.day(), input.hours(), input.version());
                    return new OfficeHoursSetPayload(of(input.place()), List.of());
                },
                errors -> new OfficeHoursSetPayload(null, errors));
    }

    private OfficeHours of(RegionCode region) {
        LocalDate today = LocalDate.now(clock.withZone(WorkTable.SHANGHAI));
        return new OfficeHours(
                spans(calendars.known(), region, today),
                rows.ofRegion(region.value(), MOST_SEASONS).stream()
                        .map(OfficeSeason::of)
                        .toList());
    }

    private static List<WorkSpan> spans(KnownWorktime known, RegionCode region, LocalDate day) {
        return known.seasons(region).on(day).map(WorkSpans::list).orElse(List.of());
    }

    private static LocalDate parse(String day, int lastYear) {
        try {
            LocalDate date = LocalDate.parse(day);
            if (date.getYear() >= KnownWorktime.FIRST_YEAR && date.getYear() <= lastYear) {
                return date;
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        throw new BadInput("日期应如 2026-11-21，在 " + KnownWorktime.FIRST_YEAR + " 年到 " + lastYear + " 年之间。");
    }
}
