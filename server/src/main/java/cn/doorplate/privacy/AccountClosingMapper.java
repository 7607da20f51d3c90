package cn.doorplate.privacy;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface AccountClosingMapper {

    @Insert("""
            insert into account_closing (person_id, requested_at, due_at, created_at)
            values (#{personId}, #{at}, #{due}, #{at})
            """)
    int insert(@Param("personId") long personId, @Param("at") Instant at, @Param("due") Instant due);

    /** Asks again after it was cancelled; no row when it is pending or done. */
    @Update("""
            update account_closing set requested_at = #{at}, due_at = #{due}, cancelled_at = null
            where person_id = #{personId} and cancelled_at is not null and done_at is null
            """)
    int again(@Param("personId") long personId, @Param("at") Instant at, @Param("due") Instant due);

    /** No row once it is due or begun, whatever another server's clock says. */
    @Update("""
            update account_closing set cancelled_at = #{now}
            where person_id = #{personId} and cancelled_at is null and done_at is null and due_at > #{now}
              and lease_by is null
            """)
    int cancel(@Param("personId") long personId, @Param("now") Instant now);

    /**
     * Reads what is committed, also where the transaction at hand began before. A shared lock: who met another's row when
     * inserting holds one on it already, and two such who both wanted more would wait for each other.
     */
    @Select("""
            select person_id, requested_at, due_at, cancelled_at, done_at from account_closing
            where person_id = #{personId} lock in share mode
            """)
    @Nullable AccountClosing now(@Param("personId") long personId);

    @Select("""
            select person_id, requested_at, due_at, cancelled_at, done_at from account_closing
            where person_id = #{personId}
            """)
    @Nullable AccountClosing find(@Param("personId") long personId);

    @Select("""
            select person_id from account_closing
            where done_at is null and due_at <= #{now} and cancelled_at is null
              and (lease_until is null or lease_until <= #{now})
            order by due_at limit #{atMost}
            """)
    List<Long> due(@Param("now") Instant now, @Param("atMost") int atMost);

    @Update("""
            update account_closing set lease_by = #{by}, lease_until = #{until}
            where person_id = #{personId} and done_at is null and cancelled_at is null and due_at <= #{now}
              and (lease_until is null or lease_until <= #{now})
            """)
    int take(
            @Param("personId") long personId,
            @Param("by") long by,
            @Param("now") Instant now,
            @Param("until") Instant until);

    @Update("update account_closing set done_at = #{now} where person_id = #{personId} and done_at is null")
    int done(@Param("personId") long personId, @Param("now") Instant now);

    @Delete("delete from account_closing where done_at < #{limit} order by done_at limit #{atMost}")
    int removeDoneBefore(@Param("limit") Instant limit, @Param("atMost") int atMost);
}
