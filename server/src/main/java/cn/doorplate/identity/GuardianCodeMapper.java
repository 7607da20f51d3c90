package cn.doorplate.identity;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface GuardianCodeMapper {

    /** In the place of the one before. */
    @Insert("""
            insert into guardian_code (person_id, code_hash, expires_at, created_at)
            values (#{personId}, #{code}, #{expiresAt}, #{at})
            on duplicate key update code_hash = #{code}, expires_at = #{expiresAt}, created_at = #{at}
            """)
    int put(
            @Param("personId") long personId,
            @Param("code") byte[] codeHash,
            @Param("expiresAt") Instant expiresAt,
            @Param("at") Instant at);

    /** Who shows it now: one as a rule, two if chance gave them the same. */
    @Select("select person_id from guardian_code where code_hash = #{code} and expires_at > #{now} limit 2")
    List<Long> shownBy(@Param("code") byte[] codeHash, @Param("now") Instant now);

    /** Expects one row: it is good once. */
    @Delete("""
            delete from guardian_code
            where person_id = #{personId} and code_hash = #{code} and expires_at > #{now}
            """)
    int take(@Param("personId") long personId, @Param("code") byte[] codeHash, @Param("now") Instant now);

    @Delete("delete from guardian_code where person_id = #{personId}")
    int removeOf(@Param("personId") long personId);

    @Delete("delete from guardian_code where expires_at < #{limit} order by expires_at limit #{atMost}")
    int removeBefore(@Param("limit") Instant limit, @Param("atMost") int atMost);
}
