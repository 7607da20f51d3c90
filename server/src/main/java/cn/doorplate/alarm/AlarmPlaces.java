package cn.doorplate.alarm;

import cn.doorplate.place.Building;
import cn.doorplate.place.NearestBuilding;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.PlateHooks;
import cn.doorplate.shared.GreatCircle;
import cn.doorplate.shared.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Finds where an alarm is: at the door behind a plate, else by the nearest building, else in the county that runs this. */
@Component
@EnableConfigurationProperties(AlarmSettings.class)
class AlarmPlaces {

    /** Metres from a building within which one may well be in it. */
    private static final int CLOSE = 100;

    private final PlateHooks plates;
    private final NearestBuilding nearest;
    private final PlacePaths paths;
    private final Places places;
    private final AlarmSettings settings;

    AlarmPlaces(PlateHooks plates, NearestBuilding nearest, PlacePaths paths, Places places, AlarmSettings settings) {
        this.plates = plates;
        this.nearest = nearest;
        this.paths = paths;
        this.places = places;
        this.settings = settings;
    }

    /** Empty where nothing is known of either, and no county takes it. */
    Optional<AlarmPlace> find(@Nullable String plate, @Nullable Location location) {
        return door(plate)
                .or(() -> Optional.ofNullable(location).flatMap(this::near))
                .or(this::county);
    }

    /** A door, or whatever else somebody is looked for at; empty where it is no more. */
    Optional<AlarmPlace> at(PlaceRef place) {
        return paths.of(place).map(path -> new AlarmPlace(path, null));
    }

    /**
     * Where somebody is who has a home: there, if they may be, for a door says more than a position.
     *
     * @param accuracy metres; null where it is not known
     */
    Optional<AlarmPlace> around(PlaceRef home, @Nullable Location location, @Nullable Double accuracy) {
        Optional<AlarmPlace> atHome = at(home);
        double close = Math.max(CLOSE, accuracy == null ? 0 : accuracy);
        return Optional.ofNullable(location)
                .filter(it -> atHome.flatMap(this::location)
                        .filter(door -> GreatCircle.metres(door, it) <= close)
                        .isEmpty())
                .flatMap(this::near)
                .or(() -> atHome)
                .or(this::county);
    }

    /** Of its building. */
    private Optional<Location> location(AlarmPlace place) {
        return place.building()
                .map(building -> places.of(List.of(building)).get(building))
                .filter(Building.class::isInstance)
                .map(Building.class::cast)
                .map(Building::location);
    }

    private Optional<AlarmPlace> door(@Nullable String plate) {
        return Optional.ofNullable(plate)
                .flatMap(plates::of)
                .flatMap(paths::of)
                .map(path -> new AlarmPlace(path, null));
    }

    private Optional<AlarmPlace> near(Location location) {
        return nearest.near(location)
                .flatMap(found ->
                        paths.of(found.building()).map(path -> new AlarmPlace(path, (int) Math.round(found.metres()))));
    }

    private Optional<AlarmPlace> county() {
        return Optional.ofNullable(settings.region())
                .flatMap(region -> paths.of(new PlaceRef(PlaceKind.REGION, region)))
                .map(path -> new AlarmPlace(path, null));
    }

    /** Where these are, in words, as in 御景苑 3栋 2单元: a handful of statements however many they are. */
    Map<Long, String> words(Collection<AlarmRow> rows) {
        return words(rows, around(rows));
    }

    /** What lies around them, by their places; of those that are there. */
    Map<PlaceRef, PlacePath> around(Collection<AlarmRow> rows) {
        return paths.of(rows.stream().map(AlarmRow::place).distinct().toList());
    }

    /** @param around as {@link #around} says */
    Map<Long, String> words(Collection<AlarmRow> rows, Map<PlaceRef, PlacePath> around) {
        Set<PlaceRef> named = new HashSet<>();
        around.values().forEach(path -> named.addAll(said(path)));
        Map<PlaceRef, String> names = places.names(named);
        Map<Long, String> words = new HashMap<>();
        rows.forEach(row -> words.put(row.id(), words(row, around.get(row.place()), names)));
        return words;
    }

    private static String words(AlarmRow row, @Nullable PlacePath path, Map<PlaceRef, String> names) {
        if (path == null) {
            return "原地点已不在册";
        }
        String where = String.join(
                " ",
                said(path).stream().map(names::get).filter(Objects::nonNull).toList());
        return row.metres() == null ? where : where + " 附近（约 " + row.metres() + " 米）";
    }

    /** Compound, building and unit; of what lies in the open the region. */
    private static List<PlaceRef> said(PlacePath path) {
        List<PlaceRef> said = new ArrayList<>();
        for (PlaceKind kind : List.of(PlaceKind.COMPOUND, PlaceKind.BUILDING, PlaceKind.UNIT)) {
            path.places().stream().filter(it -> it.kind() == kind).forEach(said::add);
        }
        return said.isEmpty() ? List.of(path.place()) : said;
    }
}
