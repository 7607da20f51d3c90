package cn.doorplate.sheet;

import java.util.ArrayList;
import java.util.List;

/**
 * Plates on A4 (ISO 216, 210 by 297 mm): six a page, with marks where to cut. Lengths are millimetres.
 *
 * @param waiting plates whose code from WeChat has not come yet; 0 where none has any, for then none is to come
 */
record PlatePaper(List<Sheet> pages, int plates, int waiting) {

    static final double PAPER_WIDTH = 210;
    static final double PAPER_HEIGHT = 297;

    private static final int COLUMNS = 2;
    private static final int ROWS = 3;
    private static final double GAP = 6;
    private static final double LEFT = (PAPER_WIDTH - COLUMNS * PlateFace.WIDTH - (COLUMNS - 1) * GAP) / 2;
    private static final double TOP = (PAPER_HEIGHT - ROWS * PlateFace.HEIGHT - (ROWS - 1) * GAP) / 2;

    static final int PER_PAGE = COLUMNS * ROWS;

    /** A page. */
    record Sheet(int number, int of, List<Placed> plates) {}

    /** A plate and where its corner lies. */
    record Placed(String x, String y, PlateFace face) {}

    static PlatePaper of(List<PlateFace> faces) {
        List<Sheet> pages = new ArrayList<>();
        int count = (faces.size() + PER_PAGE - 1) / PER_PAGE;
        for (int page = 0; page < count; page++) {
            List<PlateFace> here = faces.subList(page * PER_PAGE, Math.min(faces.size(), (page + 1) * PER_PAGE));
            pages.add(new Sheet(page + 1, count, placed(here)));
        }
        int without = (int) faces.stream().filter(face -> face.wxCode() == null).count();
        return new PlatePaper(List.copyOf(pages), faces.size(), without == faces.size() ? 0 : without);
    }

    boolean isWaiting() {
        return waiting > 0;
    }

    private static List<Placed> placed(List<PlateFace> faces) {
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            double x = LEFT + i % COLUMNS * (PlateFace.WIDTH + GAP);
            double y = TOP + Math.floorDiv(i, COLUMNS) * (PlateFace.HEIGHT + GAP);
            placed.add(new Placed(PlateFace.millimetres(x), PlateFace.millimetres(y), faces.get(i)));
        }
        return placed;
    }
}
