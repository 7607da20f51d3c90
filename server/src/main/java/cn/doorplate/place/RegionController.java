package cn.doorplate.place;

import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class RegionController {

    private final Regions regions;

    RegionController(Regions regions) {
        this.regions = regions;
    }

    @QueryMapping
    @Nullable Region region(@Argument String code) {
        return RegionCode.parse(code).flatMap(regions::find).orElse(null);
    }

    @QueryMapping
    Page<Region> regions(@Argument @Nullable String parent, @Argument int first, @Argument @Nullable String after) {
        return regions.children(parent == null ? null : codeOf(parent), first, after);
    }

    @QueryMapping
    Page<Region> regionSearch(@Argument String query, @Argument int first, @Argument @Nullable String after) {
        return regions.search(query, first, after);
    }

    @BatchMapping(typeName = "Region")
    Map<Region, List<Region>> ancestors(List<Region> regions) {
        return this.regions.ancestors(regions);
    }

    private static RegionCode codeOf(String parent) {
        return RegionCode.parse(parent).orElseThrow(() -> new BadInput("上级区划代码 parent 须是 2、4、6、9 或 12 位数字。"));
    }
}
