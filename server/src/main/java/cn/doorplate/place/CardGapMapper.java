package cn.doorplate.place;

import cn.doorplate.place.CardGaps.Search;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads a bounded piece of the places of a region, each with whether anybody answers for it; and counts those without. */
@Mapper
interface CardGapMapper {

    /** A row that was looked at. */
    record Looked(long region, long outerId, long innerId, long id, String name, boolean gap) {

        CardGaps.Seen seen() {
            return new CardGaps.Seen(new CardGaps.Behind(region, outerId, innerId), id, name, gap);
        }
    }

    @Select("""
            select b.region_code as region, b.id as outer_id, 0 as inner_id, b.id, b.name,
                   not exists (select 1 from responsibility r
                     where r.place_kind = 'BUILDING' and r.place_id = b.id and r.role = #{role}
                       and r.valid_from <= #{it.now} and (r.valid_until is null or r.valid_until > #{it.now})) as gap
            from (select id, region_code, name from building
                   where region_code between #{it.first} and #{it.last}
                     and (region_code > #{it.behind.region} or (region_code = #{it.behind.region} and id > #{it.behind.id}))
                   order by region_code, id limit #{it.limit}) b
            order by b.region_code, b.id
            """)
    List<Looked> buildings(@Param("role") ResponsibilityRole role, @Param("it") Search search);

    @Select("""
            select count(*) from building b
            where b.region_code between #{it.first} and #{it.last}
              and not exists (select 1 from responsibility r
                     where r.place_kind = 'BUILDING' and r.place_id = b.id and r.role = #{role}
                       and r.valid_from <= #{it.now} and (r.valid_until is null or r.valid_until > #{it.now}))
            """)
    int countBuildings(@Param("role") ResponsibilityRole role, @Param("it") Search search);

    /** By their buildings, for it is these that have an order in a region; one without units is looked at too, and is no gap. */
    @Select("""
            select b.region_code as region, b.id as outer_id, coalesce(u.id, 0) as inner_id, coalesce(u.id, b.id) as id,
                   concat(b.name, coalesce(u.name, '')) as name,
                   u.id is not null and not exists (select 1 from responsibility r
                     where r.place_kind = 'UNIT' and r.place_id = u.id and r.role = #{role}
                       and r.valid_from <= #{it.now} and (r.valid_until is null or r.valid_until > #{it.now})) as gap
            from (select id, region_code, name from building
                   where region_code between #{it.first} and #{it.last}
                     and (region_code > #{it.behind.region} or (region_code = #{it.behind.region} and id >= #{it.behind.id}))
                   order by region_code, id limit #{it.limitAndOne}) b
              left join building_unit u on u.building_id = b.id
            where b.region_code > #{it.behind.region} or b.id > #{it.behind.id} or u.id > #{it.behind.inner}
            order by b.region_code, b.id, u.id limit #{it.limit}
            """)
    List<Looked> units(@Param("role") ResponsibilityRole role, @Param("it") Search search);

    @Select("""
            select count(*) from building b join building_unit u on u.building_id = b.id
            where b.region_code between #{it.first} and #{it.last}
              and not exists (select 1 from responsibility r
                     where r.place_kind = 'UNIT' and r.place_id = u.id and r.role = #{role}
                       and r.valid_from <= #{it.now} and (r.valid_until is null or r.valid_until > #{it.now}))
            """)
    int countUnits(@Param("role") ResponsibilityRole role, @Param("it") Search search);

    @Select("""
            select g.region_code as region, g.id as outer_id, 0 as inner_id, g.id, g.name,
                   g.kind = #{kind} and not exists (select 1 from responsibility r
                     where r.place_kind = 'GRID' and r.place_id = g.id and r.role = #{role}
                       and r.valid_from <= #{it.now} and (r.valid_until is null or r.valid_until > #{it.now})) as gap
            from (select id, region_code, name, kind from grid
                   where region_code between #{it.first} and #{it.last}
                     and (region_code > #{it.behind.region} or (region_code = #{it.behind.region} and id > #{it.behind.id}))
                   order by region_code, id limit #{it.limit}) g
            order by g.region_code, g.id
            """)
    List<Looked> areas(
            @Param("kind") GridKind kind, @Param("role") ResponsibilityRole role, @Param("it") Search search);

    @Select("""
            select count(*) from grid g
            where g.region_code between #{it.first} and #{it.last} and g.kind = #{kind}
              and not exists (select 1 from responsibility r
                     where r.place_kind = 'GRID' and r.place_id = g.id and r.role = #{role}
                       and r.valid_from <= #{it.now} and (r.valid_until is null or r.valid_until > #{it.now}))
            """)
    int countAreas(@Param("kind") GridKind kind, @Param("role") ResponsibilityRole role, @Param("it") Search search);

    /** Leaves of cards that are shown. */
    String AWAY = """
             from responsibility_leave l join responsibility r on r.id = l.responsibility_id
            where l.region_code between #{it.first} and #{it.last} and l.ends_at > #{it.now} and l.starts_at < #{ahead}
              and l.name is null and l.withdrawn_at is null and (r.valid_until is null or r.valid_until > #{it.now})
            """;

    @Select("select l.region_code as region, l.id as outer_id, 0 as inner_id, r.id, '' as name, true as gap" + AWAY
            + """
              and (l.region_code > #{it.behind.region}
                or (l.region_code = #{it.behind.region} and l.id > #{it.behind.id}))
            order by l.region_code, l.id limit #{it.limit}
            """)
    List<Looked> away(@Param("ahead") Instant ahead, @Param("it") Search search);

    @Select("select count(*)" + AWAY)
    int countAway(@Param("ahead") Instant ahead, @Param("it") Search search);

    String BEREFT = """
             from responsibility
            where bereft_region between #{it.first} and #{it.last} and (valid_until is null or valid_until > #{it.now})
            """;

    @Select("select bereft_region as region, id as outer_id, 0 as inner_id, id, '' as name, true as gap" + BEREFT + """
              and (bereft_region > #{it.behind.region} or (bereft_region = #{it.behind.region} and id > #{it.behind.id}))
            order by bereft_region, id limit #{it.limit}
            """)
    List<Looked> bereft(@Param("it") Search search);

    @Select("select count(*)" + BEREFT)
    int countBereft(@Param("it") Search search);
}
