package cn.doorplate.hall;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 窗口管理: windows, for their staff. */
@Controller
class WindowDeskController {

    private static final int MOST = 200;

    private final Viewers viewers;
    private final HallPlaces places;
    private final Windows windows;
    private final WindowDesk desk;
    private final WindowSlots slots;
    private final BookingViews views;
    private final Outcomes outcomes;

    WindowDeskController(
            Viewers viewers,
            HallPlaces places,
            Windows windows,
            WindowDesk desk,
            WindowSlots slots,
            BookingViews views,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.places = places;
        this.windows = windows;
        this.desk = desk;
        this.slots = slots;
        this.views = views;
        this.outcomes = outcomes;
    }

    record ChangeInput(String window, int version, WindowContent content) {}

    record CloseInput(String window, int version, @Nullable String day, String reason) {}

    record RecordInput(String booking, WindowBookingState state) {}

    record FilePayload(@Nullable WindowFile file, List<UserError> userErrors) {}

    record LinePayload(@Nullable WindowBookingLine line, List<UserError> userErrors) {}

    @QueryMapping
    List<WindowFile> windowFiles(@Argument String region, GraphQLContext context) {
        RegionCode code = places.read(viewers.of(context), Permission.KEEP_SERVICES, region);
        return windows.ofRegion(code, MOST).stream().map(this::file).toList();
    }

    @QueryMapping
    Page<WindowBookingLine> windowBookings(
            @Argument String window,
            @Argument String day,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        ServiceWindow found = find(window)
                .filter(it -> places.may(viewer, Permission.HANDLE_APPLICATIONS, it.place()))
                .orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
        return views.roster(viewer, found.row().id(), day(day), first, after);
    }

    private Optional<ServiceWindow> find(String opaque) {
        try {
            return windows.find(Ids.fromOpaque(opaque));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new BadInput("日期 day 请写成 2026-12-01 这样。");
        }
    }

    @MutationMapping
    FilePayload serviceWindowEnter(@Argument WindowDesk.Entered input, GraphQLContext context) {
        return payload(context, viewer -> desk.enter(viewer, input));
    }

    @MutationMapping
    FilePayload serviceWindowChange(@Argument ChangeInput input, GraphQLContext context) {
        return payload(context, viewer -> {
            long id = WindowDesk.id(input.window());
            desk.change(viewer, id, input.version(), input.content());
            return id;
        });
    }

    @MutationMapping
    FilePayload serviceWindowClose(@Argument CloseInput input, GraphQLContext context) {
        return payload(context, viewer -> {
            long id = WindowDesk.id(input.window());
            desk.close(viewer, id, input.version(), input.day(), input.reason());
            return id;
        });
    }

    @MutationMapping
    LinePayload windowBookingRecord(@Argument RecordInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    BookingRow row = desk.record(viewer, input.booking(), input.state());
                    return new LinePayload(views.lines(viewer, List.of(row)).get(0), List.of());
                },
                errors -> new LinePayload(null, errors));
    }

    private FilePayload payload(GraphQLContext context, ToLongFunction<Viewer> work) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new FilePayload(
                        windows.find(work.applyAsLong(viewer)).map(this::file).orElse(null), List.of()),
                errors -> new FilePayload(null, errors));
    }

    private WindowFile file(ServiceWindow window) {
        return WindowFile.of(window, Applying.today(slots.now()).toString());
    }
}
