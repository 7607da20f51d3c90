package cn.doorplate.identity;

import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface DesktopLoginMapper {

    @Insert("""
            insert into desktop_login (id, code_hash, poll_hash, device, address, status, expires_at, created_at)
            values (#{row.id}, #{code}, #{poll}, #{row.device}, #{row.address}, #{row.status}, #{row.expiresAt},
              #{row.createdAt})
            """)
    int insert(@Param("row") DesktopLoginRow row, @Param("code") byte[] codeHash, @Param("poll") byte[] pollHash);

    @Select("""
            select id, device, address, status, person_id, created_at, expires_at from desktop_login
            where code_hash = #{code}
            """)
    @Nullable DesktopLoginRow byCode(@Param("code") byte[] codeHash);

    @Select("""
            select id, device, address, status, person_id, created_at, expires_at from desktop_login
            where poll_hash = #{poll}
            """)
    @Nullable DesktopLoginRow byPoll(@Param("poll") byte[] pollHash);

    /** Expects one row: it waits, and its time is not over. */
    @Update("""
            update desktop_login set status = #{status}, person_id = #{personId}
            where code_hash = #{code} and status = 'WAITING' and expires_at > #{now}
            """)
    int answer(
            @Param("code") byte[] codeHash,
            @Param("status") DesktopLoginStatus status,
            @Param("personId") long personId,
            @Param("now") Instant now);

    /** Expects one row: whoever comes second gets nothing. */
    @Update("""
            update desktop_login set status = 'EXPIRED'
            where id = #{id} and status = 'CONFIRMED' and expires_at > #{now}
            """)
    int finish(@Param("id") long id, @Param("now") Instant now);

    @Delete("delete from desktop_login where person_id = #{personId}")
    int removeOf(@Param("personId") long personId);

    @Delete("delete from desktop_login where expires_at < #{limit} order by expires_at limit #{atMost}")
    int removeBefore(@Param("limit") Instant limit, @Param("atMost") int atMost);
}
