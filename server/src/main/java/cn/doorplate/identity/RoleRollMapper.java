package cn.doorplate.identity;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Holders of roles by ranges of where they hold, in the order of an index. */
@Mapper
interface RoleRollMapper {

    /** By region, filled up to 12 digits, then id. */
    @Select("""
            select id, person_id, place_kind, place_id, region_code as at from role_grant
            where by_appointment = true and region_code between #{from} and #{last}
              and (region_code > #{from} or id > #{after})
              and valid_from <= #{now} and (valid_until is null or valid_until > #{now})
            order by region_code, id limit #{limit}
            """)
    List<RoleRoll.Holder> appointed(
            @Param("from") long from,
            @Param("after") long after,
            @Param("last") long last,
            @Param("now") Instant now,
            @Param("limit") int limit);

    /** By county, then id. */
    @Select("""
            select id, person_id, place_kind, place_id, place_id as at from role_grant
            where place_kind = 'REGION' and role = 'RIDER' and place_id between #{from} and #{last}
              and (place_id > #{from} or id > #{after})
              and valid_from <= #{now} and (valid_until is null or valid_until > #{now})
            order by place_id, id limit #{limit}
            """)
    List<RoleRoll.Holder> riders(
            @Param("from") long from,
            @Param("after") long after,
            @Param("last") long last,
            @Param("now") Instant now,
            @Param("limit") int limit);
}
