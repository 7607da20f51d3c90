package cn.doorplate.once;

import java.time.Instant;
import java.util.Collection;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface OnceMapper {

    /** Waits for a transaction that holds the same claim; fails on the key when that one has committed. */
    @Insert("""
            insert into once (actor_hash, operation, key_hash, input_hash, created_at)
            values (#{claim.actor}, #{claim.operation}, #{claim.key}, #{claim.input}, #{at})
            """)
    int claim(@Param("claim") Claim claim, @Param("at") Instant at);

    /** The same for several. */
    @Insert("""
            <script>
            insert into once (actor_hash, operation, key_hash, input_hash, created_at) values
            <foreach item="it" collection="claims" separator=",">
              (#{it.actor}, #{it.operation}, #{it.key}, #{it.input}, #{at})
            </foreach>
            </script>
            """)
    int claimAll(@Param("claims") Collection<Claim> claims, @Param("at") Instant at);

    /** A claim that we hold, and what came of it. */
    record Finished(Claim claim, String outcome) {}

    @Update("""
            <script>
            update once set outcome = case
            <foreach item="it" collection="all" separator=" ">
              when actor_hash = #{it.claim.actor} and key_hash = #{it.claim.key} then #{it.outcome}
            </foreach>
            end
            where outcome is null and operation = #{operation} and (
            <foreach item="it" collection="all" separator=" or ">
              (actor_hash = #{it.claim.actor} and operation = #{operation} and key_hash = #{it.claim.key})
            </foreach>
            )</script>
            """)
    int finishAll(@Param("operation") String operation, @Param("all") Collection<Finished> all);

    @Update("""
            update once set outcome = #{outcome}
            where actor_hash = #{claim.actor} and operation = #{claim.operation} and key_hash = #{claim.key}
              and outcome is null
            """)
    int finish(@Param("claim") Claim claim, @Param("outcome") String outcome);

    @Select("""
            select input_hash, outcome from once
            where actor_hash = #{claim.actor} and operation = #{claim.operation} and key_hash = #{claim.key}
            """)
    @Nullable Done find(@Param("claim") Claim claim);

    /** The oldest first, so that several servers wait for each other and do not deadlock. */
    @Delete("delete from once where created_at < #{before} order by created_at limit 1000")
    int forget(@Param("before") Instant before);
}
