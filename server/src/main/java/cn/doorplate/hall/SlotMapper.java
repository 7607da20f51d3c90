package cn.doorplate.hall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Slots of windows that somebody asked for, and the numbers of their days. */
@Mapper
interface SlotMapper {

    /** A slot that somebody asked for once. */
    record SlotRow(long id, long windowId, Instant startsAt, Instant endsAt, int places) {}

    /** Those that are planned and begin then or later. */
    @Select("""
            <script>
            select id, window_id, starts_at, ends_at, places from hall_slot
            where window_id in <foreach item="it" collection="windows" open="(" separator="," close=")">#{it}</foreach>
              and starts_at &gt;= #{from} and planned = 1
            </script>
            """)
    List<SlotRow> slots(@Param("windows") Collection<Long> windows, @Param("from") Instant from);

    @Select("""
            select id, window_id, starts_at, ends_at, places from hall_slot
            where window_id = #{window} and starts_at = #{startsAt} and planned = 1
            """)
    @Nullable SlotRow slot(@Param("window") long window, @Param("startsAt") Instant startsAt);

    /** Those that are planned and not over, from the smallest id up; none lasts a day. */
    @Select("""
            select id, window_id, starts_at, ends_at, places from hall_slot
            where window_id = #{window} and starts_at > #{since} and ends_at > #{now} and planned = 1 order by id
            """)
    List<SlotRow> notOver(@Param("window") long window, @Param("since") Instant since, @Param("now") Instant now);

    /** Another may begin at the same time. */
    @Update("""
            <script>
            update hall_slot set planned = null where id in
              <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    int endSlots(@Param("ids") Collection<Long> ids);

    @Update("update hall_slot set places = #{places} where id = #{id}")
    int resize(@Param("id") long id, @Param("places") int places);

    /** @throws org.springframework.dao.DuplicateKeyException if it is there */
    @Insert("""
            insert into hall_slot (id, window_id, starts_at, ends_at, places, created_at)
            values (#{it.id}, #{it.windowId}, #{it.startsAt}, #{it.endsAt}, #{it.places}, #{now})
            """)
    int insertSlot(@Param("it") SlotRow slot, @Param("now") Instant now);

    /** Does nothing where the day is there. */
    @Insert("""
            insert into hall_window_day (window_id, day, numbers) values (#{window}, #{day}, 0)
            on duplicate key update numbers = numbers
            """)
    int beginDay(@Param("window") long window, @Param("day") LocalDate day);

    @Update("update hall_window_day set numbers = numbers + 1 where window_id = #{window} and day = #{day}")
    int nextNumber(@Param("window") long window, @Param("day") LocalDate day);

    @Select("select numbers from hall_window_day where window_id = #{window} and day = #{day}")
    int number(@Param("window") long window, @Param("day") LocalDate day);

    @Select("select id from hall_slot where ends_at < #{limit} order by ends_at limit #{atMost}")
    List<Long> oldSlots(@Param("limit") Instant limit, @Param("atMost") int atMost);

    @Delete("delete from hall_slot where id = #{id}")
    int removeSlot(@Param("id") long id);
}
