package cn.doorplate.casework;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Slips by the hash of their tokens. */
@Mapper
interface CaseSlipMapper {

    @Insert("""
            insert into case_slip (token_hash, case_id, expires_at, created_at)
            values (#{hash}, #{caseId}, #{expiresAt}, #{now})
            """)
    int insert(
            @Param("hash") byte[] hash,
            @Param("caseId") long caseId,
            @Param("expiresAt") Instant expiresAt,
            @Param("now") Instant now);

    @Select("select case_id from case_slip where token_hash = #{hash} and expires_at > #{now}")
    @Nullable Long find(@Param("hash") byte[] hash, @Param("now") Instant now);
}
