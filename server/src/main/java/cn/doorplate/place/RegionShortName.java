package cn.doorplate.place;

import java.util.List;

/**
 * From the official name of a region to the name people use: 积善社区居民委员会 is 积善社区, 王庄村委会 and 王庄村村民委员会 are
 * 王庄村. The name of the committee or office is dropped where the place is still named without it; a village that lost its
 * 村 with it gets it back; 建设居民委员会, which is no 社区 by name, becomes 建设居委会, as people say. Never less than two
 * characters remain.
 */
final class RegionShortName {

    private static final List<String> VILLAGE = List.of("村民委员会", "村委会");
    private static final List<String> RESIDENTS = List.of("居民委员会", "居委会");
    private static final List<String> OFFICE = List.of("委员会", "办事处");
    private static final List<String> ALREADY_A_PLACE = List.of("村", "社区", "嘎查");
    private static final List<String> BEFORE_AN_OFFICE = List.of("街道", "镇", "乡", "社区", "嘎查", "村");

    private RegionShortName() {}

    static String of(String name) {
        String village = without(VILLAGE, name);
        if (!village.equals(name)) {
            return endsWith(ALREADY_A_PLACE, village) ? atLeastTwo(village, name) : village + "村";
        }
        String residents = without(RESIDENTS, name);
        if (!residents.equals(name)) {
            return endsWith(ALREADY_A_PLACE, residents) ? atLeastTwo(residents, name) : residents + "居委会";
        }
        String office = without(OFFICE, name);
        return endsWith(BEFORE_AN_OFFICE, office) ? atLeastTwo(office, name) : name;
    }

    /** What to look for when somebody asks for this: it must be a part of the short name however officially they ask. */
    static String sought(String word) {
        String name = of(word);
        String bare = without(RESIDENTS, name);
        return bare.equals(name) ? atLeastTwo(without(List.of("办事处"), name), name) : atLeastTwo(bare, name);
    }

    private static String without(List<String> endings, String name) {
        for (String ending : endings) {
            if (name.endsWith(ending) && name.length() > ending.length()) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }

    private static String atLeastTwo(String shorter, String name) {
        return shorter.length() < 2 ? name : shorter;
    }

    private static boolean endsWith(List<String> endings, String name) {
        return endings.stream().anyMatch(name::endsWith);
    }
}
