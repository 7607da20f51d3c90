package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The histories of cases, for the module that counts what they come to: as they happen, lane by lane, and all of a community. */
@Service
public class CaseStories {

    private final CaseEventMapper events;
    private final CaseLaneMapper lanes;
    private final CaseStoryMapper stories;

    CaseStories(CaseEventMapper events, CaseLaneMapper lanes, CaseStoryMapper stories) {
        this.events = events;
        this.lanes = lanes;
        this.stories = stories;
    }

    /**
     * What happened in a lane.
     *
     * @param last the number of the last event that was read; there is none that was committed and not read up to it
     * @param stories the cases to which it happened, each from its beginning, and maybe beyond that number
     */
    public record Behind(long last, List<CaseStory> stories) {}

    /** The last number of each lane, as it is committed; one statement. */
    public Map<Integer, Long> ends() {
        return lanes.all().stream().collect(Collectors.toMap(CaseLaneMapper.Sealed::lane, CaseLaneMapper.Sealed::seq));
    }

    /** The next events of a lane behind a number; three statements, however many they are. */
    public Behind behind(int lane, long after, int atMost) {
        List<CaseEventMapper.InLane> next = events.inLane(lane, after, atMost);
        if (next.isEmpty()) {
            return new Behind(after, List.of());
        }
        Set<Long> cases =
                next.stream().map(CaseEventMapper.InLane::caseId).collect(Collectors.toCollection(TreeSet::new));
        return new Behind(next.get(next.size() - 1).laneSeq(), of(stories.filed(cases)));
    }

    /** The communities, with a code in that range, in which anything was ever filed. */
    public List<Long> communities(long first, long last) {
        return stories.communities(first, last);
    }

    /** The cases of a kind in a community with ids behind that one, by their ids; two statements. */
    public List<CaseStory> in(long community, CaseKind kind, long after, int atMost) {
        return of(stories.filedIn(community, kind, after, atMost));
    }

    private List<CaseStory> of(Collection<CaseStoryMapper.Filed> filed) {
        if (filed.isEmpty()) {
            return List.of();
        }
        Map<Long, List<CaseStory.Step>> steps = new HashMap<>();
        stories.told(filed.stream().map(CaseStoryMapper.Filed::id).toList())
                .forEach(told -> steps.computeIfAbsent(told.caseId(), id -> new ArrayList<>())
                        .add(new CaseStory.Step(told.laneSeq(), told.action(), told.changes(), told.late())));
        return filed.stream()
                .map(it -> new CaseStory(
                        it.id(), it.regionCode(), it.kind(), it.filedAt(), steps.getOrDefault(it.id(), List.of())))
                .toList();
    }
}
