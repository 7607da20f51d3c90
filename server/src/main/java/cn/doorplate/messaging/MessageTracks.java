package cn.doorplate.messaging;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** How far what one event told people has come: for those who have to know whom it reached. */
@Service
public class MessageTracks {

    private final MessageTrackMapper rows;

    MessageTracks(MessageTrackMapper rows) {
        this.rows = rows;
    }

    /**
     * What some people were told, by person; who was told nothing is left out.
     *
     * @param cause how the {@link Outgoing#cause} begins, as in {@code alarm:3k9:}
     */
    public Map<Long, MessageTrack> of(String cause, Collection<Long> people) {
        Map<Long, MessageTrack> found = new LinkedHashMap<>();
        if (people.isEmpty()) {
            return found;
        }
        for (MessageTrackMapper.TrackRow row : rows.of(cause, people)) {
            List<MessageTrack.Leg> leg = row.channel() == null || row.state() == null
                    ? List.of()
                    : List.of(new MessageTrack.Leg(row.channel(), row.state()));
            found.merge(row.personId(), new MessageTrack(row.isRead(), leg), MessageTrack::and);
        }
        return found;
    }
}
