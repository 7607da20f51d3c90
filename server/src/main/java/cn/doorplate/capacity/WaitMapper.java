package cn.doorplate.capacity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The lines for the shares. Who writes holds the pool. */
@Mapper
interface WaitMapper {

    @Insert("""
            <script>
            insert into capacity_wait (pool, share, seq, holder, created_at) values
            <foreach item="share" collection="shares" separator=",">
              (#{claim.pool}, #{share}, #{claim.seq}, #{claim.holder}, #{now})
            </foreach>
            </script>
            """)
    int insert(@Param("claim") ClaimRow claim, @Param("shares") Collection<Integer> shares, @Param("now") Instant now);

    /** The first in line for a share. */
    @Select("""
            select c.pool, c.holder, c.claimant, c.share, c.wanted, c.state, c.seq, c.until, c.changed_at
            from capacity_wait w join capacity_claim c on c.pool = w.pool and c.holder = w.holder
            where w.pool = #{pool} and w.share = #{share} order by w.seq limit #{limit}
            """)
    List<ClaimRow> first(@Param("pool") long pool, @Param("share") int share, @Param("limit") int limit);

    /** By the shares too, for they come first in the key. */
    @Delete("""
            <script>
            delete from capacity_wait where pool = #{pool}
              and share in <foreach item="it" collection="shares" open="(" separator="," close=")">#{it}</foreach>
              and seq in <foreach item="it" collection="seqs" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    int remove(
            @Param("pool") long pool,
            @Param("shares") Collection<Integer> shares,
            @Param("seqs") Collection<Long> seqs);
}
