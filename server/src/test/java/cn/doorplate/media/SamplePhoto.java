package cn.doorplate.media;

import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.media.content.SampleFiles;

/** A picture, for tests of what pictures belong to. */
public final class SamplePhoto {

    private SamplePhoto() {}

    /** Sent by who holds that token; its id. */
    public static String sent(int port, String token) {
        return new MediaClient(port)
                .send(new Someone(0, token), SampleFiles.jpeg())
                .id();
    }
}
