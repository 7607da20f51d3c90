package cn.doorplate.dev.wechat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * WeChat's platform on loopback, for one mini-program: our own code asks it as it asks the real one. What WeChat does in
 * phones, a test does through this class: open the mini-program, allow a message. It can be told to be in {@link Trouble}.
 */
public final class WeChatStandIn implements AutoCloseable {

    /** Of the mini-program that it knows; obviously of no real one. */
    public static final String APP_ID = "wxdevelopment00000";

    public static final String APP_SECRET = "dev-only-app-secret";
    public static final String CALLBACK_TOKEN = "dev-only-callback-token";
    public static final String CALLBACK_AES_KEY = "devonlydevonlydevonlydevonlydevonlydevonlyA";

    private static @Nullable WeChatStandIn shared;

    private final Account account = new Account(APP_ID, APP_SECRET);
    private final Set<String> pages = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "wechat-stand-in");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;
    private final Members members;
    private final Tokens tokens;
    private final LoginRule login;
    private final PhoneRule phone;
    private final SubscribeRule subscribe;
    private final MediaCheckRule media;
    private volatile Mood mood = new Mood(Trouble.NONE, new CountDownLatch(1));

    private WeChatStandIn(Clock clock, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        members = new Members(clock);
        tokens = new Tokens(account, clock);
        login = new LoginRule(account, members, clock);
        phone = new PhoneRule(account, clock);
        subscribe = new SubscribeRule(members, pages);
        media = new MediaCheckRule(account, members, clock, threads);
        publish("pages/index/index");
        publish("pages/plate/plate");
        template("dev-notice", "thing1", "thing2", "time3");
        template("dev-life", "thing1", "phrase2", "thing3");
        template("dev-digest", "thing1", "number2");
        standingTemplate("dev-alarm", "thing1", "character_string2");
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    private record Mood(Trouble trouble, CountDownLatch over) {}

    private final AtomicInteger all = new AtomicInteger();
    private volatile int failing;

    /** A platform of one's own, which may be told to be in trouble. */
    public static WeChatStandIn start(Clock clock) {
        return start(clock, 0);
    }

    /** On the port, so that it is found again after a restart; on another when that is taken. */
    public static WeChatStandIn start(Clock clock, int preferredPort) {
        try {
            return new WeChatStandIn(clock, preferredPort);
        } catch (IOException taken) {
            if (preferredPort == 0) {
                throw new UncheckedIOException(taken);
            }
            return start(clock, 0);
        }
    }

    /** The one that all integration tests of this JVM share; it is never in trouble. */
    public static synchronized WeChatStandIn shared() {
        if (shared == null) {
            shared = start(Clock.systemUTC());
        }
        return shared;
    }

    /** What addresses begin with in the place of {@code https://api.weixin.qq.com}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A code as {@code wx.login} gives it to that person. */
    public String codeFor(String openid) {
        return login.codeFor(openid, null);
    }

    /** The same for a person with a unionid. */
    public String codeFor(String openid, String unionid) {
        return login.codeFor(openid, unionid);
    }

    /** A code as the mini-program is given it when its user agrees to tell that phone number. */
    public String phoneCodeFor(String phone) {
        return this.phone.codeFor(phone);
    }

    /** The platform holds the person for risky from now on. */
    public void block(String openid) {
        members.block(openid);
    }

    /** A page that the mini-program has. */
    public void publish(String page) {
        pages.add(page);
    }

    /** A message template of the account, with its placeholders, as in {@code thing1}. */
    public void template(String id, String... placeholders) {
        subscribe.template(id, Set.of(placeholders));
    }

    /** A template of which one consent holds for all messages (长期订阅). */
    public void standingTemplate(String id, String... placeholders) {
        template(id, placeholders);
        subscribe.standing(id);
    }

    /** The person takes back what they allowed of that template. */
    public void refuse(String openid, String template) {
        subscribe.refuse(openid, template);
    }

    /** No more subscribe messages than so many from now on; then errcode 45009. */
    public void allowMessages(int number) {
        subscribe.quota(number);
    }

    /** The person allows one message of that template. */
    public void allow(String openid, String template) {
        subscribe.allow(openid, template);
    }

    /** The data of the messages that the person was shown, in order. */
    public List<Map<String, String>> messagesTo(String openid) {
        return subscribe.sent().stream()
                .filter(it -> it.openid().equals(openid))
                .map(SubscribeRule.Sent::data)
                .toList();
    }

    /** How often a message with that value was handed over for each person, shown or refused; by openid. */
    public Map<String, Long> handedOver(String placeholder, String value) {
        return subscribe.asked().stream()
                .filter(it -> value.equals(it.data().get(placeholder)))
                .collect(Collectors.groupingBy(SubscribeRule.Sent::openid, Collectors.counting()));
    }

    /** Where findings on media go from now on. */
    public void pushTo(EventPush push) {
        media.pushTo(push);
    }

    /** The event that tells a finding on the file at that address. */
    public JsonNode mediaEvent(String traceId, String url) {
        return media.event(traceId, url);
    }

    /** As if the access token had leaked and been replaced by somebody: it is refused from now on. */
    public void endToken() {
        tokens.endStable();
    }

    /** How often {@code force_refresh} was asked for, and done. */
    public int forced() {
        return tokens.forced();
    }

    /** How often the path was asked, answered or not. */
    public int calls(String path) {
        return calls.getOrDefault(path, new AtomicInteger()).get();
    }

    /** All session keys that it has given out, which nobody should find anywhere. */
    public List<String> sessionKeys() {
        return login.sessionKeys();
    }

    /** From now on one call in so many, whichever, is answered with status 500; 0 for none. */
    public void failEvery(int calls) {
        failing = calls;
    }

    /** How it answers from now on. Answers that are held back go out. */
    public void be(Trouble trouble) {
        Mood before = mood;
        mood = new Mood(trouble, new CountDownLatch(1));
        before.over().countDown();
    }

    @Override
    public void close() {
        be(Trouble.NONE);
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Asked asked = Asked.of(exchange);
        calls.computeIfAbsent(asked.path(), none -> new AtomicInteger()).incrementAndGet();
        int every = failing;
        if (every > 0 && all.incrementAndGet() % every == 0) {
            Trouble.FAILING.answer(exchange, answer(asked), mood.over());
            return;
        }
        Mood now = mood;
        now.trouble().answer(exchange, answer(asked), now.over());
    }

    private Answered answer(Asked asked) {
        return switch (asked.path()) {
            case "/sns/jscode2session" -> login.answer(asked);
            case "/cgi-bin/stable_token" -> posted(asked, tokens::stable);
            case "/cgi-bin/token" -> tokens.plain(asked);
            case "/wxa/business/getuserphonenumber" -> entitled(asked, phone);
            case "/wxa/getwxacodeunlimit" -> entitled(asked, new CodePictureRule(pages));
            case "/cgi-bin/message/subscribe/send" -> entitled(asked, subscribe);
            case "/wxa/msg_sec_check" -> entitled(asked, new TextCheckRule(members));
            case "/wxa/media_check_async" -> entitled(asked, media);
            case "/dev/code" -> devCode(asked);
            case "/dev/phone-code" -> devPhoneCode(asked);
            default -> Answered.text(404, "text/plain", "");
        };
    }

    private Answered entitled(Asked asked, Rule rule) {
        Answered refusal = tokens.refusal(asked.query("access_token"));
        return refusal == null ? posted(asked, rule) : refusal;
    }

    /** developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html */
    private static Answered posted(Asked asked, Rule rule) {
        if (!asked.method().equals("POST")) {
            return Answered.refusal(43002, "require POST method");
        }
        return asked.body() == null ? Answered.refusal(47001, "data format error") : rule.answer(asked);
    }

    /** Not WeChat's: {@code GET /dev/code?openid=…} gives whoever tries things out a code to log in as that person. */
    private Answered devCode(Asked asked) {
        String openid = asked.query("openid");
        return openid.matches("[0-9A-Za-z_-]{1,64}")
                ? Answered.text(200, "text/plain", codeFor(openid))
                : Answered.text(400, "text/plain", "openid?");
    }

    /** Not WeChat's: {@code GET /dev/phone-code?phone=…} gives a code as if its user had agreed to tell that number. */
    private Answered devPhoneCode(Asked asked) {
        String phone = asked.query("phone");
        return phone.matches("1\\d{10}")
                ? Answered.text(200, "text/plain", phoneCodeFor(phone))
                : Answered.text(400, "text/plain", "phone?");
    }
}
