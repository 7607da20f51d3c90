package cn.doorplate.notice;

import cn.doorplate.place.Region;
import cn.doorplate.place.RegionCode;
import java.util.List;
import java.util.Map;

/** Who publishes a notice, by name. */
final class NoticePublishers {

    private NoticePublishers() {}

    /** As in 子营街道; empty for a region that is not there any more. */
    static String name(Map<RegionCode, List<Region>> paths, RegionCode publisher) {
        List<Region> path = paths.getOrDefault(publisher, List.of());
        return path.isEmpty() ? "" : path.get(path.size() - 1).shortName();
    }
}
