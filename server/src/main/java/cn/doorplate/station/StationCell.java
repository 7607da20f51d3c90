package cn.doorplate.station;

import cn.doorplate.shared.GreatCircle;
import cn.doorplate.shared.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * A cell of the grid by which servers keep stations in memory: a 40th of a degree each way, 2.8 km high and, in China, 1.6 to 2.8 km
 * wide.
 */
record StationCell(long row, long column) {

    private static final double A_DEGREE = 40;
    private static final long ROW = 1_000_000;

    /** What sums of floating-point numbers may be off by, and much more. */
    private static final double SLACK = 1e-9;

    static StationCell of(Location point) {
        return new StationCell(index(point.latitude() + 90), index(point.longitude() + 180));
    }

    private static long index(double degrees) {
        return (long) Math.floor(degrees * A_DEGREE);
    }

    /** {@code station.cell}. */
    long number() {
        return row * ROW + column;
    }

    /** By which it is kept in memory. */
    String key() {
        return Long.toString(number());
    }

    /** All cells that may hold something within so many metres of a point, row by row. */
    static List<StationCell> around(Location point, double metres) {
        double up = Math.toDegrees(metres / GreatCircle.RADIUS) + SLACK;
        double sine = Math.sin(metres / GreatCircle.RADIUS) / Math.cos(Math.toRadians(point.latitude()));
        double right = Math.toDegrees(Math.asin(Math.min(1, sine))) + SLACK;
        return within(
                new Location(point.longitude() - right, point.latitude() - up),
                new Location(point.longitude() + right, point.latitude() + up));
    }

    /** How many cells a box touches. */
    static long count(Location southWest, Location northEast) {
        StationCell first = of(southWest);
        StationCell last = of(northEast);
        return (last.row - first.row + 1) * (last.column - first.column + 1);
    }

    /** All cells that a box touches, row by row. */
    static List<StationCell> within(Location southWest, Location northEast) {
        StationCell first = of(southWest);
        StationCell last = of(northEast);
        List<StationCell> cells = new ArrayList<>();
        for (long row = first.row; row <= last.row; row++) {
            for (long column = first.column; column <= last.column; column++) {
                cells.add(new StationCell(row, column));
            }
        }
        return cells;
    }

    /** Nothing in the cell is nearer than this, in metres: to its parallels, and to its meridians along a great circle. */
    double nearest(Location point) {
        double south = row / A_DEGREE - 90;
        double west = column / A_DEGREE - 180;
        double up = outside(point.latitude(), south);
        double right = outside(point.longitude(), west);
        double across = Math.asin(Math.cos(Math.toRadians(point.latitude())) * Math.sin(Math.toRadians(right)));
        return GreatCircle.RADIUS * Math.max(Math.toRadians(up), across) * (1 - SLACK);
    }

    /** By how many degrees it lies before the begin of a cell, or behind its end. */
    private static double outside(double degrees, double begin) {
        return Math.max(0, Math.max(begin - degrees, degrees - begin - 1 / A_DEGREE));
    }
}
