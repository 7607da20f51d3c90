package cn.doorplate.casework;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The lanes in which events get their numbers. */
@Mapper
interface CaseLaneMapper {

    /** A lane and the last number in it. */
    record LaneRow(int lane, long seq) {}

    /** A lane's end, sealed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(int lane, long seq, byte @Nullable [] seal) {}

    /** Locks lanes, in one order, until the transaction is over; by the key, so that no other lane is waited for. */
    @Select("""
            <script>
            select lane, seq from case_lane force index (primary)
            where lane in <foreach item="lane" collection="lanes" open="(" separator="," close=")">#{lane}</foreach>
            order by lane for update
            </script>
            """)
    List<LaneRow> lock(@Param("lanes") Collection<Integer> lanes);

    /** All of them, as they are committed. */
    @Select("select lane, seq, seal from case_lane order by lane")
    List<Sealed> all();

    /** For who holds their locks. */
    @Update("""
            <script>
            update case_lane set
              seal = case lane <foreach item="it" collection="ends">when #{it.lane} then #{it.seal} </foreach> end,
              seq = case lane <foreach item="it" collection="ends">when #{it.lane} then #{it.seq} </foreach> end
            where lane in <foreach item="it" collection="ends" open="(" separator="," close=")">#{it.lane}</foreach>
            </script>
            """)
    int move(@Param("ends") Collection<Sealed> ends);
}
