package cn.doorplate.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.media.content.SampleFiles;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pictures and documents of notices: whose they are, what they may be, and who sees them. */
@NullUnmarked // what is null where it must not be is a failed test
class NoticeFilesTests extends NoticeOffice {

    private static final String LINKS =
            "query($id: ID!) { notice(id: $id) { cover { url thumbnailUrl } attachments { kind url thumbnailUrl } } }";

    @Test
    void whoeverMaySeeANoticeOpensItsFilesAndANewEditionKeepsThem() {
        String picture = sent(writer, SampleFiles.jpeg());
        String document = sent(writer, SampleFiles.pdf());
        Map<String, Object> content = content("有附件", "cover", picture);
        content.put("attachments", List.of(document, picture));
        JsonNode published = published(content);

        JsonNode links = TestClient.of(port)
                .field(LINKS, Map.of("id", published.path("id").asString()));
        assertThat(opened(links.at("/cover/url"))).isEqualTo(200);
        assertThat(opened(links.at("/cover/thumbnailUrl"))).isEqualTo(200);
        assertThat(links.path("attachments")
                        .valueStream()
                        .map(it -> it.path("kind").asString()))
                .containsExactly("DOCUMENT", "PICTURE");
        assertThat(opened(links.at("/attachments/0/url"))).isEqualTo(200);
        assertThat(links.at("/attachments/0/thumbnailUrl").isNull()).isTrue();

        JsonNode second = done(edit(reviewer, published, content));
        assertThat(second.at("/edition/attachments")).hasSize(2);
        JsonNode live = done(approve(writer, done(submit(reviewer, second))));
        done(withdraw(writer, live, "换一份"));
        JsonNode gone = TestClient.of(port)
                .field(LINKS, Map.of("id", published.path("id").asString()));
        assertThat(gone.path("cover").isNull()).isTrue();
        assertThat(gone.path("attachments")).isEmpty();
    }

    @Test
    void anothersFileOneThatBelongsElsewhereOrACoverThatIsNoPictureIsRefused() {
        String theirs = sent(reviewer, SampleFiles.jpeg());
        assertThat(declined(draft(writer, content("别人的", "cover", theirs)))).isEqualTo("FILE@content.cover");
        String document = sent(writer, SampleFiles.pdf());
        assertThat(declined(draft(writer, content("不是图", "cover", document)))).isEqualTo("FILE@content.cover");
        String used = sent(writer, SampleFiles.jpeg());
        done(draft(writer, content("用了", "cover", used)));
        assertThat(declined(draft(writer, content("又用", "attachments", List.of(used)))))
                .isEqualTo("FILE@content.attachments[0]");
        List<String> ten = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        assertThat(declined(draft(writer, content("太多", "attachments", ten)))).isEqualTo("FILE@content.attachments");
    }

    @Test
    void whatOnlyAnotherEditionHoldsIsForWhoKeepsTheNotice() {
        Someone reader = people.someone();
        String first = sent(writer, SampleFiles.jpeg());
        String second = sent(writer, SampleFiles.pdf());
        JsonNode published = published(content("第一版", "cover", first));
        JsonNode waiting =
                done(submit(writer, done(edit(writer, published, content("第二版", "attachments", List.of(second))))));

        assertThat(mayOpen(reader, first)).isTrue();
        assertThat(mayOpen(reader, second)).as("not published yet").isFalse();
        assertThat(mayOpen(reviewer, second)).isTrue();

        done(approve(reviewer, waiting));
        assertThat(mayOpen(reader, second)).isTrue();
        assertThat(mayOpen(reader, first)).as("not published any more").isFalse();
        assertThat(mayOpen(reviewer, first)).isTrue();
    }

    private boolean mayOpen(Someone who, String file) {
        return as(who).field("query($id: ID!) { node(id: $id) { ... on Media { url } } }", Map.of("id", file))
                .has("url");
    }

    private String sent(Someone who, byte[] file) {
        HttpResponse<String> answer = as(who).post("/media", "application/octet-stream", file);
        assertThat(answer.body()).contains("\"id\"");
        return new JsonMapper().readTree(answer.body()).path("id").asString();
    }

    private int opened(JsonNode url) {
        URI uri = URI.create(url.asString());
        return TestClient.of(port)
                .get(uri.getRawPath() + "?" + uri.getRawQuery())
                .statusCode();
    }
}
