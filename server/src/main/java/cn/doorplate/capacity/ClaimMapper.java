package cn.doorplate.capacity;

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

/** Claims. Who writes holds the pool. */
@Mapper
interface ClaimMapper {

    String COLUMNS = "pool, holder, claimant, share, wanted, state, seq, until, changed_at";

    @Insert("insert into capacity_claim (" + COLUMNS + """
            , created_at)
            values (#{pool}, #{holder}, #{claimant}, #{share}, #{wanted}, #{state}, #{seq}, #{until}, #{changedAt}, #{changedAt})
            """)
    int insert(ClaimRow claim);

    @Insert("<script>insert into capacity_claim (" + COLUMNS + """
            , created_at) values
            <foreach item="it" collection="claims" separator=",">
              (#{it.pool}, #{it.holder}, #{it.claimant}, #{it.share}, #{it.wanted}, #{it.state}, #{it.seq}, #{it.until},
               #{it.changedAt}, #{it.changedAt})
            </foreach>
            </script>
            """)
    int insertAll(@Param("claims") Collection<ClaimRow> claims);

    /** In the place of a claim that is over. */
    @Update("""
            update capacity_claim set claimant = #{claimant}, share = #{share}, wanted = #{wanted}, state = #{state}, seq = #{seq},
              until = #{until}, changed_at = #{changedAt}
            where pool = #{pool} and holder = #{holder} and state in ('RELEASED', 'LAPSED', 'UNMET')
            """)
    int renew(ClaimRow claim);

    /** Several at once, to where one of them goes. */
    @Update("""
            <script>
            update capacity_claim set state = #{to.state}, share = #{to.share}, until = #{to.until}, changed_at = #{to.changedAt}
            where pool = #{to.pool} and state = #{from}
              and holder in <foreach item="it" collection="holders" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    int move(@Param("holders") Collection<Long> holders, @Param("from") ClaimState from, @Param("to") ClaimRow to);

    @Update("""
            update capacity_claim set until = #{until} where pool = #{pool} and state = 'OFFERED' and until > #{until}
            """)
    int endOffersBy(@Param("pool") long pool, @Param("until") Instant until);

    /** Offers whose time is over, the first to end first. */
    @Select("select " + COLUMNS + """
             from capacity_claim
            where pool = #{pool} and state = 'OFFERED' and until <= #{now} order by until, seq limit #{limit}
            """)
    List<ClaimRow> tooLate(@Param("pool") long pool, @Param("now") Instant now, @Param("limit") int limit);

    @Select("select min(until) from capacity_claim where pool = #{pool} and state = 'OFFERED'")
    @Nullable Instant firstOfferEnds(@Param("pool") long pool);

    /** Of each state so many, by an index that is in their order; of all of them so many. */
    @Select("""
            <script>
            select * from (
            <foreach item="state" collection="states" separator=" union all ">
              (select pool, holder, claimant, share, wanted, state, seq, until, changed_at from capacity_claim
              where pool = #{pool} and state = #{state} and seq &gt; #{after} order by seq limit #{limit})
            </foreach>
            ) p order by seq limit #{limit}
            </script>
            """)
    List<ClaimRow> page(
            @Param("pool") long pool,
            @Param("states") Collection<ClaimState> states,
            @Param("after") long after,
            @Param("limit") int limit);

    @Select("<script>select " + COLUMNS + """
             from capacity_claim
            where <foreach item="it" collection="of" separator=" or ">(pool = #{it.pool} and holder = #{it.holder})</foreach>
            </script>
            """)
    List<ClaimRow> find(@Param("of") Collection<PoolHolder> of);

    @Delete("""
            <script>
            delete from capacity_claim where pool = #{pool}
              and holder in <foreach item="it" collection="holders" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    int remove(@Param("pool") long pool, @Param("holders") Collection<Long> holders);

    /** Those of them that are over. */
    @Delete("""
            <script>
            delete from capacity_claim where pool = #{pool} and state in ('RELEASED', 'LAPSED', 'UNMET')
              and holder in <foreach item="it" collection="holders" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    int removeEnded(@Param("pool") long pool, @Param("holders") Collection<Long> holders);

    /** Holders and claimants of live claims, each once. */
    @Select("""
            select p.person from (
              select holder as person from capacity_claim where pool = #{pool} and state in ('HELD', 'OFFERED', 'WAITING')
              union select claimant from capacity_claim where pool = #{pool} and state in ('HELD', 'OFFERED', 'WAITING')
            ) p limit #{limit}
            """)
    List<Long> people(@Param("pool") long pool, @Param("limit") int limit);

    /** Who waits, and how many before them. */
    record Ahead(long pool, long holder, int before) {}

    @Select("""
            <script>
            select w.pool, w.holder, (select count(*) from capacity_claim b
              where b.pool = w.pool and b.state = 'WAITING' and b.seq &lt; w.seq) as `before`
            from capacity_claim w where w.state = 'WAITING' and (
            <foreach item="it" collection="of" separator=" or ">(w.pool = #{it.pool} and w.holder = #{it.holder})</foreach>
            )</script>
            """)
    List<Ahead> ahead(@Param("of") Collection<PoolHolder> of);
}
