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

/** Bookings. Who changes one holds it first. */
@Mapper
interface BookingMapper {

    String COLUMNS = """
            select id, window_id, slot_id, service_key, title, person_id, booked_by, number, state, starts_at, ends_at,
            cancel_minutes, step, step_at, version
            from hall_booking
            """;

    /** @throws org.springframework.dao.DuplicateKeyException if that person has one for this service already */
    @Insert("""
            insert into hall_booking (id, window_id, slot_id, service_key, title, person_id, booked_by, number, state, starts_at,
              ends_at, cancel_minutes, step, step_at, created_at)
            values (#{it.id}, #{it.windowId}, #{it.slotId}, #{it.serviceKey}, #{it.title}, #{it.personId}, #{it.bookedBy},
              #{it.number}, #{it.state}, #{it.startsAt}, #{it.endsAt}, #{it.cancelMinutes}, #{it.step}, #{it.stepAt}, #{now})
            """)
    int insert(@Param("it") BookingRow row, @Param("now") Instant now);

    @Select(COLUMNS + "where id = #{id}")
    @Nullable BookingRow find(@Param("id") long id);

    @Select(COLUMNS + "where id = #{id} for update")
    @Nullable BookingRow hold(@Param("id") long id);

    @Update("""
            update hall_booking
            set slot_id = #{slotId}, number = #{number}, starts_at = #{startsAt}, ends_at = #{endsAt}, step = #{step},
                step_at = #{stepAt}, version = version + 1
            where id = #{id}
            """)
    int move(BookingRow row);

    /** Of one that is over, time does nothing more. */
    @Update("""
            <script>
            update hall_booking set state = #{state}, version = version + 1
            <if test="over">, step = null, step_at = null</if>
            where id = #{id}
            </script>
            """)
    int become(@Param("id") long id, @Param("state") WindowBookingState state, @Param("over") boolean over);

    @Update("update hall_booking set step = #{step}, step_at = #{at} where id = #{id}")
    int goesOn(@Param("id") long id, @Param("step") @Nullable BookingStep step, @Param("at") @Nullable Instant at);

    @Select("select id from hall_booking where step_at <= #{now} order by step_at limit #{atMost}")
    List<Long> due(@Param("now") Instant now, @Param("atMost") int atMost);

    /** Those for a person or by them, the latest slot first. */
    @Select(COLUMNS + """
            where id in (
              select id from (
                (select id from hall_booking
                 where person_id = #{person}
                   and (starts_at < #{before} or (starts_at = #{before} and id < #{id}))
                 order by starts_at desc, id desc limit #{limit})
                union
                (select id from hall_booking
                 where booked_by = #{person}
                   and (starts_at < #{before} or (starts_at = #{before} and id < #{id}))
                 order by starts_at desc, id desc limit #{limit})
              ) own)
            order by starts_at desc, id desc limit #{limit}
            """)
    List<BookingRow> own(
            @Param("person") long person,
            @Param("before") Instant before,
            @Param("id") long id,
            @Param("limit") int limit);

    /** Those at a window in slots that begin then, behind one of them, in the order of slots and numbers; without what was given back. */
    @Select(COLUMNS + """
            where window_id = #{window} and starts_at >= #{from} and starts_at < #{until} and state <> 'CANCELLED'
              and (starts_at > #{from} or number > #{number})
            order by starts_at, number limit #{limit}
            """)
    List<BookingRow> at(
            @Param("window") long window,
            @Param("from") Instant from,
            @Param("number") long number,
            @Param("until") Instant until,
            @Param("limit") int limit);

    /** Who has one of these slots, from the smallest id up. */
    @Select("""
            <script>
            select id from hall_booking
            where state = 'BOOKED' and slot_id in
              <foreach item="it" collection="slots" open="(" separator="," close=")">#{it}</foreach>
            order by id
            </script>
            """)
    List<Long> booked(@Param("slots") Collection<Long> slots);

    @Select("""
            <script>
            select id from hall_booking
            where person_id = #{person} and state in
              <foreach item="it" collection="states" open="(" separator="," close=")">#{it}</foreach>
            order by id
            </script>
            """)
    List<Long> live(@Param("person") long person, @Param("states") Collection<WindowBookingState> states);

    @Delete("delete from hall_booking where ends_at < #{limit} limit #{atMost}")
    int removeBefore(@Param("limit") Instant limit, @Param("atMost") int atMost);
}
