package cn.doorplate.hall;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.privacy.Export;
import cn.doorplate.privacy.PersonalData;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person applied for, booked, asked for and ran for others. When they leave, what they said goes with their key. */
@Component
class HallData implements PersonalData {

    private static final int PAGE = 100;

    private final ApplicationViews applications;
    private final BookingViews bookings;
    private final ErrandViews errands;
    private final ErrandJobs jobs;
    private final HallLeaving leaving;
    private final Viewers viewers;
    private final HallCopy copy;

    HallData(
            ApplicationViews applications,
            BookingViews bookings,
            ErrandViews errands,
            ErrandJobs jobs,
            HallLeaving leaving,
            Viewers viewers,
            HallCopy copy) {
        this.applications = applications;
        this.bookings = bookings;
        this.errands = errands;
        this.jobs = jobs;
        this.leaving = leaving;
        this.viewers = viewers;
        this.copy = copy;
    }

    @Override
    public String name() {
        return "网上办事";
    }

    @Override
    public void export(long personId, Export into) {
        Viewer viewer = viewers.now(personId);
        put(into, "申请", HallPages.all(after -> applications.own(viewer, PAGE, after)), copy::application);
        put(into, "窗口预约", HallPages.all(after -> bookings.own(viewer, PAGE, after)), HallCopy::booking);
        put(into, "代办", HallPages.all(after -> errands.own(viewer, PAGE, after)), HallCopy::errand);
        put(into, "我替别人代办的", HallPages.all(after -> jobs.taken(viewer, PAGE, after)), copy::job);
    }

    private static <T> void put(
            Export into, String label, List<T> all, Function<T, Map<String, @Nullable Object>> line) {
        if (!all.isEmpty()) {
            into.put(label, all.stream().map(line).toList());
        }
    }

    @Override
    @Transactional
    public void erase(long personId) {
        leaving.leave(personId);
    }
}
