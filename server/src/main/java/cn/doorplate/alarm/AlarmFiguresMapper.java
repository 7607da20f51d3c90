package cn.doorplate.alarm;

import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Alarms, counted. */
@Mapper
interface AlarmFiguresMapper {

    /** Those of one place that were raised in one hour of the day, of Asia/Shanghai, which has no summer time. */
    record Row(
            PlaceKind placeKind,
            long placeId,
            int hour,
            int raised,
            int none,
            int drills,
            int within30,
            int within90,
            int within300,
            int attended,
            int seen,
            long seconds) {

        PlaceRef place() {
            return new PlaceRef(placeKind, placeId);
        }

        AlarmCounts counts() {
            return new AlarmCounts(raised, none, drills, within30, within90, within300, attended, seen, seconds);
        }
    }

    @Select("""
            select place_kind, place_id, hour,
              sum(real_one) as raised,
              sum(outcome in ('FALSE_ALARM', 'CALLED_OFF')) as none,
              sum(outcome = 'DRILL') as drills,
              coalesce(sum(real_one and seconds <= 30), 0) as within30,
              coalesce(sum(real_one and seconds <= 90), 0) as within90,
              coalesce(sum(real_one and seconds <= 300), 0) as within300,
              sum(real_one and there_at is not null) as attended,
              sum(real_one and seconds is not null) as seen,
              sum(case when real_one then coalesce(seconds, 0) else 0 end) as seconds
            from (
              select place_kind, place_id, there_at, coalesce(outcome, 'OPEN') as outcome,
                hour(raised_at + interval 8 hour) as hour,
                coalesce(outcome, 'OPEN') not in ('FALSE_ALARM', 'CALLED_OFF', 'DRILL') as real_one,
                timestampdiff(second, raised_at, seen_at) as seconds
              from alarm where region between #{first} and #{last} and raised_at >= #{since}
            ) as some
            group by place_kind, place_id, hour
            """)
    List<Row> since(@Param("first") long first, @Param("last") long last, @Param("since") Instant since);
}
