package cn.doorplate.wechat;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An empty body that can be sent once. The JDK's client sends a GET again when a kept connection turns out to be closed,
 * although the first one may have arrived; and a login code that arrives twice is refused the second time. The length is
 * asked for right before the head is written.
 */
final class SentOnce implements HttpRequest.BodyPublisher {

    private final AtomicBoolean sent = new AtomicBoolean();

    @Override
    public long contentLength() {
        if (sent.getAndSet(true)) {
            throw new IllegalStateException("sent before");
        }
        return 0;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        HttpRequest.BodyPublishers.noBody().subscribe(subscriber);
    }
}
