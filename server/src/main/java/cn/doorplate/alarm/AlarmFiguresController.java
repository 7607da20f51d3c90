package cn.doorplate.alarm;

import cn.doorplate.identity.Viewers;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import graphql.GraphQLContext;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Alarms on the map, and counted. */
@Controller
class AlarmFiguresController {

    private final Viewers viewers;
    private final AlarmFiguresDesk desk;

    AlarmFiguresController(Viewers viewers, AlarmFiguresDesk desk) {
        this.viewers = viewers;
        this.desk = desk;
    }

    @QueryMapping
    List<AlarmNearby> alarmsAround(@Argument String building, @Argument int metres, GraphQLContext context) {
        return desk.around(
                viewers.of(context), Ids.fromOpaque(building, () -> new Denied(Denied.Why.NOT_FOUND)), metres);
    }

    @QueryMapping
    AlarmFigures alarmFigures(@Argument String region, @Argument int days, GraphQLContext context) {
        return desk.figures(viewers.of(context), RegionCode.asked(region), days);
    }
}
