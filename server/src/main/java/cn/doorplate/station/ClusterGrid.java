package cn.doorplate.station;

import cn.doorplate.shared.Location;

/**
 * The grid of a map's clusters at a scale: it belongs to the world, and each of its cells to four of the next scale.
 *
 * @param level a cell is 90 degrees divided by two to the power of this: a quarter of a tile of the map at this scale
 */
record ClusterGrid(int level) {

    private static final double WIDEST = 90;

    /** What is shown at once. */
    static final int MOST = 100;

    /** Of the map's scale; coarser where the box would hold more cells than are shown at once. */
    static ClusterGrid of(MapBox box, int zoom) {
        ClusterGrid grid = new ClusterGrid(zoom);
        while (grid.level > 0
                && grid.cellsAcross(box.east() - box.west()) * grid.cellsAcross(box.north() - box.south()) > MOST) {
            grid = new ClusterGrid(grid.level - 1);
        }
        return grid;
    }

    /** How many cells something so wide may touch, wherever it lies: so that moving a map does not change its grid. */
    private long cellsAcross(double degrees) {
        return (long) Math.ceil(degrees / size()) + 1;
    }

    /** Degrees, each way. */
    double size() {
        return WIDEST / (1L << level);
    }

    Cell cell(Location point) {
        return new Cell(level, index(point.latitude() + 90), index(point.longitude() + 180));
    }

    private long index(double degrees) {
        return (long) Math.floor(degrees / size());
    }

    /** The box that is made of whole cells, and holds the other. */
    MapBox aligned(MapBox box) {
        Cell first = cell(box.southWest());
        Cell last = cell(box.northEast());
        return new MapBox(
                first.column() * size() - 180,
                first.row() * size() - 90,
                (last.column() + 1) * size() - 180,
                (last.row() + 1) * size() - 90);
    }

    /** One of the grid's. */
    record Cell(int level, long row, long column) {

        String key() {
            return level + "." + row + "." + column;
        }
    }
}
