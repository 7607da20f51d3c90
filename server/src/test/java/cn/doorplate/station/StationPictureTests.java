package cn.doorplate.station;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.Viewers;
import cn.doorplate.media.Media;
import cn.doorplate.media.MediaFiles;
import cn.doorplate.media.SamplePhoto;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pictures of stations: everyone sees what is shown, and nobody what is shown no more. */
class StationPictureTests extends StationGround {

    @Autowired
    StationMedia audience;

    @Autowired
    MediaFiles files;

    @Autowired
    Viewers viewers;

    @Test
    void aPictureThatWasTakenOffIsLetGoAndTheOthersStay() {
        String kept = SamplePhoto.sent(port, office.token());
        String dropped = SamplePhoto.sent(port, office.token());
        String id = with(List.of(kept, dropped));
        Media stays = files.find(kept).orElseThrow();
        Media goes = files.find(dropped).orElseThrow();
        assertThat(isSeen(stays)).isTrue();
        assertThat(isSeen(goes)).isTrue();

        Map<String, Object> content = content();
        content.put("pictures", List.of(kept));
        done(send(office, "stationUpdate", "file { id }", Map.of("station", id, "version", 0, "content", content)));
        assertThat(isSeen(stays)).isTrue();
        assertThat(isSeen(goes)).isFalse();
        assertThat(files.find(kept)).isPresent();
        assertThat(files.find(dropped)).isEmpty();
    }

    @Test
    void thePicturesOfAStationThatIsNoMoreGoWithIt() {
        String picture = SamplePhoto.sent(port, office.token());
        String id = with(List.of(picture));
        Media media = files.find(picture).orElseThrow();

        done(send(office, "stationRemove", "removed", Map.of("station", id, "version", 0)));
        assertThat(isSeen(media)).isFalse();
        assertThat(files.find(picture)).isEmpty();
    }

    private String with(List<String> pictures) {
        Map<String, Object> content = content();
        content.put("pictures", pictures);
        return done(create(content)).path("file").path("id").asString();
    }

    /** By a passer-by. */
    private boolean isSeen(Media media) {
        return audience.maySee(viewers.now(people.someone().id()), media, Objects.requireNonNull(media.claim()));
    }
}
