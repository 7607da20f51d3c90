package cn.doorplate.station;

import cn.doorplate.shared.FormulaGuard;
import cn.doorplate.shared.Location;
import cn.doorplate.sheet.TableRow;
import cn.doorplate.station.StationHoursInput.Weekly;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of a workbook as what staff would send of a station. Faults are named by the fields of that. */
final class StationLine {

    static final String KIND = "content.kind";
    static final String FEATURES = "content.features";

    /** These are of the row, and not of what is sent. */
    private static final Set<StationColumn> OF_THE_ROW =
            EnumSet.of(StationColumn.NUMBER, StationColumn.VERSION, StationColumn.COMMUNITY);

    private static final Pattern DEGREES = Pattern.compile("\\d{1,3}(\\.\\d{1,15})?");
    private static final Pattern BETWEEN = Pattern.compile("[、,，;；\\s]+");
    private static final Pattern FIELD = Pattern.compile("[.\\[\\]]+");
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");

    private final TableRow row;

    StationLine(TableRow row) {
        this.row = row;
    }

    TableRow row() {
        return row;
    }

    String get(StationColumn column) {
        return FormulaGuard.plain(row.cells().getOrDefault(column.title(), ""));
    }

    /** Whether it says what would be written out of this station. */
    boolean says(StationRow station) {
        Map<StationColumn, String> written = StationCells.of(station);
        return row.faults().isEmpty()
                && Stream.of(StationColumn.values())
                        .filter(column -> !OF_THE_ROW.contains(column))
                        .allMatch(column ->
                                row.cells().getOrDefault(column.title(), "").equals(written.getOrDefault(column, "")));
    }

    StationContentInput content(Faults faults) {
        return new StationContentInput(
                kind(faults),
                get(StationColumn.NAME),
                optional(StationColumn.BUILDING),
                location(),
                get(StationColumn.ADDRESS),
                optional(StationColumn.NOTE),
                phones().stream().map(this::get).toList(),
                hours(),
                features(faults),
                seats(),
                List.of());
    }

    private StationKind kind(Faults faults) {
        Optional<StationKind> kind = Arrays.stream(StationKind.values())
                .filter(it -> it.words().equals(get(StationColumn.KIND)))
                .findFirst();
        faults.addIf(kind.isEmpty(), StationSheetFault.CHOICE, KIND, StationSheet.kindWords());
        return kind.orElse(StationKind.OTHER);
    }

    private List<StationFeature> features(Faults faults) {
        List<StationFeature> features = new ArrayList<>();
        for (String word : BETWEEN.split(get(StationColumn.FEATURES), -1)) {
            Optional<StationFeature> feature = Arrays.stream(StationFeature.values())
                    .filter(it -> it.words().equals(word))
                    .findFirst();
            faults.addIf(
                    feature.isEmpty() && !word.isEmpty(),
                    StationSheetFault.CHOICE,
                    FEATURES,
                    StationSheet.featureWords());
            feature.ifPresent(features::add);
        }
        return features;
    }

    /** Not finite where it is none. */
    private @Nullable Location location() {
        boolean none = get(StationColumn.LONGITUDE).isEmpty()
                && get(StationColumn.LATITUDE).isEmpty();
        return none ? null : new Location(degrees(StationColumn.LONGITUDE), degrees(StationColumn.LATITUDE));
    }

    private double degrees(StationColumn column) {
        String text = get(column);
        return DEGREES.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }

    /** 0, which is declined, for what is no number. */
    private @Nullable Integer seats() {
        String text = get(StationColumn.SEATS);
        if (text.isEmpty()) {
            return null;
        }
        return COUNT.matcher(text).matches() ? Integer.parseInt(text) : 0;
    }

    private @Nullable String optional(StationColumn column) {
        String text = get(column);
        return text.isEmpty() ? null : text;
    }

    private List<StationColumn> phones() {
        return StationColumn.PHONES.stream().filter(it -> !get(it).isEmpty()).toList();
    }

    private StationHoursInput hours() {
        String holidays = get(StationColumn.HOLIDAYS);
        HolidayRule rule = holidays.isEmpty() || holidays.equals(StationSheet.AS_USUAL)
                ? HolidayRule.AS_USUAL
                : holidays.equals(StationSheet.CLOSED) ? HolidayRule.CLOSED : HolidayRule.OWN_HOURS;
        return new StationHoursInput(
                weekly(),
                rule,
                rule == HolidayRule.OWN_HOURS ? SpanText.read(holidays) : List.of(),
                get(StationColumn.EXCEPTIONS)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(SpanText::exception)
                        .toList());
    }

    private List<Weekly> weekly() {
        List<Weekly> weekly = new ArrayList<>();
        for (int day = 1; day <= StationColumn.WEEK.size(); day++) {
            int weekday = day;
            SpanText.read(get(StationColumn.WEEK.get(day - 1)))
                    .forEach(it -> weekly.add(new Weekly(weekday, it.from(), it.until())));
        }
        return weekly;
    }

    /** The column in which stands what a field was made of. */
    StationColumn at(String field) {
        String[] parts = FIELD.split(field);
        return switch (parts.length > 1 ? parts[1] : "") {
            case "kind" -> StationColumn.KIND;
            case "building" -> StationColumn.BUILDING;
            case "location" -> StationColumn.LONGITUDE;
            case "address" -> StationColumn.ADDRESS;
            case "note" -> StationColumn.NOTE;
            case "phones" -> phones().get(Integer.parseInt(parts[2]));
            case "features" -> StationColumn.FEATURES;
            case "seats" -> StationColumn.SEATS;
            case "hours" -> hoursAt(parts);
            default -> StationColumn.NAME;
        };
    }

    private StationColumn hoursAt(String[] parts) {
        return switch (parts[2]) {
            case "weekly" ->
                StationColumn.WEEK.get(
                        parts.length > 3
                                ? weekly().get(Integer.parseInt(parts[3])).weekday() - 1
                                : 0);
            case "holidaySpans" -> StationColumn.HOLIDAYS;
            default -> StationColumn.EXCEPTIONS;
        };
    }
}
