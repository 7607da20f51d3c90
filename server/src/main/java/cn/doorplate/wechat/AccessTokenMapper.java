package cn.doorplate.wechat;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface AccessTokenMapper {

    @Select("select generation, token, expires_at from wechat_token where app_id = #{appId}")
    @Nullable AccessTokenRow find(String appId);

    /** Makes the row unless it is there. */
    @Insert("insert ignore into wechat_token (app_id) values (#{appId})")
    int add(String appId);

    /** One row for whoever may fetch the token after this generation; none while another may. */
    @Update("""
            update wechat_token set leased_until = #{until}
            where app_id = #{appId} and generation = #{generation} and (leased_until is null or leased_until <= #{now})
            """)
    int lease(
            @Param("appId") String appId,
            @Param("generation") int generation,
            @Param("now") Instant now,
            @Param("until") Instant until);

    /** Gives back what was leased until then and not used. */
    @Update("""
            update wechat_token set leased_until = null
            where app_id = #{appId} and generation = #{generation} and leased_until = #{until}
            """)
    int release(@Param("appId") String appId, @Param("generation") int generation, @Param("until") Instant until);

    /** One row, unless another server was faster: then theirs counts. */
    @Update("""
            update wechat_token
            set token = #{token}, fetched_at = #{now}, expires_at = #{expiresAt}, leased_until = null,
                generation = generation + 1
            where app_id = #{appId} and generation = #{generation}
            """)
    int store(
            @Param("appId") String appId,
            @Param("generation") int generation,
            @Param("token") byte[] token,
            @Param("now") Instant now,
            @Param("expiresAt") Instant expiresAt);

    /** Lets this generation end now if it was fetched by then. */
    @Update("""
            update wechat_token set expires_at = #{now}
            where app_id = #{appId} and generation = #{generation} and fetched_at <= #{fetchedBy}
            """)
    int expire(
            @Param("appId") String appId,
            @Param("generation") int generation,
            @Param("now") Instant now,
            @Param("fetchedBy") Instant fetchedBy);
}
