package cn.doorplate.dev;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What WeChat gives the mini-program on a phone, from the stand-in for WeChat. */
@Component
@Profile("demo")
class WeChatCodes {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String weChat;

    WeChatCodes(Environment environment) {
        weChat = environment.getProperty("doorplate.wechat.api-host", "");
    }

    /** A code as {@code wx.login} gives it to that person. */
    String login(String openid) throws IOException, InterruptedException {
        return ask("/dev/code?openid=" + openid);
    }

    /** A code as {@code getPhoneNumber} gives it when the person agrees to tell that number. */
    String phone(String phone) throws IOException, InterruptedException {
        return ask("/dev/phone-code?phone=" + phone);
    }

    private String ask(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(weChat + path)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The stand-in for WeChat answers " + answer.statusCode() + " to " + path);
        }
        return answer.body().strip();
    }
}
