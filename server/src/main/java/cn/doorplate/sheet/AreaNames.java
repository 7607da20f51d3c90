package cn.doorplate.sheet;

import cn.doorplate.place.OnFile;
import cn.doorplate.search.SearchText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The areas of a community by their names: 1号责任区 where there is one, 第一网格/1号责任区 where each grid has one. */
final class AreaNames {

    private final Map<Long, OnFile.Area> areas;
    private final Map<String, List<Long>> byName = new HashMap<>();

    AreaNames(List<OnFile.Area> areas) {
        this.areas = areas.stream().collect(Collectors.toMap(OnFile.Area::id, Function.identity()));
        for (OnFile.Area area : areas) {
            String name = "";
            for (OnFile.Area at = area; at != null; at = above(at)) {
                name = name.isEmpty() ? key(at.name()) : key(at.name()) + "/" + name;
                byName.computeIfAbsent(name, none -> new ArrayList<>()).add(area.id());
            }
        }
    }

    /** All that go by this name; one, if all is well. */
    List<Long> named(String text) {
        return byName.getOrDefault(key(text), List.of());
    }

    /** Whether an area is another or lies in it. */
    boolean isWithin(@Nullable Long area, long around) {
        for (OnFile.Area at = find(area); at != null; at = above(at)) {
            if (at.id() == around) {
                return true;
            }
        }
        return false;
    }

    private OnFile.@Nullable Area above(OnFile.Area area) {
        return find(area.parentId());
    }

    private OnFile.@Nullable Area find(@Nullable Long id) {
        return id == null ? null : areas.get(id);
    }

    private static String key(String text) {
        return SearchText.normalise(text).replaceAll(" ?/ ?", "/");
    }
}
