package cn.doorplate.place;

import cn.doorplate.search.SearchText;
import java.util.List;

/** A region as the table holds it. */
record RegionRow(long code, String name, String shortName) {

    Region toRegion() {
        RegionCode number = new RegionCode(code);
        return new Region(number.toString(), number.level(), name, shortName);
    }

    /** Whether its own name contains the word. */
    boolean isNamed(String word) {
        return SearchText.normalise(shortName).contains(word);
    }

    /** Whether its code begins with these digits. */
    boolean isNumbered(String digits) {
        return Long.toString(code).startsWith(digits);
    }

    /** The codes of the regions above, from the province down. */
    static List<Long> above(long code) {
        List<RegionCode> path = new RegionCode(code).path();
        return path.subList(0, path.size() - 1).stream().map(RegionCode::value).toList();
    }
}
