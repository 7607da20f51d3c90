package cn.doorplate.identity;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
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
interface SessionMapper extends BaseMapper<SessionRow> {

    @Select("""
            select id, token_hash, person_id, kind, expires_at, ended_at from session
            where token_hash = #{hash} and ended_at is null and expires_at > #{now}
            """)
    @Nullable SessionRow alive(@Param("hash") byte[] tokenHash, @Param("now") Instant now);

    @Select("""
            select id, token_hash, person_id, kind, expires_at, ended_at from session
            where person_id = #{personId} and ended_at is null and expires_at > #{now} order by id
            """)
    List<SessionRow> aliveOf(@Param("personId") long personId, @Param("now") Instant now);

    @Select("""
            select id, token_hash, person_id, kind, expires_at, ended_at from session
            where person_id = #{personId} order by id desc limit 100
            """)
    List<SessionRow> allOf(@Param("personId") long personId);

    /** Ends it, once; expects one row. */
    @Update("update session set ended_at = #{at} where id = #{id} and ended_at is null")
    int end(@Param("id") long id, @Param("at") Instant at);

    /** The next number for ends. Locks the row until the transaction is over, so it comes last. */
    @Update("update session_clock set number = number + 1 where id = 1")
    int advance();

    @Select("select number from session_clock where id = 1")
    long number();

    @Insert("insert into session_end (number, token_hash, created_at) values (#{number}, #{hash}, #{at})")
    int announce(@Param("number") long number, @Param("hash") byte[] tokenHash, @Param("at") Instant at);

    @Select("select number, token_hash from session_end where number > #{number} order by number")
    List<SessionEndRow> endsAfter(@Param("number") long number);

    @Select("select coalesce(min(number), 0) - 1 from session_end where created_at >= #{since}")
    long numberBefore(@Param("since") Instant since);

    /** The tokens whose time ran out in between. */
    @Select("select token_hash from session where expires_at > #{from} and expires_at <= #{to} and ended_at is null")
    List<byte[]> expiredBetween(@Param("from") Instant from, @Param("to") Instant to);

    @Delete("delete from session_end where created_at < #{before} limit 1000")
    int forgetEnds(@Param("before") Instant before);

    @Delete("delete from session where expires_at < #{limit} order by expires_at limit #{atMost}")
    int removeExpiredBefore(@Param("limit") Instant limit, @Param("atMost") int atMost);
}
