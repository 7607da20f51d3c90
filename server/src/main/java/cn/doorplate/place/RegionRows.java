package cn.doorplate.place;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The regions of an import, packed: some 40 bytes each, however long the files. Rows are numbered as they come; after
 * {@link #sort} they are reached by code.
 */
final class RegionRows {

    /** A row's key is one long: 40 bits of code, 20 of row number. */
    private static final int NUMBER_BITS = 20;

    static final int MAX_ROWS = (1 << NUMBER_BITS) - 1;

    private long[] keys = new long[1024];
    private int[] lines = new int[1024];
    private int[] ends = new int[1024];
    private byte[] names = new byte[16 * 1024];
    private int size;

    int size() {
        return size;
    }

    /** @throws IllegalStateException if there are too many */
    void add(long code, String name, int line) {
        if (size == MAX_ROWS) {
            throw new IllegalStateException("more than " + MAX_ROWS + " regions");
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int from = size == 0 ? 0 : ends[size - 1];
        makeRoom(from + bytes.length);
        System.arraycopy(bytes, 0, names, from, bytes.length);
        keys[size] = code << NUMBER_BITS | size;
        lines[size] = line;
        ends[size] = from + bytes.length;
        size++;
    }

    void sort() {
        Arrays.sort(keys, 0, size);
    }

    /** @param place 0 for the lowest code, once sorted */
    long code(int place) {
        return keys[place] >>> NUMBER_BITS;
    }

    String name(int place) {
        int row = row(place);
        int from = row == 0 ? 0 : ends[row - 1];
        return new String(names, from, ends[row] - from, StandardCharsets.UTF_8);
    }

    /** The line of its file where a row stands. */
    int line(int place) {
        return lines[row(place)];
    }

    boolean contains(long code) {
        int place = Arrays.binarySearch(keys, 0, size, code << NUMBER_BITS);
        return place >= 0 || (-place - 1 < size && code(-place - 1) == code);
    }

    private int row(int place) {
        return (int) keys[place] & MAX_ROWS;
    }

    private void makeRoom(int bytes) {
        if (size == lines.length) {
            int more = size + (size >> 1);
            keys = Arrays.copyOf(keys, more);
            lines = Arrays.copyOf(lines, more);
            ends = Arrays.copyOf(ends, more);
        }
        if (bytes > names.length) {
            names = Arrays.copyOf(names, Math.max(bytes, names.length + (names.length >> 1)));
        }
    }
}
