package cn.doorplate.identity;

import cn.doorplate.place.PlaceKind;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface RoleGrantMapper extends BaseMapper<RoleGrantRow> {

    @Select("""
            select id, person_id, role, place_kind, place_id, region_code, by_appointment, valid_from, valid_until,
                   granted_by, ended_by, version
            from role_grant
            where person_id = #{personId} and valid_from <= #{at} and (valid_until is null or valid_until > #{at})
            order by id
            """)
    List<RoleGrantRow> heldBy(@Param("personId") long personId, @Param("at") Instant at);

    /** Those in force, and those to come. */
    @Select("""
            select id, person_id, role, place_kind, place_id, region_code, by_appointment, valid_from, valid_until,
                   granted_by, ended_by, version
            from role_grant where person_id = #{personId} and (valid_until is null or valid_until > #{at}) order by id
            """)
    List<RoleGrantRow> notEnded(@Param("personId") long personId, @Param("at") Instant at);

    /** One that overlaps, by a current read that waits for others who are giving the person roles. */
    @Select("""
            select id from role_grant
            where person_id = #{personId} and role = #{role} and place_kind = #{kind} and place_id = #{placeId}
              and (valid_until is null or valid_until > #{from})
            limit 1 for update
            """)
    @Nullable Long overlapping(
            @Param("personId") long personId,
            @Param("role") Role role,
            @Param("kind") PlaceKind kind,
            @Param("placeId") long placeId,
            @Param("from") Instant from);

    /** Makes appointments of one person queue up behind each other. */
    @Select("select id from person where id = #{personId} for update")
    @Nullable Long lockPerson(@Param("personId") long personId);

    /** Ends it, from that version on; expects one row. */
    @Update("""
            update role_grant set valid_until = #{at}, ended_by = #{by}, version = version + 1
            where id = #{id} and version = #{version} and (valid_until is null or valid_until > #{at})
            """)
    int end(
            @Param("id") long id,
            @Param("version") int version,
            @Param("by") @Nullable Long by,
            @Param("at") Instant at);

    /** The appointments in a range of regions, after one of them. */
    @Select("""
            select id, person_id, role, place_kind, place_id, region_code, by_appointment, valid_from, valid_until,
                   granted_by, ended_by, version
            from role_grant
            where by_appointment = true and region_code between #{first} and #{last}
              and (region_code > #{afterRegion} or (region_code = #{afterRegion} and id > #{afterId}))
              and (valid_until is null or valid_until > #{now})
            order by region_code, id limit #{limit}
            """)
    List<RoleGrantRow> appointedWithin(
            @Param("first") long first,
            @Param("last") long last,
            @Param("afterRegion") long afterRegion,
            @Param("afterId") long afterId,
            @Param("now") Instant now,
            @Param("limit") int limit);

    @Select("""
            <script>
            select id, person_id, role, place_kind, place_id, region_code, by_appointment, valid_from, valid_until,
                   granted_by, ended_by, version
            from role_grant
            where by_appointment = true and person_id in
              <foreach item="id" collection="persons" open="(" separator="," close=")">#{id}</foreach>
            order by id
            </script>
            """)
    List<RoleGrantRow> appointmentsOf(@Param("persons") Collection<Long> personIds);

    @Select("""
            select id, person_id, role, place_kind, place_id, region_code, by_appointment, valid_from, valid_until,
                   granted_by, ended_by, version
            from role_grant where person_id = #{personId} order by id
            """)
    List<RoleGrantRow> allOf(@Param("personId") long personId);
}
