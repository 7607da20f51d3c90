package cn.doorplate.place;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

@Controller
class GridController {

    private final Regions regions;

    GridController(Regions regions) {
        this.regions = regions;
    }

    @BatchMapping(typeName = "Grid")
    Map<Grid, Region> region(List<Grid> grids) {
        Map<String, Region> known = regions.ofGrids(grids.stream().map(Grid::id).toList());
        Map<Grid, Region> communities = new HashMap<>();
        for (Grid grid : grids) {
            Region community = known.get(grid.id());
            if (community != null) {
                communities.put(grid, community);
            }
        }
        return communities;
    }
}
