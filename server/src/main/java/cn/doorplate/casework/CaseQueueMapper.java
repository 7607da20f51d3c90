package cn.doorplate.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Queues of desks as wholes: their heads and their lengths. */
@Mapper
interface CaseQueueMapper {

    /** A desk where something waits, and the number by which the first of it stands there. */
    record Head(String desk, long queueKey) {}

    /** One row a desk. */
    @Select("""
            <script>
            <foreach item="desk" collection="desks" separator=" union all ">
              (select desk, queue_key from ledger_case force index (case_queue)
               where desk = #{desk} and queue_key >= 0 order by queue_key limit 1)
            </foreach>
            </script>
            """)
    List<Head> heads(@Param("desks") Collection<String> desks);

    /** What waits at a desk. */
    record Waiting(String desk, int waiting, int overdue, int mine) {}

    /**
     * For each desk, among the first so many of its queue; of one's own all. Those that are overdue stand in front.
     *
     * @param most of each sort
     * @param examined of each desk
     */
    @Select("""
            <script>
            <foreach item="desk" collection="desks" separator=" union all ">
              select #{desk} as desk,
                least(#{most}, coalesce(sum(handler_id is null and state &lt;&gt; 'PAUSED'), 0)) as waiting,
                least(#{most}, coalesce(sum(due_at &lt; #{now}), 0)) as overdue,
                (select count(*) from (
                   select 1 from ledger_case force index (case_mine)
                   where handler_id = #{person} and queue_key >= 0 and desk = #{desk} limit #{most}) own) as mine
              from (select handler_id, state, due_at from ledger_case force index (case_queue)
                    where desk = #{desk} and queue_key >= 0 order by queue_key limit #{examined}) front
            </foreach>
            </script>
            """)
    List<Waiting> waiting(
            @Param("desks") Collection<String> desks,
            @Param("person") long person,
            @Param("now") Instant now,
            @Param("most") int most,
            @Param("examined") int examined);

    /** A desk that ever had a case, and where the last that waits there stands; null when none does. */
    record Last(String desk, @Nullable Long queueKey) {}

    /** A jump each. */
    @Select("select desk, max(queue_key) as queue_key from ledger_case force index (case_queue) group by desk")
    List<Last> lastAtDesks();

    /** How many of what somebody raised have not ended, so many at the most. */
    @Select("""
            select count(*) from (
              select 1 from ledger_case where raised_by = #{person} and closed_at is null limit #{most}) own
            """)
    int openOf(@Param("person") long person, @Param("most") int most);

    /** The disputes in which somebody is on the other side and was told, newest first. */
    @Select("""
            select distinct case_id from case_party
            where person_id = #{person} and side = 'OTHER_SIDE' and told_at is not null and case_id < #{before}
            order by case_id desc limit #{limit}
            """)
    List<Long> against(@Param("person") long person, @Param("before") long before, @Param("limit") int limit);
}
