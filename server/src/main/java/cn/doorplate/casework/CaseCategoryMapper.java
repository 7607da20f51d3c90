package cn.doorplate.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The catalogue. */
@Mapper
interface CaseCategoryMapper {

    /** What is set for these regions; 0 is what is shipped. */
    @Select("""
            <script>
            select id, region_code, code, kind, name, hint, urgent, priority, photo_needed, first_role, pool, accept_min,
                   solve_min, remind_min, position, closed, version
            from case_category where region_code in
              <foreach item="code" collection="regions" open="(" separator="," close=")">#{code}</foreach>
            order by region_code, position, id
            </script>
            """)
    List<CaseCategoryRow> of(@Param("regions") Collection<Long> regions);

    @Insert("""
            insert into case_category (id, region_code, code, kind, name, hint, urgent, priority, photo_needed, first_role,
              pool, accept_min, solve_min, remind_min, position, closed, version, created_at)
            values (#{it.id}, #{it.regionCode}, #{it.code}, #{it.kind}, #{it.name}, #{it.hint}, #{it.urgent}, #{it.priority},
              #{it.photoNeeded}, #{it.firstRole}, #{it.pool}, #{it.acceptMin}, #{it.solveMin}, #{it.remindMin},
              #{it.position}, false, 1, #{now})
            """)
    int insert(@Param("it") CaseCategoryRow row, @Param("now") Instant now);

    @Update("""
            update case_category
            set name = #{it.name}, hint = #{it.hint}, urgent = #{it.urgent}, priority = #{it.priority},
                photo_needed = #{it.photoNeeded}, first_role = #{it.firstRole}, pool = #{it.pool},
                accept_min = #{it.acceptMin}, solve_min = #{it.solveMin}, remind_min = #{it.remindMin},
                position = #{it.position}, closed = false, version = version + 1
            where region_code = #{it.regionCode} and code = #{it.code} and version = #{it.version}
            """)
    int change(@Param("it") CaseCategoryRow row);

    @Update("update case_category set closed = true, version = version + 1 where id = #{id} and version = #{version}")
    int close(@Param("id") long id, @Param("version") int version);

    /** A region's own setting of what is set above it: that it is closed here. */
    @Insert("""
            insert into case_category (id, region_code, code, kind, name, hint, urgent, priority, photo_needed, first_role,
              pool, accept_min, solve_min, remind_min, position, closed, version, created_at)
            select #{id}, #{region}, code, kind, name, hint, urgent, priority, photo_needed, first_role, pool, accept_min,
              solve_min, remind_min, position, true, 1, #{now}
            from case_category where id = #{from}
            """)
    int closeHere(
            @Param("id") long id, @Param("region") long region, @Param("from") long from, @Param("now") Instant now);
}
