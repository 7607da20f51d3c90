package cn.doorplate.capacity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Pools and their shares. */
@Mapper
interface PoolMapper {

    String POOL = """
            select p.id, p.kind, p.opens_at, p.closes_at, p.offers_end_at, p.offer_seconds, p.waiting_limit, p.waiting, p.next_seq,
              p.version, p.closed, p.due_at, s.number, s.places, s.taken, s.waiting as share_waiting,
            """;

    /** Locks the pool, and with it all that is its own; the pool's row is found by a constant, and so is locked before the rest. */
    @Select(POOL + """
              c.holder, c.claimant, c.share, c.wanted, c.state, c.seq, c.until, c.changed_at
            from capacity_pool p join capacity_share s on s.pool = p.id
            left join capacity_claim c on c.pool = p.id and c.holder = #{holder,jdbcType=BIGINT}
            where p.id = #{pool} for update
            """)
    List<PoolRow> hold(@Param("pool") long pool, @Param("holder") @Nullable Long holder);

    /** The same for several, with the claims that they have or had. */
    @Select("<script>" + POOL + """
              c.holder, c.claimant, c.share, c.wanted, c.state, c.seq, c.until, c.changed_at
            from capacity_pool p join capacity_share s on s.pool = p.id
            left join capacity_claim c on c.pool = p.id and c.holder in
              <foreach item="it" collection="holders" open="(" separator="," close=")">#{it}</foreach>
            where p.id = #{pool} for update
            </script>
            """)
    List<PoolRow> holdFor(@Param("pool") long pool, @Param("holders") Collection<Long> holders);

    /** As they are, with nobody's claim. */
    @Select("<script>" + POOL + """
              null as holder, null as claimant, null as share, null as wanted, null as state, null as seq, null as until,
              null as changed_at
            from capacity_pool p join capacity_share s on s.pool = p.id
            where p.id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<PoolRow> find(@Param("ids") Collection<Long> ids);

    @Insert("""
            insert into capacity_pool (id, kind, opens_at, closes_at, offers_end_at, offer_seconds, waiting_limit, created_at)
            values (#{pool.id}, #{pool.kind}, #{pool.terms.opensAt}, #{pool.terms.closesAt}, #{pool.terms.offersEndAt},
              #{pool.terms.offerTime.seconds}, #{pool.terms.waitingLimit}, #{now})
            """)
    int insert(@Param("pool") NewPool pool, @Param("now") Instant now);

    @Insert("""
            insert into capacity_share (pool, number, places, created_at) values (#{pool}, #{number}, #{places}, #{now})
            """)
    int insertShare(
            @Param("pool") long pool,
            @Param("number") int number,
            @Param("places") int places,
            @Param("now") Instant now);

    @Update("""
            update capacity_pool set opens_at = #{terms.opensAt}, closes_at = #{terms.closesAt},
              offers_end_at = #{terms.offersEndAt}, offer_seconds = #{terms.offerTime.seconds},
              waiting_limit = #{terms.waitingLimit}
            where id = #{pool}
            """)
    int setTerms(@Param("pool") long pool, @Param("terms") Terms terms);

    @Update("""
            update capacity_share set places = #{share.places}, taken = #{share.taken}, waiting = #{share.waiting}
            where pool = #{pool} and number = #{number}
            """)
    int setShare(@Param("pool") long pool, @Param("number") int number, @Param("share") ShareState share);

    /** @param version that was read when the pool was locked: nobody else has written since */
    @Update("""
            update capacity_pool set waiting = #{waiting}, next_seq = #{nextSeq}, closed = #{closed}, due_at = #{dueAt},
              version = version + 1
            where id = #{pool} and version = #{version}
            """)
    int set(
            @Param("pool") long pool,
            @Param("version") long version,
            @Param("waiting") int waiting,
            @Param("nextSeq") long nextSeq,
            @Param("closed") boolean closed,
            @Param("dueAt") @Nullable Instant dueAt);

    /** Those for which it is time, the longest due first. */
    @Select("select id from capacity_pool where due_at <= #{now} order by due_at, id limit #{limit}")
    List<Long> due(@Param("now") Instant now, @Param("limit") int limit);

    /** One that is due is not, for a while. */
    @Update("update capacity_pool set due_at = #{at} where id = #{pool} and due_at <= #{now}")
    int putOff(@Param("pool") long pool, @Param("now") Instant now, @Param("at") Instant at);
}
