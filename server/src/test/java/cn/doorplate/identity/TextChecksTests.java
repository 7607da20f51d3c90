package cn.doorplate.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import cn.doorplate.wechat.ContentChecks;
import cn.doorplate.wechat.ContentScene;
import cn.doorplate.wechat.Verdict;
import cn.doorplate.wechat.WeChatFailure;
import cn.doorplate.wechat.WeChatRefused;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What WeChat holds of a text, however long it is, and where it cannot look. */
class TextChecksTests {

    private static final long AUTHOR = 7;

    private final ContentChecks weChat = mock(ContentChecks.class);
    private final OpenIds openIds = mock(OpenIds.class);
    private final TextChecks checks = new TextChecks(weChat, openIds);

    @Test
    void aTextIsCutByCharactersAndLosesNone() {
        String text = "😀".repeat(2_499) + "字".repeat(2_502);

        assertThat(TextChecks.parts(text))
                .hasSize(3)
                .allMatch(part -> part.codePointCount(0, part.length()) <= ContentChecks.LONGEST)
                .satisfies(parts -> assertThat(String.join("", parts)).isEqualTo(text));
    }

    @Test
    void whatStandsBehindTheFirstPartIsLookedAtToo() {
        when(openIds.of(AUTHOR)).thenReturn(Optional.of("o-1"));
        when(weChat.checkText(any(), eq("o-1"), any())).thenReturn(Verdict.PASS);
        when(weChat.checkText(argThat(part -> part != null && part.contains("坏")), any(), any()))
                .thenReturn(Verdict.RISKY);

        assertThat(checks.isRisky(AUTHOR, "好".repeat(3_000) + "坏", ContentScene.FORUM))
                .isTrue();
        assertThat(checks.of(AUTHOR, "好".repeat(3_000), ContentScene.FORUM)).isEqualTo(Verdict.PASS);
    }

    @Test
    void onePartThatAPersonShouldLookAtIsEnough() {
        when(openIds.of(AUTHOR)).thenReturn(Optional.of("o-1"));
        when(weChat.checkText(any(), any(), any())).thenReturn(Verdict.REVIEW, Verdict.PASS);

        assertThat(checks.of(AUTHOR, "好".repeat(3_000), ContentScene.FORUM)).isEqualTo(Verdict.REVIEW);
    }

    @Test
    void whatWeChatCannotLookAtIsUncheckedAndNotRisky() {
        assertThat(checks.of(AUTHOR, "在电脑上写的", ContentScene.FORUM)).isEqualTo(Verdict.UNCHECKED);
        verifyNoInteractions(weChat);

        when(openIds.of(AUTHOR)).thenReturn(Optional.of("o-1"));
        when(weChat.checkText(any(), any(), any())).thenThrow(new WeChatRefused(WeChatFailure.AWAY));
        assertThat(checks.isRisky(AUTHOR, "话".repeat(6_000), ContentScene.FORUM))
                .isFalse();
        verify(weChat, times(1)).checkText(any(), any(), any());
    }
}
