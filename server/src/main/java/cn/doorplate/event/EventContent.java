package cn.doorplate.event;

import cn.doorplate.place.PlaceRef;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What staff wrote of an event. It is kept as JSON.
 *
 * @param places where it stands: on the plates there, and for who lives, rides or works there
 * @param cover the id of a picture
 * @param repeats how a draft repeats; null if it does not, and once it is published
 */
record EventContent(
        EventKind kind,
        String title,
        String text,
        String host,
        @Nullable String contact,
        List<PlaceRef> places,
        EventVenue venue,
        EventTimes times,
        EventSeats seats,
        List<EventQuestion> questions,
        @Nullable EventRepeat repeats,
        @Nullable Long cover) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A crowd signs up for one event; what is written of it is read once. */
    private static final LoadingCache<String, EventContent> READ =
            Caffeine.newBuilder().maximumSize(500).build(json -> JSON.readValue(json, EventContent.class));

    static EventContent read(String json) {
        return READ.get(json);
    }

    EventContent {
        places = List.copyOf(places);
        questions = List.copyOf(questions);
    }

    String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** By which it is found. */
    String searchText() {
        return title + " " + host + " " + venue.words();
    }

    EventContent withCover(@Nullable Long picture) {
        return new EventContent(
                kind, title, text, host, contact, places, venue, times, seats, questions, repeats, picture);
    }

    /** The same at other times, repeating no more. */
    EventContent at(EventTimes other) {
        return new EventContent(kind, title, text, host, contact, places, venue, other, seats, questions, null, cover);
    }

    EventContent later(Duration by) {
        return at(times.later(by));
    }
}
