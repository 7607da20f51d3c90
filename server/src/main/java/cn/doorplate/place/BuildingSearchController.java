package cn.doorplate.place;

import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class BuildingSearchController {

    private final BuildingSearch search;
    private final Buildings buildings;

    BuildingSearchController(BuildingSearch search, Buildings buildings) {
        this.search = search;
        this.buildings = buildings;
    }

    @QueryMapping
    Page<Building> buildingSearch(
            @Argument String query,
            @Argument @Nullable String within,
            @Argument int first,
            @Argument @Nullable String after) {
        Page<Long> ids = search.page(query, within == null ? null : codeOf(within), first, after);
        return new Page<>(buildings.byIds(ids.nodes()), ids.pageInfo());
    }

    private static RegionCode codeOf(String within) {
        return RegionCode.parse(within).orElseThrow(() -> new BadInput("所在地区代码 within 须是 2、4、6、9 或 12 位数字。"));
    }
}
