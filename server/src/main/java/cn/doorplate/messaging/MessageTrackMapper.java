package cn.doorplate.messaging;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads how far messages have come. */
@Mapper
interface MessageTrackMapper {

    /**
     * A message, with one of its ways; null where it has none.
     *
     * @param read 1 for one that was read
     */
    record TrackRow(
            long personId,
            int read,
            @Nullable DeliveryChannel channel,
            @Nullable DeliveryState state) {

        boolean isRead() {
            return read != 0;
        }
    }

    /** By the unique key of person and cause. */
    @Select("""
            <script>
            select m.person_id, case when m.read_at is null then 0 else 1 end as `read`, d.channel, d.state
            from message m left join delivery d on d.person_id = m.person_id and d.seq = m.seq
            where m.person_id in <foreach item="it" collection="people" open="(" separator="," close=")">#{it}</foreach>
              and m.cause like concat(#{cause}, '%')
            order by m.person_id, m.seq, d.channel
            </script>
            """)
    List<TrackRow> of(@Param("cause") String cause, @Param("people") Collection<Long> people);
}
