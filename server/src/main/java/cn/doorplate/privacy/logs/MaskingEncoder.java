package cn.doorplate.privacy.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Lets another encoder write the line, in whichever format, and masks what it wrote. */
final class MaskingEncoder extends EncoderBase<ILoggingEvent> {

    private final Encoder<ILoggingEvent> inner;
    private final Charset charset;

    MaskingEncoder(Encoder<ILoggingEvent> inner) {
        this.inner = inner;
        this.charset = charset(inner);
        setContext(inner.getContext());
    }

    private static Charset charset(Encoder<ILoggingEvent> inner) {
        Charset given = inner instanceof LayoutWrappingEncoder<ILoggingEvent> layout ? layout.getCharset() : null;
        return given == null ? StandardCharsets.UTF_8 : given;
    }

    @Override
    public byte[] headerBytes() {
        return inner.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        byte[] written = inner.encode(event);
        String line = new String(written, charset);
        String masked = LogMask.mask(line);
        return masked.equals(line) ? written : masked.getBytes(charset);
    }

    @Override
    public byte[] footerBytes() {
        return inner.footerBytes();
    }

    @Override
    public void stop() {
        inner.stop();
        super.stop();
    }
}
