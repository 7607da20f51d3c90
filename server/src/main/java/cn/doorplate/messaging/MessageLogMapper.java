package cn.doorplate.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface MessageLogMapper {

    /** A lane and the last number in it. */
    record LaneRow(int lane, long seq) {}

    /** Who was told of what. */
    record ToldRow(long personId, String cause) {}

    /**
     * Locks lanes, in one order, until the transaction is over. By the key, so that no other lane is waited for: a scan of the
     * table would go through all sixteen.
     */
    @Select("""
            <script>
            select lane, seq from message_lane force index (primary)
            where lane in <foreach item="lane" collection="lanes" open="(" separator="," close=")">#{lane}</foreach>
            order by lane for update
            </script>
            """)
    List<LaneRow> lock(@Param("lanes") Collection<Integer> lanes);

    /** All of them, as they are committed. */
    @Select("select lane, seq from message_lane order by lane")
    List<LaneRow> heads();

    /** One of them, as it is committed. */
    @Select("select seq from message_lane where lane = #{lane}")
    long head(@Param("lane") int lane);

    /** For who holds their locks. */
    @Update("""
            <script>
            update message_lane set seq = case lane
              <foreach item="head" collection="heads">when #{head.lane} then #{head.seq} </foreach>
              end
            where lane in
              <foreach item="head" collection="heads" open="(" separator="," close=")">#{head.lane}</foreach>
            </script>
            """)
    int move(@Param("heads") Collection<LaneRow> heads);

    /** Those whom the account was not closed of. */
    @Select("""
            <script>
            select id from person where status &lt;&gt; 'CLOSED' and id in
              <foreach item="id" collection="persons" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> present(@Param("persons") Collection<Long> persons);

    /** Those of them who were told of it, by what. */
    @Select("""
            <script>
            select person_id, cause from message where
              <foreach item="persons" index="cause" collection="causes" separator=" or ">
                (cause = #{cause} and person_id in
                  <foreach item="id" collection="persons" open="(" separator="," close=")">#{id}</foreach>)
              </foreach>
            </script>
            """)
    List<ToldRow> told(@Param("causes") Map<String, Set<Long>> causes);
}
