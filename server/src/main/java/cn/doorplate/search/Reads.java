package cn.doorplate.search;

/** How many rows a page may still examine. Whoever reads says how many it read, or at the most can have read. */
public final class Reads {

    private int left;

    public Reads(int limit) {
        left = limit;
    }

    public void spend(int rows) {
        left -= rows;
    }

    public int left() {
        return left;
    }
}
