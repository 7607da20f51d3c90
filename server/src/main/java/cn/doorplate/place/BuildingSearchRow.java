package cn.doorplate.place;

import cn.doorplate.search.SearchText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a building is found by. */
record BuildingSearchRow(long id, long regionCode, @Nullable String compound, String name, String address) {

    /** The same building in a compound of that name. */
    BuildingSearchRow in(@Nullable String compound) {
        return new BuildingSearchRow(id, regionCode, compound, name, address);
    }

    /** What it is kept under in the index. */
    String text() {
        return text(compound, name, address);
    }

    boolean holds(List<String> words) {
        String text = SearchText.normalise(text());
        return words.stream().allMatch(text::contains);
    }

    /** As people say it, 御景苑3栋, and the address beside it. */
    static String text(@Nullable String compound, String name, String address) {
        return (compound == null ? "" : compound) + name + " " + address;
    }
}
