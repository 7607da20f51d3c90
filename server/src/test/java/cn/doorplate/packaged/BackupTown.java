package cn.doorplate.packaged;

import cn.doorplate.DoorplateApplication;
import cn.doorplate.event.EventTown;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.TestPlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Doors, people and an event in the database of a packaged server that has made it. */
record BackupTown(long community, List<String> plates, List<Someone> people, String event) {

    static BackupTown of(Map<String, String> properties, int number) throws Exception {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(DoorplateApplication.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .properties("doorplate.jobs=false")
                .run(properties.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new))) {
            TestPlaces places = new TestPlaces(context.getBean(JdbcTemplate.class), context.getBean(Doorplates.class));
            RegionCode community = places.community();
            List<String> plates = new ArrayList<>();
            for (int i = 0; i < number / 3; i++) {
                plates.add(places.door(community).plate().toString());
            }
            EventTown town = EventTown.in(context);
            return new BackupTown(community.value(), plates, town.people(number), town.event(number / 2, number));
        }
    }
}
