package cn.doorplate.identity;

import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The roles that a person has ever held, in the words of the copy that they get of their data. */
@Component
class OwnRoles {

    private final RoleGrants grants;
    private final Places places;

    OwnRoles(RoleGrants grants, Places places) {
        this.grants = grants;
        this.places = places;
    }

    List<Map<String, @Nullable Object>> of(long personId) {
        List<RoleGrantRow> held = grants.allOf(personId);
        Map<PlaceRef, Object> found =
                places.of(held.stream().map(RoleGrantRow::place).distinct().toList());
        return held.stream().map(row -> line(row, found.get(row.place()))).toList();
    }

    private static Map<String, @Nullable Object> line(RoleGrantRow row, @Nullable Object place) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("角色", row.role().title());
        line.put("地点", Places.nameOf(place));
        line.put("开始", row.validFrom());
        line.put("结束", row.validUntil());
        return line;
    }
}
