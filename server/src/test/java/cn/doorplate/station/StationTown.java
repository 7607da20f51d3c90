package cn.doorplate.station;

import cn.doorplate.DoorplateApplication;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceChanges;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import cn.doorplate.station.TestStations.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A prefecture full of stations in the database of packaged servers that have made it. */
public final class StationTown {

    public static final double WEST = 105.8;
    public static final double SOUTH = 37.8;
    public static final double WIDE = 1.2;

    private StationTown() {}

    /** Where somebody may be in it. */
    public static Location anywhere(Random random) {
        return new Location(WEST + WIDE * random.nextDouble(), SOUTH + WIDE * random.nextDouble());
    }

    /** As an opaque id and a point each. */
    public record Placed(String id, Location location) {}

    /** @param properties of the servers */
    public static List<Placed> build(Map<String, String> properties, int stations) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(DoorplateApplication.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .properties("doorplate.jobs=false")
                .run(properties.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new))) {
            JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
            RegionCode community = new TestPlaces(jdbc, context.getBean(Doorplates.class)).community();
            List<Draft> drafts = drafts(community, stations);
            new TestStations(jdbc, context.getBean(PlaceChanges.class), context.getBean(TransactionTemplate.class))
                    .putAll(drafts);
            return drafts.stream()
                    .map(it -> new Placed(Ids.toOpaque(it.id()), it.location()))
                    .toList();
        }
    }

    private static List<Draft> drafts(RegionCode community, int stations) {
        Random random = new Random(3);
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < stations; i++) {
            Location point = anywhere(random);
            drafts.add(Draft.at(community, point.longitude(), point.latitude())
                    .having(AmenityKind.WATER, AmenityKind.MICROWAVE));
        }
        return drafts;
    }
}
