package cn.doorplate.hall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Windows. */
@Mapper
interface WindowMapper {

    String COLUMNS = """
            select id, region_code, name, address, phone, station, hours, closed_days, cancel_minutes, closed_at, version
            from hall_window
            """;

    @Insert("""
            insert into hall_window (id, region_code, name, address, phone, station, hours, closed_days, cancel_minutes, created_at)
            values (#{it.id}, #{it.regionCode}, #{it.name}, #{it.address}, #{it.phone}, #{it.station}, #{it.hours},
              #{it.closedDays}, #{it.cancelMinutes}, #{now})
            """)
    int enter(@Param("it") WindowRow row, @Param("now") Instant now);

    @Update("""
            update hall_window
            set name = #{name}, address = #{address}, phone = #{phone}, station = #{station}, hours = #{hours},
                closed_days = #{closedDays}, cancel_minutes = #{cancelMinutes}, version = version + 1
            where id = #{id} and version = #{version} and closed_at is null
            """)
    int change(WindowRow row);

    @Update("""
            update hall_window set closed_days = #{days}, version = version + 1
            where id = #{id} and version = #{version} and closed_at is null
            """)
    int closeDays(@Param("id") long id, @Param("version") int version, @Param("days") String days);

    @Update("""
            update hall_window set closed_at = #{now}, version = version + 1
            where id = #{id} and version = #{version} and closed_at is null
            """)
    int close(@Param("id") long id, @Param("version") int version, @Param("now") Instant now);

    @Select("""
            <script>
            """ + COLUMNS + """
            where id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    List<WindowRow> find(@Param("ids") Collection<Long> ids);

    /** As it is, and stays until the transaction is over: who books there comes before who changes or closes it, or after. */
    @Select(COLUMNS + "where id = #{id} lock in share mode")
    @Nullable WindowRow share(@Param("id") long id);

    /** Those that are open, of these regions; those that handle one of these services where any are given. */
    @Select("""
            <script>
            """ + COLUMNS + """
            where region_code in
              <foreach item="it" collection="regions" open="(" separator="," close=")">#{it}</foreach>
              and closed_at is null
              <if test="!keys.isEmpty()">
                and id in (select window_id from hall_window_service where service_key in
                  <foreach item="it" collection="keys" open="(" separator="," close=")">#{it}</foreach>)
              </if>
            order by region_code desc, id limit #{limit}
            </script>
            """)
    List<WindowRow> open(
            @Param("regions") Collection<Long> regions,
            @Param("keys") Collection<String> keys,
            @Param("limit") int limit);

    @Select(COLUMNS + "where region_code = #{region} order by id desc limit #{limit}")
    List<WindowRow> ofRegion(@Param("region") long region, @Param("limit") int limit);

    /** Which window handles what. */
    record Handled(long windowId, String serviceKey) {}

    @Select("""
            <script>
            select window_id, service_key from hall_window_service
            where window_id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            order by window_id, service_key
            </script>
            """)
    List<Handled> handled(@Param("ids") Collection<Long> ids);

    @Delete("delete from hall_window_service where window_id = #{id}")
    int handleNothing(@Param("id") long id);

    @Insert("""
            <script>
            insert into hall_window_service (window_id, service_key) values
            <foreach item="it" collection="keys" separator=",">(#{id}, #{it})</foreach>
            </script>
            """)
    int handle(@Param("id") long id, @Param("keys") Collection<String> keys);
}
