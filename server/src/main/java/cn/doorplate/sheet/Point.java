package cn.doorplate.sheet;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a row says that a building stands, GCJ-02 in degrees, to six places as the table keeps it; or nowhere. */
record Point(@Nullable Double longitude, @Nullable Double latitude) {

    private static final Point NOWHERE = new Point(null, null);
    private static final Pattern DEGREES = Pattern.compile("\\d{1,3}(\\.\\d{1,12})?");

    static Point read(Line line, Problems problems) {
        String longitude = line.get(Column.LONGITUDE);
        String latitude = line.get(Column.LATITUDE);
        if (longitude == null && latitude == null) {
            return NOWHERE;
        }
        if (longitude == null || latitude == null) {
            problems.add(line, longitude == null ? Column.LONGITUDE : Column.LATITUDE, Problem.Kind.COORDINATE_ALONE);
            return NOWHERE;
        }
        // What China spans, with some sea around it.
        return new Point(
                degrees(line, Column.LONGITUDE, longitude, 73, 136, problems),
                degrees(line, Column.LATITUDE, latitude, 3, 54, problems));
    }

    boolean isEmpty() {
        return longitude == null;
    }

    private static @Nullable Double degrees(
            Line line, Column column, String text, double least, double most, Problems problems) {
        double value = DEGREES.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (value >= least && value <= most) {
            return Math.round(value * 1e6) / 1e6;
        }
        problems.add(line, column, Problem.Kind.NO_COORDINATE, (int) least, (int) most);
        return null;
    }
}
