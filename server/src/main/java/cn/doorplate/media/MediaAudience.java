package cn.doorplate.media;

import cn.doorplate.identity.Viewer;

/** Says who may see the files of one kind of thing: a bean of each module that claims files. */
public interface MediaAudience {

    /** What its claims begin with, before the colon: {@code case} of {@code case:123}. */
    String prefix();

    /** Whether that person may see a file that is claimed so, whoever sent it: of one thing not all need be for everybody. */
    boolean maySee(Viewer viewer, Media media, String claim);
}
