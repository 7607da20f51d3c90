package cn.doorplate.media;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Where files lie, under names that tell nothing: 32 hexadecimal characters, and an ending for the thumbnail. */
interface Store {

    /** Writes it, whole or not at all; when this returns, it outlives the machine. An earlier one of that name is replaced. */
    void put(String name, byte[] bytes) throws IOException;

    /** @throws java.nio.file.NoSuchFileException if there is none */
    InputStream open(String name) throws IOException;

    /** Does nothing if there is none. */
    void remove(String name) throws IOException;

    /** Names those that were written before then, some hundreds at a time. */
    void list(Instant before, Consumer<List<String>> some) throws IOException;
}
