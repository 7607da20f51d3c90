package cn.doorplate.event;

import cn.doorplate.event.EventStandingMapper.Listed;
import cn.doorplate.event.EventStandingMapper.Range;
import cn.doorplate.search.Reads;
import cn.doorplate.search.SearchText;
import cn.doorplate.search.TextIndex;
import cn.doorplate.shared.BadInput;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds events by words of their titles, hosts and venues. */
@Component
class EventSearch {

    /** The kind of events in the {@link TextIndex}. */
    static final int KIND = 5;

    /** Words that no more events hold than this, in all the country, are looked up. */
    private static final int RARE = 60;

    private static final int MOST_READS = 200;
    private static final int LONGEST_QUERY = 64;
    private static final int MOST_WORDS = 4;

    private final TextIndex index;
    private final EventStandingMapper standings;

    EventSearch(TextIndex index, EventStandingMapper standings) {
        this.index = index;
        this.standings = standings;
    }

    /** Normalised; empty for a query that asks for nothing. */
    static List<String> words(String query) {
        if (query.length() > LONGEST_QUERY) {
            throw new BadInput("查询内容请不要超过 64 个字。");
        }
        List<String> words = SearchText.words(query);
        if (words.size() > MOST_WORDS) {
            throw new BadInput("请用不超过 4 个词查找，例如“体检 司机”。");
        }
        return words;
    }

    static boolean holds(EventContent content, List<String> words) {
        String text = SearchText.normalise(content.searchText());
        return words.stream().allMatch(text::contains);
    }

    /** Those standing in these ranges that may hold some rare words, soonest first; empty where the words are too common for that. */
    Optional<List<Listed>> few(List<String> words, Collection<Range> ranges) {
        return index.few(KIND, words, RARE, new Reads(MOST_READS))
                .map(ids -> ids.isEmpty() ? List.of() : standings.among(ids, ranges));
    }

    /** It is found by what it says from now on; null for an end that has none. */
    void replace(long id, String before, String after) {
        index.replace(KIND, id, before, after);
    }
}
