package cn.doorplate.capacity;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Counts claims. */
@Mapper
interface CountMapper {

    record Counted(long pool, int held, int offered) {}

    /** What is taken is held or offered; so also where the claims were forgotten. One moment for both. */
    @Select("""
            <script>
            select s.pool, sum(s.taken) - coalesce(max(o.number), 0) as held, coalesce(max(o.number), 0) as offered
            from capacity_share s left join (
              select pool, count(*) as number from capacity_claim
              where pool in <foreach item="it" collection="pools" open="(" separator="," close=")">#{it}</foreach>
                and state = 'OFFERED'
              group by pool
            ) o on o.pool = s.pool
            where s.pool in <foreach item="it" collection="pools" open="(" separator="," close=")">#{it}</foreach>
            group by s.pool
            </script>
            """)
    List<Counted> of(@Param("pools") Collection<Long> pools);
}
