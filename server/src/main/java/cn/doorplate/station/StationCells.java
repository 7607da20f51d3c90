package cn.doorplate.station;

import cn.doorplate.shared.FormulaGuard;
import cn.doorplate.shared.Ids;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a workbook says of a station. */
final class StationCells {

    private StationCells() {}

    /** By column; without what is empty. */
    static Map<StationColumn, String> of(StationRow row) {
        Map<StationColumn, String> cells = new EnumMap<>(StationColumn.class);
        StationContent content = StationContent.read(row.content());
        cells.put(StationColumn.NUMBER, Ids.toOpaque(row.id()));
        cells.put(StationColumn.VERSION, Integer.toString(row.version()));
        cells.put(StationColumn.COMMUNITY, row.community().toString());
        cells.put(StationColumn.KIND, row.kind().words());
        cells.put(StationColumn.NAME, row.name());
        cells.put(StationColumn.BUILDING, row.buildingId() == null ? "" : Ids.toOpaque(row.buildingId()));
        cells.put(StationColumn.LONGITUDE, degrees(row.longitude()));
        cells.put(StationColumn.LATITUDE, degrees(row.latitude()));
        cells.put(StationColumn.ADDRESS, content.address());
        cells.put(StationColumn.NOTE, text(content.note()));
        for (int i = 0; i < content.phones().size(); i++) {
            cells.put(StationColumn.PHONES.get(i), content.phones().get(i));
        }
        hours(content.hours(), cells);
        cells.put(
                StationColumn.FEATURES,
                content.features().stream().map(StationFeature::words).collect(Collectors.joining("、")));
        cells.put(StationColumn.SEATS, text(content.seats()));
        cells.replaceAll(
                (column, text) -> Normalizer.normalize(FormulaGuard.harmless(text.strip()), Normalizer.Form.NFC));
        cells.values().removeIf(String::isEmpty);
        return cells;
    }

    /** The same without its version. */
    static Map<StationColumn, String> said(StationRow row) {
        Map<StationColumn, String> cells = of(row);
        cells.remove(StationColumn.VERSION);
        return cells;
    }

    private static void hours(StationHours hours, Map<StationColumn, String> cells) {
        for (int day = 1; day <= StationColumn.WEEK.size(); day++) {
            int weekday = day;
            List<DaySpan> spans = hours.weekly().stream()
                    .filter(it -> it.weekday() == weekday)
                    .map(WeeklySpan::span)
                    .toList();
            cells.put(StationColumn.WEEK.get(day - 1), SpanText.of(spans));
        }
        cells.put(
                StationColumn.HOLIDAYS,
                switch (hours.onHolidays()) {
                    case AS_USUAL -> StationSheet.AS_USUAL;
                    case CLOSED -> StationSheet.CLOSED;
                    case OWN_HOURS -> SpanText.of(hours.holidaySpans());
                });
        cells.put(
                StationColumn.EXCEPTIONS,
                hours.exceptions().stream().map(SpanText::of).collect(Collectors.joining("\n")));
    }

    private static String degrees(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }

    private static String text(@Nullable Object it) {
        return it == null ? "" : it.toString();
    }
}
