package cn.doorplate.place.hot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An entry as bytes in Redis: a few fixed fields, then the value as JSON. A server that cannot read one has none. */
final class Codec<V> {

    /** Changes with the layout below; a server passes over other layouts. */
    private static final int LAYOUT = 1;

    private final JsonMapper json;
    private final Class<V> type;

    Codec(JsonMapper json, Class<V> type) {
        this.json = json;
        this.type = type;
    }

    byte[] write(Loaded<V> loaded, long expiresAt, Instant at) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(LAYOUT);
            out.writeLong(loaded.generation());
            out.writeLong(expiresAt);
            out.writeLong(at.toEpochMilli());
            out.writeShort(loaded.scopes().size());
            for (String scope : loaded.scopes()) {
                out.writeUTF(scope);
            }
            V value = loaded.value();
            out.write(value == null ? new byte[0] : json.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Nullable Entry<V> read(byte[] bytes, int epoch, int weight) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != LAYOUT) {
                return null;
            }
            long generation = in.readLong();
            long expiresAt = in.readLong();
            Instant at = Instant.ofEpochMilli(in.readLong());
            Set<String> scopes = new HashSet<>();
            for (int left = in.readShort(); left > 0; left--) {
                scopes.add(in.readUTF());
            }
            byte[] value = in.readAllBytes();
            V decoded = value.length == 0 ? null : json.readValue(value, type);
            return Entry.of(decoded, generation, epoch, scopes, expiresAt, at, weight);
        } catch (IOException | JacksonException e) {
            return null;
        }
    }
}
