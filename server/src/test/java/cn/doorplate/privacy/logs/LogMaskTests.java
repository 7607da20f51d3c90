package cn.doorplate.privacy.logs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.logs.LogGrep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogMaskTests {

    private static final String TOKEN = "dps_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "电话13812345678，请回电 | 电话***78，请回电",
                "phone=13812345678 | phone=***78",
                "tel:+86 138-1234-5678. | tel:***78.",
                "8613812345678 | ***78",
                "１３８１２３４５６７８ | ***７８",
                "Duplicate entry '13812345678' for key | Duplicate entry '***78' for key",
                "id 52032919900307001X here | id *** here",
                "\\\"phone\\\":13812345678,\\n13912345678\\n | \\\"phone\\\":***78,\\n***78\\n",
                "{\"phone\":13812345678,\"n\":1} | {\"phone\":\"***78\",\"n\":1}",
                "Authorization: Bearer abcDEF123.-_~+/= x | Authorization: Bearer *** x",
                "token " + TOKEN + "; | token dps_***;",
                "{\"openid\":\"oGZUI0egBJY1zhBYw2KhdUfwVJJE\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\"} "
                        + "| {\"openid\":\"***\",\"session_key\":\"***\"}",
                "{\\\"session_key\\\":\\\"tiihtNczf5v6AKRyjwEUhQ==\\\"} | {\\\"session_key\\\":\\\"***\\\"}",
                "/cgi-bin/x?access_token=92_abcDEF-1&openid=oGZ%3D12&grant=1 | /cgi-bin/x?access_token=***&openid=***&grant=1",
                "WxMaJscode2SessionResult(sessionKey=tiihtNczf5, openid=oGZUI0, unionId=abc1234) "
                        + "| WxMaJscode2SessionResult(sessionKey=***, openid=***, unionId=***)",
                "person oGZUI0egBJY1zhBYw2KhdUfwVJJE came | person o*** came"
            })
    void takesOut(String line, String masked) {
        assertThat(LogMask.mask(line)).isEqualTo(masked);
        assertThat(LogGrep.in(masked)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id 813812345678901234 of nineteen and less",
                "at 2026-11-21T04:21:22.123Z, 1763698882123 ms",
                "trace 0af76519138123456781448eb211c803",
                "0a138123-4567-8138-9123-138123456789",
                "0851-2662 1234, 110, 12345",
                "optimisticLockerInterceptorsX of org.springframework.boot",
                "3 tokens: a, b; the token is missing",
                "门牌 C05V-9V8N-515NR 打开 13812 次"
            })
    void leaves(String line) {
        assertThat(LogMask.mask(line)).isEqualTo(line);
        assertThat(LogGrep.in(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a 13812345678 b",
                "\"phone\":\"13812345678\"",
                "\\n138-1234-5678\\n",
                "52032919900307001X",
                "Bearer abcdefghijk",
                TOKEN,
                "{\"session_key\":\"tii\"}",
                "?access_token=92_x",
                "oGZUI0egBJY1zhBYw2KhdUfwVJJE"
            })
    void isNeededAsASearchOfTheLogShows(String line) {
        assertThat(LogGrep.in("fine\n" + line)).isNotEmpty();
    }

    @Test
    void isNoBarToSearchingForWhatWasPlanted() {
        assertThat(LogGrep.in("fine\nhere is 王小英\n", "王小英", "other")).containsExactly("what was planted: here is 王小英");
    }
}
