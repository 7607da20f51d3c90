package cn.doorplate.place;

import cn.doorplate.search.SearchText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a building is found by. */
record BuildingSearchRow(long id, long regionCode, @Nullable String compound, String name, String address) {

    boolean holds(List<String> words) {
        String text = SearchText.normalise(text(compound, name, address));
        return words.stream().allMatch(text::contains);
    }

    /** As people say it, 御景苑3栋, and the address beside it. */
    static String text(@Nullable String compound, String name, String address) {
        return (compound == null ? "" : compound) + name + " " + address;
    }
}
