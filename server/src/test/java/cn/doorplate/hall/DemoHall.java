package cn.doorplate.hall;

import cn.doorplate.shared.Ids;
import cn.doorplate.shared.WholePage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Enters the demo's services, made up and saying so, and a window at which some of them are had. */
@Component
@Profile("demo")
public class DemoHall {

    private static final long STREET = 520329001L;
    private static final int MORNING = 9 * 60;
    private static final int NOON = 12 * 60;

    private final ServiceMapper services;
    private final WindowMapper windows;
    private final Clock clock;

    DemoHall(ServiceMapper services, WindowMapper windows, Clock clock) {
        this.services = services;
        this.windows = windows;
        this.clock = clock;
    }

    record Said(long region, String key, ServiceContent content) {}

    /** @param staff who keeps them; called once, in the transaction that puts everything there */
    public void enter(long staff) {
        Instant now = clock.instant();
        for (Said said : all()) {
            long id = Ids.next();
            long edition = Ids.next();
            String content = said.content().toJson();
            services.begin(id, said.region(), said.key(), content, staff, now);
            services.edit(edition, id, content, staff, now);
            services.publish(id, 1, edition, staff, now);
        }
        window(now);
    }

    static List<Said> all() {
        return List.of(JsonMapper.shared().readValue(WholePage.read("demo/services.json"), Said[].class));
    }

    private void window(Instant now) {
        List<WindowHours> week = IntStream.rangeClosed(1, 5)
                .mapToObj(day -> new WindowHours(day, MORNING, NOON, 30, 3))
                .toList();
        WindowContent content = new WindowContent(
                "子营街道便民服务中心 3 号窗口（示例）",
                "子营街道，地址为示例",
                "0851-24620001",
                null,
                List.of("resident-medical-insurance", "minimum-living", "elderly-allowance", "public-rental-housing"),
                week,
                List.of(),
                60);
        long id = Ids.next();
        windows.enter(WindowRow.of(id, STREET, content, 1), now);
        windows.handle(id, content.services());
    }
}
