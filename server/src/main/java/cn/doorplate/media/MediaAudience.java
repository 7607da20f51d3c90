package cn.doorplate.media;

import cn.doorplate.identity.Viewer;

/** Says who may see the files of one kind of thing: a bean of each module that claims files. */
public interface MediaAudience {

    /** What its claims begin with, before the colon: {@code case} of {@code case:123}. */
    String prefix();

    /** Whether that person may see what is claimed so, whoever sent it. */
    boolean maySee(Viewer viewer, String claim);
}
