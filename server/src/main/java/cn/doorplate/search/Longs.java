package cn.doorplate.search;

import java.util.Arrays;

/** A list of longs that takes eight bytes for each. */
final class Longs {

    private long[] values = new long[1024];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    long get(int i) {
        return values[i];
    }

    int size() {
        return size;
    }

    int placeOf(long value) {
        int place = Arrays.binarySearch(values, 0, size, value);
        if (place < 0) {
            throw new IllegalStateException("a text that was not learnt");
        }
        return place;
    }

    void sortDistinct() {
        Arrays.sort(values, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || values[i] != values[kept - 1]) {
                values[kept++] = values[i];
            }
        }
        size = kept;
        values = Arrays.copyOf(values, Math.max(1024, size));
    }
}
