package cn.doorplate.station;

import cn.doorplate.place.Building;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.LineCheck;
import cn.doorplate.shared.Location;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what staff send of a station, and says all that is to be mended in it. */
@Component
class StationContents {

    static final int NAME = 30;
    static final int ADDRESS = 60;
    private static final int NOTE = 200;
    private static final int PHONE = 30;
    private static final int MOST_PHONES = 3;
    private static final int MOST_SEATS = 9_999;
    private static final String AT = "content.";

    /** A number somewhere, as in 0951-6012345 (白天). */
    private static final Pattern NUMBER = Pattern.compile(".*\\d{3}[\\d -]*\\d{2}.*|.*\\d{3,}.*");

    private final PlacePaths paths;
    private final Places places;

    StationContents(PlacePaths paths, Places places) {
        this.paths = paths;
        this.places = places;
    }

    /** What was read, without its pictures. */
    record Read(String name, @Nullable Long buildingId, Location location, StationContent content) {}

    /** @throws Declined at the parts at fault */
    Read read(StationContentInput input, RegionCode region) {
        Faults faults = new Faults();
        String name = LineCheck.line(input.name());
        faults.text(AT + "name", name, NAME);
        Building building = building(input.building(), region, faults);
        Location location = input.location() == null && building != null ? building.location() : input.location();
        faults.addIf(location == null || !MapPoints.isOnMap(location), StationErrorCode.LOCATION, AT + "location");
        StationContent content = content(input, faults);
        faults.decline();
        return new Read(
                name,
                building == null ? null : Ids.fromOpaque(building.id()),
                location == null ? NOWHERE : location,
                content);
    }

    /** Where none was given, which is declined. */
    private static final Location NOWHERE = new Location(0, 0);

    private @Nullable Building building(@Nullable String given, RegionCode region, Faults faults) {
        if (given == null) {
            return null;
        }
        PlaceRef ref = ref(given);
        boolean own = ref != null
                && paths.of(ref).map(PlacePath::region).filter(region::equals).isPresent();
        faults.addIf(!own, StationErrorCode.PLACE, AT + "building");
        return own && places.of(List.of(ref)).get(ref) instanceof Building building ? building : null;
    }

    private static @Nullable PlaceRef ref(String opaque) {
        try {
            return new PlaceRef(PlaceKind.BUILDING, Ids.fromOpaque(opaque));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static StationContent content(StationContentInput input, Faults faults) {
        String address = LineCheck.line(input.address());
        faults.text(AT + "address", address, ADDRESS);
        String note = input.note() == null ? "" : LineCheck.paragraphs(input.note());
        faults.textIfAny(AT + "note", note, NOTE);
        Integer seats = input.seats();
        faults.addIf(
                seats != null && (seats < 1 || seats > MOST_SEATS),
                StationErrorCode.RANGE,
                AT + "seats",
                1,
                MOST_SEATS);
        return new StationContent(
                address,
                note.isEmpty() ? null : note,
                phones(input.phones(), faults),
                HoursReading.read(AT + "hours", input.hours(), faults),
                input.features().stream().distinct().sorted().toList(),
                seats,
                List.of());
    }

    private static List<String> phones(List<String> given, Faults faults) {
        faults.addIf(given.size() > MOST_PHONES, StationErrorCode.PHONE, AT + "phones");
        List<String> phones =
                given.stream().limit(MOST_PHONES).map(LineCheck::line).toList();
        for (int i = 0; i < phones.size(); i++) {
            String at = AT + "phones[" + i + "]";
            faults.text(at, phones.get(i), PHONE);
            faults.addIf(!NUMBER.matcher(phones.get(i)).matches(), StationErrorCode.PHONE, at);
        }
        return phones;
    }
}
