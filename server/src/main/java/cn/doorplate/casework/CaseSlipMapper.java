package cn.doorplate.casework;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
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

    /** Of all slips that the case has by then; 0 if it has none. */
    @Update("update case_slip set unsent_at = #{now} where case_id = #{caseId}")
    int unsent(@Param("caseId") long caseId, @Param("now") Instant now);

    /** Since when it is known that the SMS of that case never will go out; null as long as it is not. */
    @Select("select max(unsent_at) from case_slip where case_id = #{caseId}")
    @Nullable Instant unsentAt(@Param("caseId") long caseId);

    @Select("select case_id from case_slip where token_hash = #{hash} and expires_at > #{now}")
    @Nullable Long find(@Param("hash") byte[] hash, @Param("now") Instant now);
}
