package cn.doorplate.media;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.media.MediaClient.Answer;
import cn.doorplate.media.content.SampleFiles;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Files come in, and go out to who may see them. */
@IntegrationTest
class MediaHttpTests {

    private static final String NODE =
            "query($id: ID!) { node(id: $id) { id ... on Media { kind bytes width height url" + " thumbnailUrl } } }";

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlacePaths paths;

    @Autowired
    Secrets secrets;

    @Autowired
    Clock clock;

    @Autowired
    MediaSettings settings;

    @SuppressWarnings("NullAway.Init")
    MediaClient client;

    @SuppressWarnings("NullAway.Init")
    TestPeople people;

    @SuppressWarnings("NullAway.Init")
    Someone someone;

    @BeforeEach
    void meet() {
        client = new MediaClient(port);
        people = new TestPeople(jdbc, paths);
        someone = people.someone();
    }

    @ParameterizedTest
    @MethodSource
    void takesEachKindAndShowsItAsWhatItIs(byte[] file, String kind, String type, String disposition) {
        Answer sent = client.send(someone, file, "Content-Type", "text/html");
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.header("Content-Type")).startsWith("application/json");
        assertThat(sent.json().path("kind").asString()).isEqualTo(kind);
        Answer shown = client.get(media(someone, sent.id()).path("url").asString());
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("Content-Type")).isEqualTo(type);
        assertThat(shown.header("Content-Disposition")).startsWith(disposition + "; filename=\"" + sent.id() + ".");
        assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(shown.header("Content-Security-Policy")).contains("sandbox");
        assertThat(shown.header("Cache-Control")).matches("private, max-age=[1-5]?\\d\\d");
        assertThat(shown.bytes()).hasSize(sent.json().path("bytes").asInt());
    }

    static List<Object[]> takesEachKindAndShowsItAsWhatItIs() {
        return List.of(
                new Object[] {SampleFiles.jpeg(), "PICTURE", "image/jpeg", "inline"},
                new Object[] {SampleFiles.png(), "PICTURE", "image/png", "inline"},
                new Object[] {SampleFiles.webp(), "PICTURE", "image/jpeg", "inline"},
                new Object[] {SampleFiles.mp3(), "SOUND", "audio/mpeg", "inline"},
                new Object[] {SampleFiles.m4a(), "SOUND", "audio/mp4", "inline"},
                new Object[] {SampleFiles.pdf(), "DOCUMENT", "application/pdf", "attachment"},
                new Object[] {
                    SampleFiles.xlsx(),
                    "WORKBOOK",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "attachment"
                });
    }

    @Test
    void takesWhatSaysNoLengthAndWhatMiniProgramsSend() {
        assertThat(client.sendChunked(someone, SampleFiles.jpeg()).status()).isEqualTo(201);
        Answer form = client.sendForm(someone, "file", SampleFiles.jpeg());
        assertThat(form.status()).isEqualTo(201);
        assertThat(form.json().path("width").asInt()).isEqualTo(64);
        assertThat(client.sendForm(someone, "picture", SampleFiles.jpeg()).code())
                .isEqualTo("NO_FILE");
    }

    @Test
    void takesNothingFromPassersByAndFromWhoHasNotAgreed() {
        Answer passer = client.send(null, SampleFiles.jpeg());
        assertThat(passer.status()).isEqualTo(401);
        assertThat(passer.code()).isEqualTo("UNAUTHORIZED");
        assertThat(passer.message()).contains("登录");
        assertThat(client.send(new Someone(1, "dps_forged"), SampleFiles.jpeg()).status())
                .isEqualTo(401);
        Answer newcomer = client.send(people.newcomer(), SampleFiles.jpeg());
        assertThat(newcomer.status()).isEqualTo(403);
        assertThat(newcomer.code()).isEqualTo("CONSENT_REQUIRED");
    }

    @Test
    void refusesAByteMoreThanTenMegabytes() {
        byte[] most = Arrays.copyOf("%PDF-1.4".getBytes(StandardCharsets.ISO_8859_1), UploadBody.LARGEST);
        byte[] more = Arrays.copyOf(most, UploadBody.LARGEST + 1);
        // Not too large, but no document either.
        assertThat(client.send(someone, most).code()).isEqualTo("FILE_DAMAGED");
        assertThat(client.sendChunked(someone, most).code()).isEqualTo("FILE_DAMAGED");
        assertThat(client.sendForm(someone, "file", most).code()).isEqualTo("FILE_DAMAGED");
        for (Answer answer : List.of(
                client.send(someone, more),
                client.sendChunked(someone, more),
                client.sendForm(someone, "file", more))) {
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.code()).isEqualTo("TOO_LARGE");
            assertThat(answer.message()).contains("10 MB");
        }
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Answer page = client.send(someone, "<html>".getBytes(StandardCharsets.UTF_8), "Content-Type", "image/jpeg");
        assertThat(page.status()).isEqualTo(415);
        assertThat(page.code()).isEqualTo("FILE_UNKNOWN");
        Answer cut = client.send(someone, Arrays.copyOf(SampleFiles.jpeg(), 300));
        assertThat(cut.status()).isEqualTo(422);
        assertThat(cut.message()).contains("重新");
        assertThat(cut.json()
                        .path("errors")
                        .path(0)
                        .path("extensions")
                        .path("traceId")
                        .asString())
                .isEqualTo(cut.header("X-Trace-Id"));
        assertThat(client.send(someone, new byte[0]).code()).isEqualTo("NO_FILE");
        assertThat(jdbc.queryForObject("select count(*) from media where owner_id = ?", Integer.class, someone.id()))
                .isZero();
        try (var files = Files.list(MediaUpload.incoming(settings))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void answersARetryWithTheSameFile() {
        String key = UUID.randomUUID().toString();
        Answer first = client.send(someone, SampleFiles.jpeg(), "Idempotency-Key", key);
        assertThat(client.send(someone, SampleFiles.jpeg(), "Idempotency-Key", key)
                        .id())
                .isEqualTo(first.id());
        Answer other = client.send(someone, SampleFiles.png(), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("KEY_REUSED");
        assertThat(client.send(people.someone(), SampleFiles.jpeg(), "Idempotency-Key", key)
                        .id())
                .isNotEqualTo(first.id());
        assertThat(client.send(someone, SampleFiles.jpeg()).id()).isNotEqualTo(first.id());
        assertThat(client.send(someone, SampleFiles.jpeg(), "Idempotency-Key", "k".repeat(65))
                        .code())
                .isEqualTo("BAD_KEY");
    }

    @Test
    void makesOneFileOfTwinsThatComeAtOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        List<Answer> answers = atOnce(8, () -> client.send(someone, SampleFiles.jpegOfNoise(), "Idempotency-Key", key));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(Set.copyOf(answers.stream().map(Answer::id).toList())).hasSize(1);
        String url = media(someone, answers.get(0).id()).path("url").asString();
        assertThat(client.get(url).bytes())
                .hasSize(answers.get(0).json().path("bytes").asInt());
    }

    @Test
    void takesManyAtOnce() throws Exception {
        List<Answer> answers = atOnce(24, () -> client.send(someone, SampleFiles.jpegOfNoise()));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(Set.copyOf(answers.stream().map(Answer::id).toList())).hasSize(24);
    }

    @Test
    void keepsAScriptFromFillingTheDisk() {
        for (int i = 0; i < 100; i++) {
            jdbc.update(
                    "insert into media (id, owner_id, status, format, file_name, bytes, upload_hash, created_at)"
                            + " values (?, ?, 'STORED', 'PDF', ?, 1, ?, utc_timestamp(3))",
                    Ids.next(),
                    someone.id(),
                    UUID.randomUUID().toString().replace("-", ""),
                    new byte[32]);
        }
        assertThat(client.send(someone, SampleFiles.jpeg()).status()).isEqualTo(429);
    }

    @Test
    void opensALinkOnlyAsItWasMade() {
        String id = client.send(someone, SampleFiles.jpegOfNoise()).id();
        String other = client.send(someone, SampleFiles.jpeg()).id();
        JsonNode media = media(someone, id);
        String url = media.path("url").asString();
        String thumbnail = media.path("thumbnailUrl").asString();
        assertThat(client.get(url).status()).isEqualTo(200);
        assertThat(client.get(thumbnail).header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(client.get(thumbnail).bytes().length)
                .isLessThan(client.get(url).bytes().length);
        for (String forged : List.of(
                url.replace(id, other),
                url.replace("original", "thumbnail"),
                thumbnail.replace("thumbnail", "original"),
                url.replaceFirst("expires=\\d", "expires=9"),
                url.replaceFirst("expires=", "expires=+"),
                url.replaceFirst("expires=\\d+", "expires=x"),
                url.substring(0, url.length() - 1),
                url.replaceFirst("&sig=.*", ""),
                url.replaceFirst("sig=.*", "sig="),
                url.replaceFirst("/media/\\w+/", "/media/nothing/"))) {
            Answer answer = client.get(forged);
            assertThat(answer.status()).as(forged).isEqualTo(404);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void opensNoLinkForLongerThanTenMinutes() {
        String id = client.send(someone, SampleFiles.jpeg()).id();
        for (int minutes : new int[] {-10, -11, -60}) {
            Clock before = Clock.offset(clock, Duration.ofMinutes(minutes));
            String url = new MediaLinks(secrets, before).to(id, MediaVariant.ORIGINAL);
            assertThat(client.get(url).status()).isEqualTo(404);
        }
        Clock shortBefore = Clock.offset(clock, Duration.ofMinutes(-4));
        assertThat(client.get(new MediaLinks(secrets, shortBefore).to(id, MediaVariant.ORIGINAL))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void showsAnUnclaimedFileToItsSenderAlone() {
        String id = client.send(someone, SampleFiles.jpeg()).id();
        assertThat(media(someone, id).path("width").asInt()).isEqualTo(64);
        assertThat(media(people.someone(), id).isNull()).isTrue();
        assertThat(media(null, id).isNull()).isTrue();
    }

    @Test
    void showsAClaimedFileToNobodyWhomItsThingDoesNotKnow() {
        String id = client.send(someone, SampleFiles.jpeg()).id();
        String url = media(someone, id).path("url").asString();
        jdbc.update("update media set status = 'CLAIMED', claimed_by = 'nothing:1' where id = ?", Ids.fromOpaque(id));
        assertThat(media(someone, id).isNull()).isTrue();
        jdbc.update("update media set status = 'GONE' where id = ?", Ids.fromOpaque(id));
        assertThat(client.get(url).status()).isEqualTo(404);
    }

    @Test
    void hasNoThumbnailOfASound() {
        String id = client.send(someone, SampleFiles.mp3()).id();
        assertThat(media(someone, id).path("thumbnailUrl").isNull()).isTrue();
        assertThat(media(someone, id).path("width").isNull()).isTrue();
        assertThat(client.get(new MediaLinks(secrets, clock).to(id, MediaVariant.THUMBNAIL))
                        .status())
                .isEqualTo(404);
    }

    private JsonNode media(@Nullable Someone who, String id) {
        return client.graphQl(who, NODE, Map.of("id", id)).path("data").path("node");
    }

    private static List<Answer> atOnce(int times, Callable<Answer> send) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<Answer>> answers = threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> send).toList());
            List<Answer> all = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }
}
