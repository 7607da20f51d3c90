package cn.doorplate.place;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Leaves of those who answer for places. */
@Mapper
interface LeaveMapper {

    String COLUMNS = "id, responsibility_id, region_code, starts_at, ends_at, name, phone, person_id, version"
            + " from responsibility_leave";

    @Insert("""
            insert into responsibility_leave
              (id, responsibility_id, region_code, starts_at, ends_at, name, phone, person_id)
            values (#{id}, #{responsibilityId}, #{regionCode}, #{startsAt}, #{endsAt}, #{name}, #{phone}, #{personId})
            """)
    int insert(LeaveRow row);

    @Select("select " + COLUMNS + " where id = #{id} and withdrawn_at is null")
    @Nullable LeaveRow find(@Param("id") long id);

    @Select("<script>select " + COLUMNS + """
             where responsibility_id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
              and ends_at &gt; #{now} and withdrawn_at is null
            order by starts_at, id
            </script>
            """)
    List<LeaveRow> notEnded(@Param("ids") Collection<Long> responsibilities, @Param("now") Instant now);

    /** Of who answers for these places. */
    @Select("""
            <script>
            select l.id, l.responsibility_id, l.region_code, l.starts_at, l.ends_at, l.name, l.phone, l.person_id, l.version
            from responsibility r join responsibility_leave l on l.responsibility_id = r.id
            where (<foreach item="ids" index="kind" collection="places" separator=" or ">
                    r.place_kind = #{kind} and r.place_id in
                    <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
                  </foreach>)
              and l.ends_at &gt; #{now} and l.withdrawn_at is null
            </script>
            """)
    List<LeaveRow> at(@Param("places") Map<PlaceKind, ? extends Collection<Long>> places, @Param("now") Instant now);

    /** For who holds the responsibility. */
    @Select("""
            select count(*) from responsibility_leave
            where responsibility_id = #{responsibilityId} and withdrawn_at is null
              and starts_at < #{endsAt} and ends_at > #{startsAt}
            """)
    boolean overlaps(LeaveRow row);

    @Update("""
            update responsibility_leave set withdrawn_at = #{now}, version = version + 1
            where id = #{id} and version = #{version} and withdrawn_at is null and ends_at > #{now}
            """)
    int withdraw(@Param("id") long id, @Param("version") int version, @Param("now") Instant now);

    @Select("select " + COLUMNS + " where person_id = #{person} order by starts_at, id")
    List<LeaveRow> ofPerson(@Param("person") long person);

    /** From then on nobody stands in. */
    @Update("""
            update responsibility_leave set name = null, phone = null, person_id = null, version = version + 1
            where person_id = #{person}
            """)
    int blank(@Param("person") long person);

    @Delete("delete from responsibility_leave where ends_at < #{limit} order by ends_at limit #{most}")
    int removeBefore(@Param("limit") Instant limit, @Param("most") int atMost);
}
